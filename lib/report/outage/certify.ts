import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { effectiveDue, isMovedBy } from '#lib/clock/due.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { type Outage, outagesBetween, spansFor } from '#lib/registry/outages.ts';
import { type CertificateFacts, certificateFile, portal, type TouchedNight } from './certificate.ts';

const day = 86_400_000;

type Open = { id: string; from: string; to: string };

/**
 * Signs a certificate for each outage that has ended and has none of its present span. One that the portal's beat tells of may
 * still go on: it has ended when it was not prolonged for two minutes. Returns how many were signed.
 */
export async function certifyOutages(pass: Pass<'clock:work'>): Promise<{ signed: number }> {
  const now = pass.now.toISOString();
  // Before looking: of two at once, the clock and what was just declared, the second finds it signed.
  await pass.sql`select pg_advisory_xact_lock(hashtextextended(${`certificate/${pass.reach.county}`}, 430524))`;
  const open = await pass.sql<Open[]>`
    select o.id, o.from_at as "from", o.to_at as "to" from outage o
    where o.to_at <= ${now}::timestamptz - case o.known_by when 'beat' then interval '2 minutes' else interval '0' end
      and not exists (select from outage_certificate c where c.county = o.county and c.outage_id = o.id
        and c.from_at = o.from_at and c.to_at = o.to_at)
    order by o.from_at, o.id limit 50`;
  if (open.length === 0) return { signed: 0 };
  const names = new Map(
    (await pass.sql<{ code: string; name: string }[]>`select code, name from township`).map((one) => [
      one.code,
      one.name,
    ]),
  );
  for (const { id, from, to } of open) {
    const near = await outagesBetween(
      pass,
      new Date(new Date(from).getTime() - 2 * day),
      new Date(new Date(to).getTime() + 2 * day),
    );
    const outage = near.find((one) => one.id === id);
    if (outage) await certify(pass, outage, near, names);
  }
  return { signed: open.length };
}

async function certify(
  pass: Pass<'clock:work'>,
  outage: Outage,
  near: readonly Outage[],
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const { sql, now } = pass;
  const { county } = pass.reach;
  const prefix = `${county}-OUT-${civilDateAt(outage.from).replaceAll('-', '')}-`;
  const [before] = await sql<{ count: number }[]>`
    select count(*)::int as count from outage_certificate where starts_with(number, ${prefix})`;
  const place = outage.townshipCode ?? portal;
  const facts: CertificateFacts = {
    number: `${prefix}${(before?.count ?? 0) + 1}`,
    place,
    placeName: outage.townshipCode === null ? portal : (names.get(place) ?? place),
    from: outage.from,
    to: outage.to,
    known: outage.knownBy,
    recordedAt: outage.declaredAt,
    nights: await touchedNights(pass, outage, near),
    issuedAt: now,
  };
  const id = uuidv7(now);
  await sql`insert into outage_certificate (county, id, number, outage_id, from_at, to_at, issued_at, file)
    values (${county}, ${id}, ${facts.number}, ${outage.id}, ${outage.from.toISOString()}, ${outage.to.toISOString()},
      ${now.toISOString()}, ${certificateFile(facts)})`;
  pass.record({
    act: 'outage.certify',
    subjectKind: 'outage',
    subjectId: outage.id,
    detail: { number: facts.number, nights: facts.nights.length },
  });
}

type Due = { night: BusinessDay; due: string; township: string; lodgings: number };

/** The nights whose due the outage moved, by their stamped dues, with how many lodgings each. */
async function touchedNights(
  pass: Pass<'clock:work'>,
  outage: Outage,
  near: readonly Outage[],
): Promise<TouchedNight[]> {
  const rows = await pass.sql<Due[]>`
    select o.business_day::text as night, o.due_at as due, l.township_code as township, count(*)::int as lodgings
    from obligation o join lodging l on l.county = o.county and l.id = o.lodging_id
    where o.business_day between ${addDays(businessDayAt(outage.from), -2)} and ${businessDayAt(new Date(outage.to.getTime() + day))}
      and (${outage.townshipCode}::text is null or l.township_code = ${outage.townshipCode})
    group by o.business_day, o.due_at, l.township_code`;
  const touched = new Map<string, TouchedNight>();
  for (const { night, township, lodgings, ...row } of rows) {
    const due = new Date(row.due);
    const spans = spansFor(near, township);
    if (!isMovedBy(due, outage, spans)) continue;
    const movedTo = effectiveDue(due, spans);
    const key = `${night}/${due.getTime()}/${movedTo.getTime()}`;
    const sum = (touched.get(key)?.lodgings ?? 0) + lodgings;
    touched.set(key, { night, due, movedTo, lodgings: sum });
  }
  return [...touched].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, night]) => night);
}
