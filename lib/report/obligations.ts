import { sql } from 'drizzle-orm';
import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, daysOf } from '#lib/clock/business-day.ts';
import { type DayRules, dueAt, lateUntil } from '#lib/clock/due.ts';
import { settingRows } from '#lib/settings/queries.ts';
import { type Settings, settingsOn } from '#lib/settings/resolve.ts';

type Row = {
  id: string;
  category: string;
  onboarded: string;
  beats: { from: string; beat: string; station: string | null }[];
  statuses: { from: string; status: string }[];
};
type Obligation = { lodging: string; day: BusinessDay; due: Date; late: Date; rules: DayRules; beat: string };

type Maker = Pass<'clock:work'> | Pass<'registry:import'>;

/** The entry in force on a day: the last that began on or before it. */
function inForce<T extends { from: string }>(entries: readonly T[], day: string): T | undefined {
  return entries.filter((entry) => entry.from <= day).at(-1);
}

/**
 * Makes what is missing of the obligations from one night to another: one per operating, onboarded lodging and night,
 * stamped with that night's times and beat. Running it again makes nothing; a missed run is repaired by the next.
 * Returns how many were made.
 */
export async function makeObligations(pass: Maker, from: BusinessDay, to: BusinessDay): Promise<number> {
  const county = pass.reach.county;
  const lodgings = await pass.sql<Row[]>`
    select l.id, l.category, l.onboarded_day::text as onboarded,
      (select coalesce(json_agg(json_build_object('from', b.from_day, 'beat', b.beat_id, 'station', u.parent_id)
          order by b.from_day), '[]')
        from lodging_beat b left join unit u on u.county = b.county and u.id = b.beat_id where b.county = l.county and b.lodging_id = l.id) as beats,
      (select coalesce(json_agg(json_build_object('from', s.from_day, 'status', s.status) order by s.from_day), '[]')
        from lodging_status s where s.county = l.county and s.lodging_id = l.id) as statuses
    from lodging l where l.county = ${county} and l.onboarded_day <= ${to}`;
  const stored = await settingRows(pass);
  let made = 0;
  for (const day of daysOf(from, to)) {
    const settings = settingsOn(stored, day);
    const rows = lodgings.flatMap((lodging) => obligationOf(lodging, day, settings) ?? []);
    made += await insert(pass, rows);
  }
  return made;
}

function obligationOf(lodging: Row, day: BusinessDay, settings: Settings): Obligation | null {
  const placed = inForce(lodging.beats, day);
  const operating = inForce(lodging.statuses, day)?.status === 'operating';
  if (lodging.onboarded > day || !operating || !placed) return null;
  const rules = settings.dayRules({
    lodging: lodging.id,
    units: placed.station ? [placed.beat, placed.station] : [placed.beat],
    category: lodging.category,
  });
  const due = dueAt(day, rules);
  return { lodging: lodging.id, day, due, late: lateUntil(due, rules), rules, beat: placed.beat };
}

async function insert(pass: Maker, rows: Obligation[]): Promise<number> {
  if (rows.length === 0) return 0;
  const result = await pass.db.execute(sql`
    insert into obligation (county, lodging_id, business_day, due_at, late_until, rules, beat_id, made_at)
    select ${pass.reach.county}, x.lodging, x.day, x.due, x.late, x.rules, x.beat, ${pass.now.toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as x(lodging uuid, day date, due timestamptz, late timestamptz, rules jsonb, beat uuid)
    on conflict do nothing`);
  return result.count;
}

/** The clock's job: every night from the last one made to the next one, so that a missed run loses nothing. */
export async function makeObligationsAhead(pass: Pass<'clock:work'>): Promise<number> {
  const running = businessDayAt(pass.now);
  const [last] = await pass.sql<{ day: BusinessDay | null; first: BusinessDay | null }[]>`
    select (select max(business_day)::text from obligation where county = ${pass.reach.county}) as day,
      (select min(onboarded_day)::text from lodging where county = ${pass.reach.county}) as first`;
  const from = last?.day ?? last?.first ?? running;
  // The last night made may lack a lodging onboarded or moved since; it is gone through again.
  return makeObligations(pass, from < running ? from : addDays(running, -1), addDays(running, 1));
}
