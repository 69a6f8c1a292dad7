import type { Pass } from '#lib/access/pass.ts';
import { resealed } from '#lib/conversation/sealed.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import type { KeyUse } from '#lib/retention/rules.ts';

type ClearingPass = Pass<'clock:work'>;

const postKey = (pass: ClearingPass) =>
  pass.sql`('x' || encode(substring(p.sealed from 3 for 4), 'hex'))::bit(32)::integer`;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = p.county and h.lodging_id = p.lodging_id and nl.civil_day(p.at) between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

/** The words of a hall go at their date like every message's; who asked and answered, and when, stays. */
registerClearing({
  name: 'hall',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from hall_post p
        where p.county = ${pass.reach.county} and p.clear_on <= ${today}::date and p.sealed is not null) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async (pass, today) => {
    return await pass.sql<KeyUse[]>`
      select key_id as "keyId", count(*) filter (where due and not held)::int as due,
        count(*) filter (where due and held)::int as held, count(*) filter (where not due)::int as kept
      from (select ${postKey(pass)} as key_id, p.clear_on <= ${today}::date as due, ${isHeld(pass)} as held
        from hall_post p where p.county = ${pass.reach.county} and p.sealed is not null) as sealed
      group by key_id order by key_id`;
  },
  empty: async (pass, today) => {
    const rows = await pass.sql`update hall_post p set sealed = null
      where p.county = ${pass.reach.county} and p.clear_on <= ${today}::date and p.sealed is not null and not ${isHeld(pass)}
      returning p.id`;
    return rows.length;
  },
  rewrite: async (pass, from, to) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ id: string; sealed: Buffer }[]>`
      select p.id, p.sealed from hall_post p
      where p.county = ${county} and p.sealed is not null and ${postKey(pass)} = ${from.id} for update`;
    for (const { id, sealed } of rows)
      await pass.sql`update hall_post set sealed = ${resealed([from, to], county, 'hall_post', 'sealed', id, sealed)}
        where county = ${county} and id = ${id}`;
  },
});
