import type { Pass } from '#lib/access/pass.ts';
import { keyIdOf } from '#lib/platform/crypto.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import type { KeyUse } from '#lib/retention/rules.ts';
import { resealed } from './sealed.ts';

type ClearingPass = Pass<'clock:work'>;

const lineKey = (pass: ClearingPass) =>
  pass.sql`('x' || encode(substring(coalesce(x.sealed, x.numbers) from 3 for 4), 'hex'))::bit(32)::integer`;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = x.county and h.lodging_id = x.lodging_id and nl.civil_day(x.at) between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

const full = (pass: ClearingPass) => pass.sql`(x.sealed is not null or x.numbers is not null)`;

/** The words of a thread go at their date like every message's; that it was asked, answered and ended, and when, stays. */
registerClearing({
  name: 'conversation',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from thread_line x
        where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and ${full(pass)}) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async (pass, today) => {
    return await pass.sql<KeyUse[]>`
      select key_id as "keyId", count(*) filter (where due and not held)::int as due,
        count(*) filter (where due and held)::int as held, count(*) filter (where not due)::int as kept
      from (select ${lineKey(pass)} as key_id, x.clear_on <= ${today}::date as due, ${isHeld(pass)} as held
        from thread_line x where x.county = ${pass.reach.county} and ${full(pass)}) as sealed
      group by key_id order by key_id`;
  },
  empty: async (pass, today) => {
    const rows = await pass.sql`update thread_line x set sealed = null, numbers = null
      where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and ${full(pass)} and not ${isHeld(pass)}
      returning x.id`;
    return rows.length;
  },
  rewrite: async (pass, from, to) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ id: string; sealed: Buffer | null; numbers: Buffer | null }[]>`
      select x.id, x.sealed, x.numbers from thread_line x
      where x.county = ${county} and ${full(pass)} and ${lineKey(pass)} = ${from.id} for update`;
    const again = (column: 'sealed' | 'numbers', row: string, text: Buffer | null) =>
      text && resealed([from, to], county, 'thread_line', column, row, text);
    for (const { id, sealed, numbers } of rows) {
      await pass.sql`update thread_line set sealed = ${again('sealed', id, sealed)}, numbers = ${again('numbers', id, numbers)}
        where county = ${county} and id = ${id}`;
    }
  },
});

const handHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = x.county and h.lodging_id = x.lodging_id and nl.civil_day(x.asked_at) between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

const handFull = (pass: ClearingPass) => pass.sql`(x.ask is not null or x.said is not null)`;

/** What was passed on goes at its own date, like the thread's words; to whom, when and how it ended stays. */
registerClearing({
  name: 'hand_off',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${handHeld(pass)} as held from hand_off x
        where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and ${handFull(pass)}) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async (pass, today) => {
    // An answer may stand under the key of a later month than what was asked: each counts for its own.
    return await pass.sql<KeyUse[]>`
      select key_id as "keyId", count(*) filter (where due and not held)::int as due,
        count(*) filter (where due and held)::int as held, count(*) filter (where not due)::int as kept
      from (select ('x' || encode(substring(t.text from 3 for 4), 'hex'))::bit(32)::integer as key_id,
          x.clear_on <= ${today}::date as due, ${handHeld(pass)} as held
        from hand_off x cross join lateral (values (x.ask), (x.said)) as t (text)
        where x.county = ${pass.reach.county} and t.text is not null) as sealed
      group by key_id order by key_id`;
  },
  empty: async (pass, today) => {
    const rows = await pass.sql`update hand_off x set ask = null, said = null
      where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and ${handFull(pass)} and not ${handHeld(pass)}
      returning x.id`;
    return rows.length;
  },
  rewrite: async (pass, from, to) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ id: string; ask: Buffer | null; said: Buffer | null }[]>`
      select x.id, x.ask, x.said from hand_off x where x.county = ${county} and ${handFull(pass)} for update`;
    const again = (column: 'ask' | 'said', row: string, text: Buffer | null) =>
      text && keyIdOf(text) === from.id ? resealed([from, to], county, 'hand_off', column, row, text) : text;
    for (const { id, ask, said } of rows) {
      await pass.sql`update hand_off set ask = ${again('ask', id, ask)}, said = ${again('said', id, said)}
        where county = ${county} and id = ${id}`;
    }
  },
});
