import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { type HouseState, houseState } from '#lib/report/in-house.ts';
import type { StayValues } from '#lib/report/stay.ts';
import { valuesOf } from '#lib/report/stored.ts';

/** A stay as the police see it before any reveal: masked, with what is odd or missing about it. Instants UTC. */
export type StayLine = {
  id: string;
  lodgingId: string;
  night: BusinessDay;
  values: StayValues;
  age: number | null;
  checkedOutAt: Date | null;
  state: HouseState;
  removedReason: string | null;
  toComplete: string[];
  flags: string[];
  suspicions: string[];
  clearOn: string;
  cleared: boolean;
};

type Row = Omit<StayLine, 'values' | 'night' | 'checkedOutAt' | 'state'> & {
  night: string;
  masked: Record<string, unknown>;
  checkIn: string;
  planned: string | null;
  checkedOut: string | null;
};

type Reader = Pass<'stay:read'> | Pass<'stay:reveal'>;

/** The stays a return of one night holds or held, by room; removed ones last. */
export async function staysOfNight(pass: Reader, lodgingId: string, night: BusinessDay): Promise<StayLine[]> {
  return lines(pass, pass.sql`s.lodging_id = ${lodgingId} and s.business_day = ${night}`);
}

/** Who is in house now: checked in, not removed, neither checked out nor past the planned check-out. */
export async function inHouseNow(pass: Reader, lodgingId: string): Promise<StayLine[]> {
  const now = pass.now.toISOString();
  return lines(
    pass,
    pass.sql`s.lodging_id = ${lodgingId} and s.removed_in is null and s.check_in_at <= ${now}
      and s.checked_out_at is null and (s.planned_check_out_at is null or s.planned_check_out_at > ${now})`,
  );
}

/** One stay within reach, or null. */
export async function stayLine(pass: Reader, stayId: string): Promise<StayLine | null> {
  const [line] = await lines(pass, pass.sql`s.id = ${stayId}`);
  return line ?? null;
}

async function lines(pass: Reader, which: ReturnType<Reader['sql']>): Promise<StayLine[]> {
  const rows = await pass.sql<Row[]>`
    select s.id, s.lodging_id as "lodgingId", s.business_day::text as night, s.age, s.check_in_at as "checkIn",
      s.planned_check_out_at as planned, s.checked_out_at as "checkedOut", s.removed_reason as "removedReason",
      s.to_complete as "toComplete", s.flags, s.clear_on::text as "clearOn", s.cleared_at is not null as cleared, t.masked,
      (select coalesce(json_agg(distinct c.code), '[]') from stay_suspicion p, jsonb_array_elements_text(p.codes) as c(code)
        where p.county = s.county and p.stay_id = s.id) as suspicions
    from stay s
    join lateral (select x.masked from stay_text x where x.county = s.county and x.stay_id = s.id
      order by x.n desc limit 1) t on true
    where s.county = ${pass.reach.county} and ${which}
    order by s.removed_in nulls first, s.room nulls last, s.position, s.id limit 500`;
  return rows.map(({ masked, checkIn, planned, checkedOut, night, ...row }) => {
    const facts = {
      checkIn: new Date(checkIn),
      plannedCheckOut: planned ? new Date(planned) : null,
      checkedOutAt: checkedOut ? new Date(checkedOut) : null,
    };
    return {
      ...row,
      night: businessDay(night),
      // What was extended since stands in the row, not in the text.
      values: { ...valuesOf(masked, null), plannedCheckOut: facts.plannedCheckOut },
      checkedOutAt: facts.checkedOutAt,
      state: houseState(facts, pass.now),
    };
  });
}
