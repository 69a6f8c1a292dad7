import type { Pass } from '#lib/access/pass.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import type { KeyUse } from '#lib/retention/rules.ts';
import { resealFile } from './sealed.ts';

type ClearingPass = Pass<'clock:work'>;

const keyOf = (pass: ClearingPass) =>
  pass.sql`('x' || encode(substring(x.sealed from 3 for 4), 'hex'))::bit(32)::integer`;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = x.county and h.lodging_id = x.lodging_id and nl.civil_day(x.added_at) between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

/** Pictures and voice notes go at the date of the words they hang on; their hash, kind and length stay. */
registerClearing({
  name: 'attachment',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from attachment x
        where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and x.sealed is not null) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async (pass, today) => {
    return await pass.sql<KeyUse[]>`
      select key_id as "keyId", count(*) filter (where due and not held)::int as due,
        count(*) filter (where due and held)::int as held, count(*) filter (where not due)::int as kept
      from (select ${keyOf(pass)} as key_id, x.clear_on <= ${today}::date as due, ${isHeld(pass)} as held
        from attachment x where x.county = ${pass.reach.county} and x.sealed is not null) as sealed
      group by key_id order by key_id`;
  },
  empty: async (pass, today) => {
    const rows = await pass.sql`update attachment x set sealed = null
      where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and x.sealed is not null and not ${isHeld(pass)}
      returning x.id`;
    return rows.length;
  },
  rewrite: async (pass, from, to) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ id: string; sealed: Buffer }[]>`
      select x.id, x.sealed from attachment x
      where x.county = ${county} and x.sealed is not null and ${keyOf(pass)} = ${from.id} for update`;
    for (const { id, sealed } of rows) {
      const again = resealFile([from, to], county, { table: 'attachment', row: id }, sealed);
      await pass.sql`update attachment set sealed = ${again} where county = ${county} and id = ${id}`;
    }
  },
});
