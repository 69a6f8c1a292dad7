import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { type DeskNight, nightsOf } from '#lib/report/desk.ts';
import { fiveMusts } from '#lib/report/five-musts.ts';
import type { Patrol } from '#lib/report/rules.ts';
import type { StayFlag } from '#lib/report/stay.ts';
import { valuesOf } from '#lib/report/stored.ts';
import type { StayMarks } from './diligence-rules.ts';

/** A month of what a house did, without a name, number or age of anybody. Nights begun, oldest first. */
export type Diligence = {
  lodging: { code: string; name: string };
  month: string;
  takenAt: Date;
  nights: (DeskNight & { minors: { room: string | null; marks: StayMarks }[] })[];
};

type Row = {
  id: string;
  night: string;
  room: string | null;
  cleared: boolean;
  flags: StayFlag[];
  masked: Record<string, unknown>;
  patrol: string | null;
};

/**
 * The month ('2026-11') of a lodging the caller has found in its reach. What was ticked or told of a suspicion is not read:
 * a house's paper neither says nor hints that there was one.
 */
export async function diligenceOf(
  pass: Pass<'report:read'>,
  lodging: { id: string; code: string; name: string },
  month: string,
): Promise<Diligence> {
  const from = businessDay(`${month}-01`, 'month');
  const running = businessDayAt(pass.now);
  const last = addDays(businessDay(`${nextMonth(month)}-01`, 'month'), -1);
  const [to = running] = [last, running].sort();
  const { nights } = to < from ? { nights: [] } : await nightsOf(pass, lodging.id, from, to);
  const rows = await pass.sql<Row[]>`
    select s.id, s.business_day::text as night, s.room, s.cleared_at is not null as cleared, s.flags, t.masked, v.patrol
    from stay s
    join report r on r.county = s.county and r.id = s.report_id
    join report_version v on v.county = r.county and v.report_id = r.id and v.n = r.n
    join lateral (select x.masked from stay_text x where x.county = s.county and x.stay_id = s.id
      order by x.n desc limit 1) t on true
    where s.county = ${pass.reach.county} and s.lodging_id = ${lodging.id} and s.business_day between ${from} and ${to}
      and s.removed_in is null
    order by s.business_day, s.room nulls last, s.position, s.id`;
  const settled = await settledOf(
    pass,
    rows.map(({ id }) => id),
  );
  const stays = (night: BusinessDay) =>
    rows
      .filter((row) => row.night === night)
      .map((row) => ({ room: row.room, marks: marksOf(row, settled.has(row.id)) }));
  return {
    lodging: { code: lodging.code, name: lodging.name },
    month,
    takenAt: pass.now,
    nights: nights.map((night) => ({ ...night, minors: stays(night.day) })),
  };
}

function marksOf(row: Row, identified: boolean): StayMarks {
  if (row.cleared) return null;
  const { identity, guardian, relation, patrol } = fiveMusts({
    stay: valuesOf(row.masked, null),
    flags: row.flags,
    identified,
    patrol: row.patrol ? (JSON.parse(row.patrol) as Patrol) : null,
    suspicious: false,
    incidentNumber: null,
  });
  return { identity, guardian, relation, patrol };
}

async function settledOf(pass: Pass<'report:read'>, stays: readonly string[]): Promise<Set<string>> {
  if (stays.length === 0) return new Set();
  const rows = await pass.sql<
    { id: string }[]
  >`select id from nl.identity_settled(${[...stays]}::uuid[]) as id`;
  return new Set(rows.map(({ id }) => id));
}

function nextMonth(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
}
