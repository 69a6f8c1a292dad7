import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { addDays, type BusinessDay, businessDayAt, daysOf, startOf } from '#lib/clock/business-day.ts';
import { effectiveDue } from '#lib/clock/due.ts';
import { outagesBetween, spansFor } from '#lib/registry/outages.ts';
import { excusedNights } from './excused.ts';

type Reader = Pick<Pass<Permission>, 'sql' | 'now'>;

/** A due that an outage moved for the lodgings of one township; instants UTC. Every other due stands as stamped. */
export type MovedDue = { dueAt: Date; townshipCode: string; effective: Date };

// An outage moves a due when it touched the six hours before it (product.md, The day; clock/due.ts).
const outageLooksBack = 6 * 3_600_000;
const outagesReachAhead = 3;

/**
 * The dues of the nights from one to another that an outage moved. Reads the outages once and asks the obligations only
 * for nights one of them touched, so that a county without outages pays one small query. With `asOf` only outages declared by then.
 */
export async function movedDues(
  pass: Reader,
  from: BusinessDay,
  to: BusinessDay,
  asOf?: Date,
): Promise<MovedDue[]> {
  const all = await outagesBetween(pass, startOf(from), startOf(addDays(to, outagesReachAhead)));
  const outages = asOf ? all.filter(({ declaredAt }) => declaredAt <= asOf) : all;
  if (outages.length === 0) return [];
  const touched = outages.flatMap((outage) => {
    const before = new Date(outage.to.getTime() + outageLooksBack);
    const [first, last] = [addDays(businessDayAt(outage.from), -2), businessDayAt(before)];
    return daysOf(first < from ? from : first, last < to ? last : to).map((day) => ({
      ...{ day, after: outage.from.toISOString(), before: before.toISOString() },
      township: outage.townshipCode,
    }));
  });
  // Night by night: joined as spans they would be held against every obligation of the whole time asked for. A due is told
  // of every township an outage touched, whether or not a lodging there has it.
  const rows = await pass.sql<{ due: string; township: string }[]>`
    select distinct d.due_at as due, t.code as township
    from json_to_recordset(${JSON.stringify(touched)}::text::json)
      as u(day date, township text, after timestamptz, before timestamptz)
    cross join lateral (select distinct o.due_at from obligation o where o.business_day = u.day
      and o.due_at > u.after and o.due_at < u.before) d
    join (select distinct l.township_code as code from lodging l) t on u.township is null or t.code = u.township`;
  return rows.flatMap(({ due, township }) => {
    const dueAt = new Date(due);
    const effective = effectiveDue(dueAt, spansFor(outages, township));
    return effective > dueAt ? [{ dueAt, townshipCode: township, effective }] : [];
  });
}

/**
 * From here to the end of the transaction each statement is planned for the values it is given. For whoever reads many nights
 * (DECISIONS 96): planned once for any span, which PostgreSQL turns to after five times, a chief's thirty nights read the county's.
 */
export const plannedForSpan = async ({ sql }: Reader): Promise<void> => {
  await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
};

export type NightScope = {
  from: BusinessDay;
  to: BusinessDay;
  moved: readonly MovedDue[];
  /** Only obligations, returns and decided closures known at this earlier instant: for comparing at the same hour, and for reproducing. */
  asOf?: Date;
  lodgings?: readonly string[];
  /** Only these nights of the span, these beats, or these nights of beats, by the stamp. */
  days?: readonly BusinessDay[];
  beats?: readonly string[];
  pairs?: readonly BeatNight[];
};

/** One night of one beat. */
export type BeatNight = { day: BusinessDay; beat: string };

/** When the first night of a span was made expected: a history brought in whole was made later than it speaks of. */
export function firstMade(sql: Reader['sql'], { from, to }: Pick<NightScope, 'from' | 'to'>) {
  return sql`(select min(f.made_at) from obligation f where f.business_day =
    (select min(g.business_day) from obligation g where g.business_day between ${from} and ${to}))`;
}

/**
 * A relation of every obligation from one night to another within reach, each with its effective due and its state in
 * the words of the clock's `timeliness`: the one definition behind board, lodging page, command line and statistics.
 * Columns: county, lodging_id, business_day, beat_id, due_at (effective), late_until, excuse, first_at, last_at, kind, stays, n, made_at, state.
 */
export function nightsOf({ sql, now }: Reader, scope: NightScope) {
  const at = (scope.asOf ?? now).toISOString();
  // A night's due lies on its next date: what moved on others is not held against every lodging.
  const near = scope.moved.filter(
    ({ dueAt }) => dueAt >= startOf(scope.from) && dueAt < startOf(addDays(scope.to, 2)),
  );
  const moved = near.map(({ dueAt, townshipCode, effective }) => ({
    due_at: dueAt.toISOString(),
    township: townshipCode,
    effective: effective.toISOString(),
  }));
  const effective = moved.length > 0 ? sql`coalesce(m.effective, o.due_at)` : sql`o.due_at`;
  const lateUntil = moved.length > 0 ? sql`o.late_until + (${effective} - o.due_at)` : sql`o.late_until`;
  const these = (column: ReturnType<typeof sql>) =>
    scope.lodgings ? sql`and ${column} = any (${[...scope.lodgings]}::uuid[])` : sql``;
  const shift =
    moved.length > 0
      ? sql`join lodging ml on ml.county = o.county and ml.id = o.lodging_id ${these(sql`ml.id`)}
        left join json_to_recordset(${JSON.stringify(moved)}::text::json)
          as m(due_at timestamptz, township text, effective timestamptz)
          on m.due_at = o.due_at and m.township = ml.township_code`
      : sql``;
  const known = scope.asOf ? sql`and r.first_accepted_at <= ${at}::timestamptz` : sql``;
  // The days are said of both tables: equality between them carries no range to the other's index.
  const days = (column: ReturnType<typeof sql>) =>
    scope.from === scope.to
      ? sql`${column} = ${scope.from}`
      : sql`${column} between ${scope.from} and ${scope.to}`;
  // A night that was made expected later was unknown then; a history brought in whole speaks of instants before it.
  const made = scope.asOf
    ? sql`and o.made_at <= greatest(${at}::timestamptz, ${firstMade(sql, scope)})`
    : sql``;
  const ours = sql`${these(sql`o.lodging_id`)}
    ${scope.days ? sql`and o.business_day = any (${[...scope.days]}::text[]::date[])` : sql``}
    ${scope.beats ? sql`and o.beat_id = any (${[...scope.beats]}::uuid[])` : sql``}
    ${
      scope.pairs
        ? sql`and (o.business_day, o.beat_id) in (select p.day, p.beat
            from json_to_recordset(${JSON.stringify(scope.pairs)}::text::json) as p(day date, beat uuid))`
        : sql``
    }`;
  return sql`(
    select t.*, case
        when t.excuse is not null then 'excused'
        when t.first_at is null then case when t.due_at < ${at}::timestamptz then 'silent' else 'due' end
        when t.first_at <= t.due_at then 'on_time'
        when t.first_at <= t.late_until then 'late'
        else 'late_request' end as state
    from (
      select o.county, o.lodging_id, o.business_day, o.beat_id, ${effective} as due_at,
        ${lateUntil} as late_until, e.excuse,
        r.first_accepted_at as first_at, r.last_accepted_at as last_at, r.kind, r.stays, r.n, o.made_at
      from obligation o ${shift}
      left join report r on r.county = o.county and r.lodging_id = o.lodging_id
        and r.business_day = o.business_day and ${days(sql`r.business_day`)} ${known}
      left join ${excusedNights(sql, scope)} e on e.county = o.county and e.lodging_id = o.lodging_id
        and e.business_day = o.business_day
      where ${days(sql`o.business_day`)} ${ours} ${made}
    ) t)`;
}
