import { generateLodgings, type LodgingPart } from '#drizzle/seed/generator/county.ts';
import { addDays, type BusinessDay, daysOf, startOf } from '#lib/clock/business-day.ts';
import { dueAt, lateUntil, standardDay } from '#lib/clock/due.ts';
import { lodging, lodgingBeat, lodgingContact, lodgingStatus } from '#lib/lodging/schema.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import type { Sql, Transaction } from '#lib/platform/db.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { township, unit } from '#lib/registry/schema.ts';
import { report } from '#lib/report/schema.ts';

export type Laid = {
  county: string;
  countyUnit: string;
  lodgings: { id: string; code: string; beat: string; station: string }[];
};

type Wanted = {
  county: string;
  lodgings: number;
  nights: number;
  lastNight: BusinessDay;
  now: Date;
  /** false leaves every night to be filed */
  filed: boolean;
  /** so many times as many lodgings, each with units and returns like one that was generated: generating takes the longest */
  copies?: number;
};

// The reference county's busiest station has 60 lodgings; a larger county has more stations, not larger ones.
const perStation = 60;
const perBeat = 20;
const batch = 4000;

/**
 * Lays an invented county of the generator past every rule of filing, as the superuser: units, lodgings, obligations and
 * returns with their versions, which is what boards and the silent list read. For measuring at sizes that filing would
 * take hours to reach; stays and accounts are left out.
 */
export async function layCounty(admin: Sql, wanted: Wanted): Promise<Laid> {
  const laid: Laid = { county: wanted.county, countyUnit: uuidv7(wanted.now), lodgings: [] };
  await admin.begin((sql) => lay(sql, wanted, laid));
  await admin`vacuum analyze`;
  return laid;
}

async function lay(sql: Transaction['sql'], wanted: Wanted, laid: Laid): Promise<void> {
  const { county, now } = wanted;
  const first = addDays(wanted.lastNight, 1 - wanted.nights);
  const id = () => uuidv7(now);
  const { countyUnit } = laid;
  await insertRows(sql, unit, [{ county, id: countyUnit, code: county, kind: 'county', name: county }]);
  const townships = new Map<string, number>();
  const units = new Map<string, string>();
  const unitOf = async (kind: 'station' | 'beat', code: string, parentId: string) => {
    const known = units.get(code);
    if (known) return known;
    const made = id();
    units.set(code, made);
    await insertRows(sql, unit, [{ county, id: made, code, kind, name: code, parentId }]);
    return made;
  };
  const place = async ({ lodging: row }: LodgingPart) => {
    const before = townships.get(row.township_code) ?? 0;
    townships.set(row.township_code, before + 1);
    if (before === 0)
      await insertRows(sql, township, [{ county, code: row.township_code, name: row.township_name }]);
    const stationCode = `${row.township_code}-${Math.floor(before / perStation)}`;
    const station = await unitOf('station', stationCode, countyUnit);
    const beat = await unitOf(
      'beat',
      `${stationCode}-${Math.floor((before % perStation) / perBeat)}`,
      station,
    );
    return { id: id(), code: row.code, beat, station };
  };

  let waiting: { part: LodgingPart; at: Laid['lodgings'][number] }[] = [];
  const write = async () => {
    await writeLodgings(sql, county, first, waiting);
    if (wanted.filed) await writeReturns(sql, county, now, waiting);
    waiting = [];
  };
  let rows = 0;
  const { lodgings, nights, lastNight } = wanted;
  for (const part of generateLodgings({ seed: county, lodgings, nights, lastNight, filedUntil: now })) {
    const at = await place(part);
    laid.lodgings.push(at);
    waiting.push({ part, at });
    rows += part.reports.length + 1;
    if (rows >= batch || waiting.length >= batch) {
      await write();
      rows = 0;
    }
  }
  await write();
  if (wanted.copies && wanted.copies > 1) laid.lodgings = await copied(sql, county, wanted.copies);
  // In a county that lives the returns of a night lie beside one another; they were made lodging by lodging.
  await sql`cluster report using report_day`;
  await layNights(sql, county, daysOf(first, addDays(lastNight, 1)), now);
}

async function writeLodgings(
  sql: Transaction['sql'],
  county: string,
  first: BusinessDay,
  parts: readonly { part: LodgingPart; at: Laid['lodgings'][number] }[],
): Promise<void> {
  const placed = parts.map(({ part, at }) => ({ row: part.lodging, at }));
  await insertRows(
    sql,
    lodging,
    placed.map(({ row, at }) => ({
      county,
      id: at.id,
      code: row.code,
      name: row.name,
      category: row.category,
      townshipCode: row.township_code,
      address: row.address,
      rooms: row.rooms,
      noFrontDesk: false,
      onboardedDay: first,
    })),
  );
  const ours = placed.map(({ at }) => ({ county, lodgingId: at.id, fromDay: first }));
  await insertRows(
    sql,
    lodgingStatus,
    ours.map((row) => ({ ...row, status: 'operating', setAt: startOf(first) })),
  );
  await insertRows(
    sql,
    lodgingBeat,
    placed.map(({ at }) => ({ county, lodgingId: at.id, fromDay: first, beatId: at.beat })),
  );
  await insertRows(
    sql,
    lodgingContact,
    placed.map(({ row, at }) => ({
      county,
      lodgingId: at.id,
      place: 1,
      name: row.owner_name,
      phone: row.owner_phone,
    })),
  );
}

/** Lays every lodging so many times in all, each copy in stations and beats of its own; where they stand, without a row leaving. */
async function copied(sql: Transaction['sql'], county: string, copies: number): Promise<Laid['lodgings']> {
  // A copy's ids differ in their first byte alone, so that each copy is written in the order of its indexes.
  const other = (column: string) =>
    sql`overlay(${sql(column)}::text placing lpad(to_hex(k.n), 2, '0') from 1 for 2)::uuid`;
  const times = sql`cross join generate_series(2, ${copies}::int) as k(n)`;
  await sql`insert into unit (county, id, code, kind, name, parent_id)
    select u.county, ${other('u.id')}, u.code || 'x' || k.n, u.kind, u.name || 'x' || k.n,
      case u.kind when 'station' then u.parent_id else ${other('u.parent_id')} end
    from unit u ${times} where u.county = ${county} and u.kind <> 'county' order by u.kind desc`;
  await sql`insert into lodging (county, id, code, name, category, township_code, address, rooms, no_front_desk, onboarded_day)
    select l.county, ${other('l.id')}, l.code || 'x' || k.n, l.name, l.category, l.township_code, l.address, l.rooms,
      l.no_front_desk, l.onboarded_day from lodging l ${times} where l.county = ${county}`;
  await sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
    select s.county, ${other('s.lodging_id')}, s.from_day, s.status, s.set_at from lodging_status s ${times} where s.county = ${county}`;
  await sql`insert into lodging_contact (county, lodging_id, place, name, phone)
    select c.county, ${other('c.lodging_id')}, c.place, c.name, c.phone from lodging_contact c ${times} where c.county = ${county}`;
  await sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    select r.county, ${other('r.id')}, ${other('r.lodging_id')}, r.business_day, r.n, r.kind, r.stays, r.first_accepted_at,
      r.last_accepted_at from report r ${times} where r.county = ${county} order by k.n, r.id`;
  await sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
    select b.county, ${other('b.lodging_id')}, b.from_day, ${other('b.beat_id')} from lodging_beat b ${times} where b.county = ${county}`;
  for (const table of ['unit', 'lodging', 'lodging_beat']) await sql`analyze ${sql(table)}`;
  return await sql<Laid['lodgings']>`
    select l.id, l.code, b.beat_id as beat, u.parent_id as station from lodging l
    join lodging_beat b on b.county = l.county and b.lodging_id = l.id join unit u on u.county = b.county and u.id = b.beat_id
    where l.county = ${county} order by length(l.code), l.code`;
}

async function writeReturns(
  sql: Transaction['sql'],
  county: string,
  now: Date,
  parts: readonly { part: LodgingPart; at: Laid['lodgings'][number] }[],
): Promise<void> {
  const rows = parts.flatMap(({ part, at }) => {
    const minors = new Map<string, number>();
    for (const { business_day } of part.guests) minors.set(business_day, (minors.get(business_day) ?? 0) + 1);
    return part.reports.map(({ business_day, submitted_at }) => {
      const stays = minors.get(business_day) ?? 0;
      return {
        county,
        id: uuidv7(now),
        lodgingId: at.id,
        businessDay: business_day,
        n: 1,
        kind: stays > 0 ? 'guests' : 'nil',
        stays,
        firstAcceptedAt: new Date(submitted_at),
        lastAcceptedAt: new Date(submitted_at),
      };
    });
  });
  await insertRows(sql, report, rows);
}

/** Obligations of every lodging and night, and a version of every return; made where they stand, from one row a night. */
async function layNights(
  sql: Transaction['sql'],
  county: string,
  days: readonly BusinessDay[],
  now: Date,
): Promise<void> {
  const nights = days.map((day) => {
    const due = dueAt(day, standardDay);
    return { day, due, late: lateUntil(due, standardDay), made: startOf(day) };
  });
  await sql`insert into obligation (county, lodging_id, business_day, due_at, late_until, rules, beat_id, made_at)
    select b.county, b.lodging_id, n.day, n.due, n.late, ${JSON.stringify(standardDay)}::text::jsonb, b.beat_id, n.made
    from json_to_recordset(${JSON.stringify(nights)}::text::json)
      as n(day date, due timestamptz, late timestamptz, made timestamptz)
    cross join lodging_beat b where b.county = ${county} order by n.day, b.lodging_id`;
  await sql`insert into report_version (county, report_id, n, lodging_id, business_day, kind, stays, accepted_at, actor_kind,
      actor_name, channel, results, history, receipt_number, short_code, content_hash, salt, key_id, signature)
    select county, id, 1, lodging_id, business_day, kind, stays, last_accepted_at, 'job', 'proof', 'import', '[]', true,
      id::text, left(id::text, 8), sha256(id::text::bytea), sha256(id::text::bytea), 'proof', sha256(id::text::bytea)
    from report where county = ${county} and last_accepted_at <= ${now.toISOString()} order by report.id`;
}
