import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { instantOf } from '#lib/clock/business-day.ts';
import type { OutageSpan } from '#lib/clock/due.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { OutageInput } from './inputs.ts';

const hour = 3_600_000;
const longest = 14 * 24 * hour;
const reachesBack = 14 * 24 * hour;
const ahead = 48 * hour;

/** Downtime as recorded; without a township it is the portal's and touches everybody. Instants UTC. */
export type Outage = OutageSpan & {
  id: string;
  townshipCode: string | null;
  reason: string;
  declaredAt: Date;
  knownBy: KnownBy;
};

/** How an outage is known: a person declared it, or the door's own beat stopped. */
export type KnownBy = 'declared' | 'beat';

type OutageRow = {
  id: string;
  townshipCode: string | null;
  from: string;
  to: string;
  reason: string;
  declaredAt: string;
  knownBy: KnownBy;
};

/** The outages that touch the time between two instants, oldest first; outages are no secret within the county. */
export async function outagesBetween(
  { sql }: Pick<Pass<Permission>, 'sql'>,
  from: Date,
  to: Date,
): Promise<Outage[]> {
  const rows = await sql<OutageRow[]>`
    select id, township_code as "townshipCode", from_at as "from", to_at as "to", reason, declared_at as "declaredAt",
      known_by as "knownBy"
    from outage where to_at > ${from.toISOString()} and from_at < ${to.toISOString()} order by from_at, id`;
  return rows.map((row) => ({
    ...row,
    from: new Date(row.from),
    to: new Date(row.to),
    declaredAt: new Date(row.declaredAt),
  }));
}

/** The spans that count for a township: its own and the portal's. Hand them to effectiveDue of the clock. */
export function spansFor(outages: readonly Outage[], townshipCode: string): OutageSpan[] {
  return outages.filter((outage) => outage.townshipCode === null || outage.townshipCode === townshipCode);
}

/**
 * A chief or supervisor declares that power or network was out in townships. A chief's townships are those with a lodging
 * in reach. Refuses M-217 an order, length (14 days) or reach of instants that cannot be (14 days back, 48 h ahead),
 * M-218 a township that is not there or out of reach.
 */
export async function declareOutage(
  pass: Pass<'outage:declare'>,
  input: OutageInput,
): Promise<{ ids: string[] }> {
  const { sql } = pass;
  const from = instantTyped(input.from);
  const to = instantTyped(input.to);
  requireSpan(pass.now, from, to);
  const townships = [...new Set(input.townships)];
  const known = await sql<
    { code: string }[]
  >`select t.code from township t where t.code = any (${townships}::text[])
    and (${pass.role === 'nl_county'} or exists (select from lodging l where l.county = t.county and l.township_code = t.code))`;
  if (known.length !== townships.length)
    throw new Refusal('invalid', [{ code: 'M-218', field: 'townships' }]);
  const ids: string[] = [];
  for (const township of townships) ids.push(await insert(pass, township, from, to, input.reason));
  pass.record({
    act: 'outage.declare',
    subjectKind: 'outage',
    subjectId: ids[0] ?? '',
    detail: { townships, from: from.toISOString(), to: to.toISOString() },
  });
  pass.enqueue({ queue: 'outage.ended', data: { county: pass.reach.county } });
  return { ids };
}

/**
 * Records that the portal itself was down, as its beat tells. What touches a span already recorded prolongs that one, so
 * that the worker may tell of an outage while it lasts and the server of its end. Returns whether it is a new one.
 */
export async function recordPlatformOutage(
  pass: Pass<'clock:work'>,
  span: OutageSpan,
  reason: string,
): Promise<{ id: string; isNew: boolean }> {
  requireSpan(pass.now, span.from, span.to);
  const [from, to] = [span.from.toISOString(), span.to.toISOString()];
  await pass.sql`select pg_advisory_xact_lock(hashtextextended(${`outage/${pass.reach.county}`}, 430524))`;
  const [known] = await pass.sql<{ id: string }[]>`
    update outage set from_at = least(from_at, ${from}), to_at = greatest(to_at, ${to})
    where id = (select id from outage where township_code is null and known_by = 'beat'
      and to_at >= ${from}::timestamptz - interval '15 seconds' and from_at <= ${to} order by from_at limit 1)
    returning id`;
  pass.enqueue({ queue: 'outage.ended', data: { county: pass.reach.county } });
  if (known) return { id: known.id, isNew: false };
  const id = await insert(pass, null, span.from, span.to, reason);
  pass.record({
    act: 'outage.platform',
    subjectKind: 'outage',
    subjectId: id,
    detail: { from, to },
  });
  return { id, isNew: true };
}

async function insert(
  pass: Pick<Pass<Permission>, 'sql' | 'reach' | 'actor' | 'now'>,
  township: string | null,
  from: Date,
  to: Date,
  reason: string,
): Promise<string> {
  const id = uuidv7(pass.now);
  await pass.sql`insert into outage (county, id, township_code, from_at, to_at, declared_by, declared_at, reason, known_by)
    values (${pass.reach.county}, ${id}, ${township}, ${from.toISOString()}, ${to.toISOString()}, ${pass.actor.id}::uuid,
      ${pass.now.toISOString()}, ${reason}, ${township === null ? 'beat' : 'declared'})`;
  return id;
}

function requireSpan(now: Date, from: Date, to: Date): void {
  const wrong =
    to <= from || to.getTime() - from.getTime() > longest || to.getTime() > now.getTime() + ahead
      ? 'to'
      : null;
  const tooOld = from.getTime() < now.getTime() - reachesBack ? 'from' : null;
  const field = wrong ?? tooOld;
  if (field) throw new Refusal('invalid', [{ code: 'M-217', field }]);
}

function instantTyped(text: string): Date {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) {
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) throw new Refusal('invalid', [{ code: 'M-217', field: 'from' }]);
    return at;
  }
  const [date = '', time = ''] = text.split('T');
  return instantOf(date, time.slice(0, 8));
}
