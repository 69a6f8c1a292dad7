import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, civilDateAt } from '#lib/clock/business-day.ts';
import type { MatchedBy } from '#lib/watchlist/terms.ts';

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

/** The nights of `among`, or no bound. */
const within = ({ sql }: Reader, among: readonly Place[] | null) =>
  among
    ? sql`and (s.lodging_id, s.business_day) in (select * from unnest(${among.map(({ lodging }) => lodging)}::uuid[],
        ${among.map(({ day }) => day)}::text[]::date[]))`
    : sql``;

/**
 * A stay's text as it stands last. Of a whole county it is read in one walk along its index, of a few nights stay by stay;
 * both read the same row.
 */
const lastText = ({ sql, reach }: Reader, among: readonly Place[] | null) =>
  among
    ? sql`join lateral (select x.* from stay_text x where x.county = s.county and x.stay_id = s.id order by x.n desc limit 1) x on true`
    : sql`join (select distinct on (stay_id) * from stay_text where county = ${reach.county} order by stay_id desc, n desc) x
        on x.stay_id = s.id`;

/** An index of the last text; a change that left it alone left it in an earlier row, which only an amended stay has. */
const kept = ({ sql }: Reader, column: 'guardian_phone_index' | 'companion_keys' | 'companion_name_keys') =>
  sql`case when x.n = 1 then x.${sql(column)} else (select y.${sql(column)} from stay_text y where y.county = x.county
    and y.stay_id = x.stay_id and y.${sql(column)} is not null order by y.n desc limit 1) end`;

/**
 * The stays a rule can speak of: all but those whose whole party is with a parent or grandparent; of those only the ones
 * with a wrong number, in an e-sports house, of somebody searched for, or whose guardian's phone was given by three parties or
 * more. `among` narrows to some lodgings' nights. Families are the mass, so what decides is read first, narrow, and the rest
 * only of those chosen.
 */
export function stayRows(
  pass: Reader,
  from: BusinessDay,
  to: BusinessDay,
  among: readonly Place[] | null = null,
): Promise<StayRow[]> {
  const { county } = pass.reach;
  return pass.sql<StayRow[]>`
    with told as materialized (
      select s.id, s.lodging_id, s.business_day, coalesce(s.group_key, s.room, s.id::text) as party, s.flags <> '[]'::jsonb as flagged,
        ${kept(pass, 'guardian_phone_index')} as phone,
        x.masked @> '{"companions": [{"relation": "parent"}]}' or x.masked @> '{"companions": [{"relation": "grandparent"}]}' as parented
      from stay s ${lastText(pass, among)}
      where s.county = ${county} and s.business_day between ${from} and ${to} and s.removed_in is null
        and s.cleared_at is null ${within(pass, among)}
    ), strangers as (
      select lodging_id, business_day, party from told group by 1, 2, 3 having not bool_and(parented)
    ), phones as (
      select phone from (select distinct phone, lodging_id, business_day, party from told where phone is not null) given
      group by phone having count(*) > 2
    ), chosen as (
      select id, phone from told where flagged or phone in (select phone from phones)
        or (lodging_id, business_day, party) in (select * from strangers)
        or id in (select h.stay_id from watch_hit h where h.county = ${county})
        or lodging_id in (select id from lodging where county = ${county} and category = 'esports_hotel')
    )
    select s.id, s.lodging_id as lodging, s.business_day - ${from}::date as night, s.group_key as "groupKey", s.room,
      s.check_in_at as "checkIn", s.planned_check_out_at as leaves, s.age, s.sex, s.home_county as home, s.alone,
      s.guardian_result as call, left(x.masked->>'name', 1) as family, left(x.masked->>'guardianName', 1) as "guardianFamily",
      encode(coalesce(x.child_index, x.person_index), 'hex') as child, encode(chosen.phone, 'hex') as phone,
      ${kept(pass, 'companion_keys')} as numbers, ${kept(pass, 'companion_name_keys')} as names, s.flags,
      array(select c->>'relation' from jsonb_array_elements(case when jsonb_typeof(x.masked->'companions') = 'array'
        then x.masked->'companions' else '[]' end) c) as relations,
      array(select jsonb_array_elements_text(u.codes) from stay_suspicion u where u.county = ${county} and u.stay_id = s.id) as suspicions,
      (select count(*)::int from stay_move m where m.county = ${county} and m.stay_id = s.id and m.kind = 'extend') as extensions
    from chosen join stay s on s.county = ${county} and s.id = chosen.id
    join lateral (select x.* from stay_text x where x.county = s.county and x.stay_id = s.id order by x.n desc limit 1) x on true
    order by s.id`;
}

/** Children one house filed as newly checked in on several nights of the span. */
export function repeatRows(
  pass: Reader,
  from: BusinessDay,
  to: BusinessDay,
): Promise<{ lodging: string; child: string; nights: number[] }[]> {
  return pass.sql<{ lodging: string; child: string; nights: number[] }[]>`
    select lodging_id as lodging, encode(child, 'hex') as child, array_agg(distinct night) as nights
    from (select s.lodging_id, coalesce(x.child_index, x.person_index) as child, s.business_day - ${from}::date as night
      from stay s ${lastText(pass, null)}
      where s.county = ${pass.reach.county} and s.business_day between ${from} and ${to} and s.removed_in is null) seen
    where child is not null
    group by lodging_id, child having count(*) > 1 and count(distinct night) > 1`;
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

/** Where those on the watch list were filed or registered, of searches that are not over; of one entry where it is named. */
export function soughtRows(
  pass: Reader,
  from: BusinessDay,
  to: BusinessDay,
  entry: string | null = null,
): Promise<SoughtRow[]> {
  return pass.sql<SoughtRow[]>`
    select h.entry_id as entry, h.lodging_id as lodging, h.business_day - ${from}::date as night, h.stay_id as stay,
      h.matched_by as by, h.first
    from watch_hit h join watch_entry e on e.county = h.county and e.id = h.entry_id
    where h.county = ${pass.reach.county} and h.business_day between ${from} and ${to}
      and e.ended_at is null and e.ends_on >= ${civilDateAt(pass.now)}::date ${entry ? pass.sql`and e.id = ${entry}` : pass.sql``}
    order by h.entry_id, h.business_day, h.lodging_id, h.subject`;
}

export type SoughtRow = {
  entry: string;
  lodging: string;
  night: number;
  stay: string | null;
  by: MatchedBy;
  first: boolean;
};

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
