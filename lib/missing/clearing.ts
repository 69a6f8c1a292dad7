import type { Pass } from '#lib/access/pass.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import type { KeyUse } from '#lib/retention/rules.ts';
import { openWith, sealFor } from './sealed.ts';

type ClearingPass = Pass<'clock:work'>;

const keyIdOf = (pass: ClearingPass) =>
  pass.sql`('x' || encode(substring(t.sealed from 3 for 4), 'hex'))::bit(32)::integer`;

/** Who was searched for, and what houses saw, goes at its date; that it was asked and answered stays. No hold reaches them. */
function clearing(name: 'search_call' | 'search_answer'): void {
  const table = (pass: ClearingPass) => pass.sql(name);
  registerClearing({
    name,
    due: async (pass, today) => {
      const [row] = await pass.sql<{ free: number }[]>`select count(*)::int as free from ${table(pass)} t
        where t.county = ${pass.reach.county} and t.clear_on <= ${today}::date and t.sealed is not null`;
      return { free: row?.free ?? 0, held: 0 };
    },
    keyUse: async (pass, today) =>
      await pass.sql<KeyUse[]>`
        select key_id as "keyId", count(*) filter (where due)::int as due, 0 as held, count(*) filter (where not due)::int as kept
        from (select ${keyIdOf(pass)} as key_id, t.clear_on <= ${today}::date as due from ${table(pass)} t
          where t.county = ${pass.reach.county} and t.sealed is not null) as sealed group by key_id order by key_id`,
    empty: async (pass, today) => {
      const rows = await pass.sql`update ${table(pass)} t set sealed = null
        where t.county = ${pass.reach.county} and t.clear_on <= ${today}::date and t.sealed is not null`;
      return rows.count;
    },
    rewrite: async (pass, from, to) => {
      const { county } = pass.reach;
      const rows = await pass.sql<
        { id: string; sealed: Buffer }[]
      >`select t.id, t.sealed from ${table(pass)} t
        where t.county = ${county} and t.sealed is not null and ${keyIdOf(pass)} = ${from.id} for update`;
      for (const { id, sealed } of rows) {
        const text = openWith(from, county, name, id, Buffer.from(sealed));
        await pass.sql`update ${table(pass)} t set sealed = ${sealFor(to, county, name, id, text)}
          where t.county = ${county} and t.id = ${id}`;
      }
    },
  });
}

clearing('search_call');
clearing('search_answer');
