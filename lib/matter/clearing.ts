import type { Pass } from '#lib/access/pass.ts';
import { resealed } from '#lib/conversation/sealed.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import type { KeyUse } from '#lib/retention/rules.ts';

type ClearingPass = Pass<'clock:work'>;

const stepKey = (pass: ClearingPass) =>
  pass.sql`('x' || encode(substring(coalesce(x.sealed, x.numbers) from 3 for 4), 'hex'))::bit(32)::integer`;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = x.county and h.lodging_id = x.lodging_id and nl.civil_day(x.at) between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

const full = (pass: ClearingPass) => pass.sql`(x.sealed is not null or x.numbers is not null)`;

/** The words of disputes and clues go at their date like every message's; that they were raised, worked and ended, and how, stays. */
registerClearing({
  name: 'matter',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from matter_step x
        where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and ${full(pass)}) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async (pass, today) =>
    await pass.sql<KeyUse[]>`
      select key_id as "keyId", count(*) filter (where due and not held)::int as due,
        count(*) filter (where due and held)::int as held, count(*) filter (where not due)::int as kept
      from (select ${stepKey(pass)} as key_id, x.clear_on <= ${today}::date as due, ${isHeld(pass)} as held
        from matter_step x where x.county = ${pass.reach.county} and ${full(pass)}) as sealed
      group by key_id order by key_id`,
  empty: async (pass, today) => {
    const rows = await pass.sql`update matter_step x set sealed = null, numbers = null
      where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and ${full(pass)} and not ${isHeld(pass)}
      returning x.id`;
    return rows.length;
  },
  rewrite: async (pass, from, to) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ id: string; sealed: Buffer | null; numbers: Buffer | null }[]>`
      select x.id, x.sealed, x.numbers from matter_step x
      where x.county = ${county} and ${full(pass)} and ${stepKey(pass)} = ${from.id} for update`;
    const again = (column: 'sealed' | 'numbers', row: string, text: Buffer | null) =>
      text && resealed([from, to], county, 'matter_step', column, row, text);
    for (const { id, sealed, numbers } of rows)
      await pass.sql`update matter_step set sealed = ${again('sealed', id, sealed)}, numbers = ${again('numbers', id, numbers)}
        where county = ${county} and id = ${id}`;
  },
});
