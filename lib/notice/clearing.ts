import type { Pass } from '#lib/access/pass.ts';
import { lastMessageDay } from '#lib/delivery/clearing.ts';
import { registerClearing } from '#lib/retention/clearing.ts';

type ClearingPass = Pass<'clock:work'>;

const mostAtOnce = 2000;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  join notice_recipient r on r.county = h.county and r.lodging_id = h.lodging_id
  where h.county = n.county and r.notice_id = n.id and h.in_force_at is not null and h.released_at is null
    and nl.civil_day(n.composed_at) between h.from_day and h.to_day + 4)`;

/** What was said to whom, and what they answered: as long as the messages it went by; longer under a hold. No data key is used. */
registerClearing({
  name: 'notice',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from notice n where n.county = ${pass.reach.county}
        and nl.civil_day(coalesce(n.sent_at, n.composed_at)) <= ${await lastMessageDay(pass, today)}::date
        limit ${mostAtOnce}) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const { county } = pass.reach;
    const gone = await pass.sql<{ id: string }[]>`select n.id from notice n where n.county = ${county}
      and nl.civil_day(coalesce(n.sent_at, n.composed_at)) <= ${await lastMessageDay(pass, today)}::date
      and not ${isHeld(pass)} limit ${mostAtOnce}`;
    const ids = gone.map(({ id }) => id);
    for (const table of ['notice_chase', 'notice_order', 'notice_recipient'])
      await pass.sql`delete from ${pass.sql(table)} where county = ${county} and notice_id = any (${ids}::uuid[])`;
    await pass.sql`delete from notice where county = ${county} and id = any (${ids}::uuid[])`;
    return ids.length;
  },
  rewrite: async () => undefined,
});
