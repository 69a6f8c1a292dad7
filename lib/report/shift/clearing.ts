import type { Pass } from '#lib/access/pass.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import type { KeyUse } from '#lib/retention/rules.ts';

const keyId = (pass: Pass<'clock:work'>) =>
  pass.sql`('x' || encode(substring(note from 3 for 4), 'hex'))::bit(32)::integer`;

// Notes from shift to shift go after four days; no hold keeps them, since they are no part of a return.
registerClearing({
  name: 'desk_shift',

  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number }[]>`select count(*)::int as free from desk_shift
      where county = ${pass.reach.county} and note is not null and clear_on <= ${today}::date`;
    return { free: row?.free ?? 0, held: 0 };
  },

  keyUse: async (pass, today) => {
    return await pass.sql<KeyUse[]>`
      select ${keyId(pass)} as "keyId", count(*) filter (where clear_on <= ${today}::date)::int as due, 0 as held,
        count(*) filter (where clear_on > ${today}::date)::int as kept
      from desk_shift where county = ${pass.reach.county} and note is not null group by 1 order by 1`;
  },

  empty: async (pass, today) => {
    const rows = await pass.sql`update desk_shift set note = null
      where county = ${pass.reach.county} and note is not null and clear_on <= ${today}::date returning id`;
    return rows.length;
  },

  rewrite: async () => {},
});
