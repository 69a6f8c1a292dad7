import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';

type Reader = Pass<'clock:work'>;

/** A lodging's night, 'YYYY-MM-DD'. */
export type Place = { lodging: string; day: string };

export type StayRow = {
  id: string;
  lodging: string;
  night: number;
  groupKey: string | null;
  room: string | null;
  checkIn: string;
  leaves: string | null;
  age: number | null;
  sex: string | null;
  home: string | null;
  alone: boolean | null;
  call: string | null;
  family: string | null;
  guardianFamily: string | null;
  child: string | null;
  phone: string | null;
  relations: (string | null)[] | null;
  numbers: string[] | null;
  names: string[] | null;
  flags: string[];
  suspicions: string[];
  extensions: number;
};

/**
 * The stays a rule can speak of: all but those whose whole party is with a parent or grandparent; of those only the ones
 * with a wrong number, in an e-sports house, or whose guardian's phone was given by three parties or more. Amended texts are
 * read as they stand last; a change that left an index alone left it in an earlier row. `among` narrows to some lodgings' nights.
 */
export function stayRows(
  pass: Reader,
  from: BusinessDay,
  to: BusinessDay,
  among: readonly Place[] | null = null,
): Promise<StayRow[]> {
  const { county } = pass.reach;
  const here = among
    ? pass.sql`and (s.lodging_id, s.business_day) in (select * from unnest(${among.map(({ lodging }) => lodging)}::uuid[],
        ${among.map(({ day }) => day)}::text[]::date[]))`
    : pass.sql``;
  return pass.sql<StayRow[]>`
    with told as (
      select s.id, s.lodging_id, s.business_day, s.group_key, s.room, s.check_in_at, s.planned_check_out_at, s.age, s.sex,
        s.home_county, s.alone, s.guardian_result, s.flags, t.masked,
        coalesce(t.child_index, t.person_index) as child, t.guardian_phone_index as phone, t.companion_keys as numbers,
        t.companion_name_keys as names,
        exists (select from jsonb_array_elements(case when jsonb_typeof(t.masked->'companions') = 'array'
          then t.masked->'companions' else '[]' end) c where c->>'relation' in ('parent', 'grandparent')) as parented
      from stay s
      join lateral (
        select (array_agg(x.masked order by x.n desc))[1] as masked, (array_agg(x.child_index order by x.n desc))[1] as child_index,
          (array_agg(x.person_index order by x.n desc))[1] as person_index,
          (array_agg(x.guardian_phone_index order by x.n desc) filter (where x.guardian_phone_index is not null))[1] as guardian_phone_index,
          (select y.companion_keys from stay_text y where y.county = s.county and y.stay_id = s.id
            and y.companion_keys is not null order by y.n desc limit 1) as companion_keys,
          (select y.companion_name_keys from stay_text y where y.county = s.county and y.stay_id = s.id
            and y.companion_name_keys is not null order by y.n desc limit 1) as companion_name_keys
        from stay_text x where x.county = s.county and x.stay_id = s.id) t on true
      where s.county = ${county} and s.business_day between ${from} and ${to} and s.removed_in is null
        and s.cleared_at is null ${here}
    ), parties as (
      select told.*, bool_and(parented) over (partition by lodging_id, business_day, coalesce(group_key, room, id::text)) as own
      from told
    ), phones as (
      select phone from told where phone is not null group by phone
      having count(distinct (lodging_id, business_day, coalesce(group_key, room, id::text))) > 2
    )
    select p.id, p.lodging_id as lodging, p.business_day - ${from}::date as night, p.group_key as "groupKey", p.room,
      p.check_in_at as "checkIn", p.planned_check_out_at as leaves, p.age, p.sex, p.home_county as home, p.alone,
      p.guardian_result as call, left(p.masked->>'name', 1) as family, left(p.masked->>'guardianName', 1) as "guardianFamily",
      encode(p.child, 'hex') as child, encode(p.phone, 'hex') as phone, p.numbers, p.names, p.flags,
      array(select c->>'relation' from jsonb_array_elements(case when jsonb_typeof(p.masked->'companions') = 'array'
        then p.masked->'companions' else '[]' end) c) as relations,
      array(select jsonb_array_elements_text(u.codes) from stay_suspicion u where u.county = ${county} and u.stay_id = p.id) as suspicions,
      (select count(*)::int from stay_move m where m.county = ${county} and m.stay_id = p.id and m.kind = 'extend') as extensions
    from parties p
    where not p.own or p.flags <> '[]'::jsonb or p.phone in (select phone from phones)
      or p.lodging_id in (select id from lodging where county = ${county} and category = 'esports_hotel')
    order by p.id`;
}

/** Children one house filed as newly checked in on several nights of the span. */
export function repeatRows(
  pass: Reader,
  from: BusinessDay,
  to: BusinessDay,
): Promise<{ lodging: string; child: string; nights: number[] }[]> {
  return pass.sql<{ lodging: string; child: string; nights: number[] }[]>`
    select s.lodging_id as lodging, encode(t.child, 'hex') as child,
      array_agg(distinct s.business_day - ${from}::date) as nights
    from stay s
    join lateral (select coalesce(x.child_index, x.person_index) as child from stay_text x
      where x.county = s.county and x.stay_id = s.id order by x.n desc limit 1) t on t.child is not null
    where s.county = ${pass.reach.county} and s.business_day between ${from} and ${to} and s.removed_in is null
    group by s.lodging_id, t.child having count(distinct s.business_day) > 1`;
}

/** Guests of the register that the last reconciliation found in no return, by lodging and night. */
export function unfiledRows(
  pass: Reader,
  from: BusinessDay,
  to: BusinessDay,
): Promise<{ lodging: string; night: number; guests: number; returned: boolean }[]> {
  const { county } = pass.reach;
  return pass.sql<{ lodging: string; night: number; guests: number; returned: boolean }[]>`
    select w.lodging_id as lodging, w.business_day - ${from}::date as night, count(*)::int as guests,
      exists (select from report r where r.county = ${county} and r.lodging_id = w.lodging_id
        and r.business_day = w.business_day) as returned
    from reconcile_row w
    where w.county = ${county} and w.business_day between ${from} and ${to} and w.result = 'not_filed'
    group by w.lodging_id, w.business_day order by w.lodging_id, w.business_day`;
}

/**
 * The nights of lodgings that one return is linked with: its own, and those where the same child, guardian's phone or companion
 * was filed. Blind indexes are compared where they stand; none leaves the database.
 */
export function linkedPlaces(pass: Reader, reportId: string, from: BusinessDay): Promise<Place[]> {
  const { county } = pass.reach;
  return pass.sql<Place[]>`
    with own as (
      select t.child_index, t.person_index, t.guardian_phone_index, t.companion_keys, t.companion_name_keys
      from stay s join stay_text t on t.county = s.county and t.stay_id = s.id
      where s.county = ${county} and s.report_id = ${reportId} and s.removed_in is null
    ), linked as (
      select t.stay_id from stay_text t join own on t.child_index = own.child_index where t.county = ${county}
      union select t.stay_id from stay_text t join own on t.guardian_phone_index = own.guardian_phone_index
        where t.county = ${county}
      union select t.stay_id from stay_text t
        join (select distinct unnest(companion_keys) as key from own) k on t.companion_keys @> array[k.key] where t.county = ${county}
      union select t.stay_id from stay_text t
        join (select distinct unnest(companion_name_keys) as key from own) k on t.companion_name_keys @> array[k.key]
        where t.county = ${county}
      union select id from stay where county = ${county} and report_id = ${reportId}
    )
    select distinct s.lodging_id as lodging, s.business_day::text as day
    from linked join stay s on s.county = ${county} and s.id = linked.stay_id
    where s.business_day >= ${from} and s.removed_in is null`;
}
