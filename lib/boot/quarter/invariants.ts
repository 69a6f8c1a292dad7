import type { Scene } from '#lib/gate/stage.ts';
import { atNight } from './nights.ts';

/**
 * What must hold whatever the script: asked of the rows alone, without the rules of `owed.ts`. Nothing asked or said at night; nobody
 * reminded of a night that was filed, nor more than twice a day; one task a chase that asked for somebody, ended with it; one open
 * chase a house; what climbs rings somebody.
 */
export async function broken({ sql, county }: Scene): Promise<string[]> {
  const asked = await sql<{ code: string; kind: string; at: string }[]>`
    select l.code, s.kind, s.at from chase_step s join lodging l on l.county = s.county and l.id = s.lodging_id
    where s.county = ${county} and s.account_id is null and s.kind not in ('opened', 'ended')
    union all select l.code, 'reminder', r.at from reminder r join lodging l on l.county = r.county and l.id = r.lodging_id
    where r.county = ${county}
    union all select '', 'climb', at from house_book_event where county = ${county} and act = 'task.climb'`;
  const [most] = await sql<{ n: number }[]>`
    select coalesce(max(n), 0)::int as n from (select count(*) as n from message where county = ${county} and kind = 'reminder'
      group by account_id, (queued_at at time zone 'Asia/Shanghai')::date) d`;
  const wrong = await sql<{ fault: string }[]>`
    select 'task of ' || c.id || ': ' || count(t.id) as fault from chase c left join task t on t.county = c.county
      and t.kind = 'chase' and t.subject_id = c.id::text
    where c.county = ${county} group by c.id, c.county
    having count(t.id) <> (select case when exists (select from chase_step s where s.county = c.county and s.chase_id = c.id
      and s.kind in ('raised', 'asked_again', 'promise_passed')) then 1 else 0 end)
    union all select 'task and chase not ended together ' || c.id from chase c join task t on t.county = c.county
      and t.kind = 'chase' and t.subject_id = c.id::text where c.county = ${county}
      and t.done_at is distinct from c.closed_at
    union all select 'two open chases at ' || lodging_id from chase where county = ${county} and closed_at is null
      group by lodging_id having count(*) > 1
    union all select 'a step is missing or doubled in ' || c.id from chase c where c.county = ${county}
      and (select array_agg(s.n order by s.n) from chase_step s where s.county = c.county and s.chase_id = c.id)
        is distinct from (select array_agg(n) from generate_series(1, c.steps) n)
    union all select 'nobody rang for a climb at ' || b.at from house_book_event b where b.county = ${county}
      and b.act = 'task.climb' and not exists (select from message m where m.county = b.county
        and m.key like 'climb/' || b.subject_id || '/' || (b.detail->>'to') || '/%' and m.queued_at = b.at)
    union all select 'reminded after filing ' || l.code || ' ' || night from reminder r cross join unnest(r.nights) as night
      join report f on f.county = r.county and f.lodging_id = r.lodging_id and f.business_day = night
      join lodging l on l.county = r.county and l.id = r.lodging_id
      where r.county = ${county} and f.first_accepted_at < r.at`;
  return [
    ...asked
      .filter(({ at }) => atNight(new Date(at).getTime()))
      .map(({ code, kind, at }) => `${code} ${kind} at night: ${at}`),
    ...((most?.n ?? 0) > 2 ? [`${most?.n} reminders to one person on one day`] : []),
    ...wrong.map(({ fault }) => fault),
  ];
}
