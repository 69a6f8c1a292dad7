import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';

type Sql = Pass<Permission>['sql'];
type Asked = { from: BusinessDay; to: BusinessDay; asOf?: Date; lodgings?: readonly string[] };

/**
 * A relation of the nights from one to another that are excused, a row a lodging and night: county, lodging_id,
 * business_day, excuse. The same rule as `excuseOf` of the lodging room, which a test compares, made from the few spans
 * there are: asking each of 20,000 obligations cost five times as much. With `asOf` only
 * closures decided and states set by then, with `lodgings` only theirs. They are gathered in one value first: a plan that expects a single obligation, as
 * a chief's does, would otherwise make them anew for each.
 */
export function excusedNights(sql: Sql, { from, to, asOf, lodgings }: Asked) {
  const these = (column: ReturnType<typeof sql>) =>
    lodgings ? sql`and ${column} = any (${[...lodgings]}::uuid[])` : sql``;
  const known = asOf ? sql`and c.decided_at <= ${asOf.toISOString()}` : sql``;
  const set = (status: ReturnType<typeof sql>) =>
    asOf ? sql`and ${status}.set_at <= ${asOf.toISOString()}` : sql``;
  return sql`(select z.* from json_to_recordset((select json_agg(y) from (
    select distinct on (x.county, x.lodging_id, d.day) x.county, x.lodging_id, d.day::date as business_day, x.excuse
    from (
      select c.county, c.lodging_id, c.from_day, c.to_day, 'closure' as excuse, 0 as rank
      from closure c where c.approved and c.from_day <= ${to} and c.to_day >= ${from} ${known} ${these(sql`c.lodging_id`)}
      union all
      select s.county, s.lodging_id, s.from_day, coalesce(n.from_day - 1, ${to}::date), s.status, 1
      from lodging_status s
      left join lateral (select min(y.from_day) as from_day from lodging_status y
        where y.county = s.county and y.lodging_id = s.lodging_id and y.from_day > s.from_day ${set(sql`y`)}) n on true
      where s.status <> 'operating' and s.from_day <= ${to} ${set(sql`s`)} ${these(sql`s.lodging_id`)}
    ) x
    cross join lateral generate_series(greatest(x.from_day, ${from}::date)::timestamp,
      least(x.to_day, ${to}::date)::timestamp, interval '1 day') as d(day)
    order by x.county, x.lodging_id, d.day, x.rank) y)) as z(county text, lodging_id uuid, business_day date, excuse text))`;
}
