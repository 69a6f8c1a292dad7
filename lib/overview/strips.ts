import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import type { From } from '#lib/lodging/rules.ts';
import type { Status } from '#lib/lodging/terms.ts';
import { type MovedDue, nightsOf } from '#lib/report/nights.ts';
import { marksOf } from './marks.ts';

type Reader = Pick<Pass<Permission>, 'sql' | 'now'>;
type Strips = Map<string, (Timeliness | undefined)[]>;

/** The state of each night from one to another of some lodgings, for the row of marks beside a name. */
export async function stripsOf(
  pass: Reader,
  ids: readonly string[],
  from: BusinessDay,
  to: BusinessDay,
  moved: readonly MovedDue[],
): Promise<Strips> {
  if (ids.length === 0) return new Map();
  const rows = await pass.sql<
    { id: string; onboarded: string | null; statuses: From<Status>[]; states: Record<string, Timeliness> }[]
  >`
    select l.id, l.onboarded_day::text as onboarded,
      (select coalesce(json_agg(json_build_object('fromDay', s.from_day, 'value', s.status)), '[]') from lodging_status s
        where s.county = l.county and s.lodging_id = l.id) as statuses,
      coalesce(n.states, '{}') as states
    from lodging l
    left join (select lodging_id, json_object_agg(business_day, state) as states
      from ${nightsOf(pass, { from, to, moved, lodgings: ids })} x group by lodging_id) n on n.lodging_id = l.id
    where l.id = any (${[...ids]}::uuid[])`;
  return new Map(
    rows.map(({ id, states, statuses, onboarded }) => [
      id,
      marksOf({ states, statuses, onboardedDay: onboarded }, from, to),
    ]),
  );
}
