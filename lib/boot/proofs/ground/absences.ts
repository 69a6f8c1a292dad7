import type { Sql } from '#lib/platform/db.ts';
import type { Laid } from './county.ts';

/**
 * Of a laid county, one lodging in forty is closed for a week or two of the nights, one in two hundred stands suspended for
 * the last of them, and an outage moved one night's due in one township; past every rule, as the superuser. Known in time.
 */
export async function layAbsences(admin: Sql, { county }: Laid, lastNight: string): Promise<void> {
  const each = (n: number) => admin`abs(hashtextextended(id::text, 0)) % ${n}::int`;
  await admin`insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_at, decided_at, approved)
    select county, gen_random_uuid(), id, x.day, x.day + 7 + (${each(8)})::int, 'repairs', x.day - interval '3 days', x.day - interval '2 days', true
    from lodging cross join lateral (select ${lastNight}::date - 20 - (${each(50)})::int as day) x
    where county = ${county} and ${each(40)} = 0`;
  await admin`insert into lodging_status (county, lodging_id, from_day, status, set_at)
    select county, id, x.day, 'suspended', x.day - interval '1 day'
    from lodging cross join lateral (select ${lastNight}::date - (${each(15)})::int as day) x
    where county = ${county} and ${each(200)} = 1`;
  await admin`insert into outage (county, id, township_code, from_at, to_at, reason, declared_at)
    select ${county}, gen_random_uuid(), min(township_code), x.at - interval '1 hour', x.at + interval '30 minutes', '停电', x.at
    from lodging cross join lateral (select (${lastNight}::date - 3 + time '12:00') at time zone 'Asia/Shanghai' as at) x
    where county = ${county} group by x.at`;
}
