import type { Pass } from '#lib/access/pass.ts';
import { registerClearing } from '#lib/retention/clearing.ts';

type ClearingPass = Pass<'clock:work'>;

// An alert's file stays until it is closed and three years have passed (product.md, Keeping); a rehearsed one, which nobody
// closes, three years after it was found. What is under investigation (一案双查) and what a legal hold covers stays longer.
const past = (pass: ClearingPass, today: string) => pass.sql`
  a.county = ${pass.reach.county}
    and nl.civil_day(coalesce(a.closed_at, case when a.rehearsal then a.found_at end)) + interval '3 years' < ${today}::date
    and not exists (select from case_review c
      where c.county = a.county and c.alert_id = a.id and c.closed_at is null)`;

const held = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = a.county and h.lodging_id = a.lodging_id and h.from_day <= a.business_day and h.to_day >= a.from_day
    and h.in_force_at is not null and h.released_at is null)`;

const parts = ['alert_stay', 'alert_step', 'house_question', 'alert_part', 'case_review'] as const;

/** Files of alerts that are long closed, with everything that hangs on them; no data key seals them. */
registerClearing({
  name: 'alert',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${held(pass)} as held from alert a where ${past(pass, today)}) as gone`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ id: string }[]>`
      select a.id from alert a where ${past(pass, today)} and not ${held(pass)}`;
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    for (const part of parts)
      await pass.sql`delete from ${pass.sql(part)} where county = ${county} and alert_id = any(${ids}::text[]::uuid[])`;
    await pass.sql`delete from alert where county = ${county} and id = any(${ids}::text[]::uuid[])`;
    return ids.length;
  },
  rewrite: async () => {},
});
