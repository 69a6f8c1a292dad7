import type { Pass } from '#lib/access/pass.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import type { KeyUse } from '#lib/retention/rules.ts';
import { openSpokenWith, sealSpoken } from './sealed.ts';

type ClearingPass = Pass<'clock:work'>;

const keyIdOf = (pass: ClearingPass) =>
  pass.sql`('x' || encode(substring(i.sealed from 3 for 4), 'hex'))::bit(32)::integer`;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = i.county and h.lodging_id = i.lodging_id and i.business_day between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

/** What was said at once goes like a stay's text; that it was told, when, and how it ended stays. */
registerClearing({
  name: 'incident',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from incident i
        where i.county = ${pass.reach.county} and i.clear_on <= ${today}::date and i.sealed is not null) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async (pass, today) => {
    return await pass.sql<KeyUse[]>`
      select key_id as "keyId", count(*) filter (where due and not held)::int as due,
        count(*) filter (where due and held)::int as held, count(*) filter (where not due)::int as kept
      from (select ${keyIdOf(pass)} as key_id, i.clear_on <= ${today}::date as due, ${isHeld(pass)} as held
        from incident i where i.county = ${pass.reach.county} and i.sealed is not null) as sealed
      group by key_id order by key_id`;
  },
  empty: async (pass, today) => {
    const rows = await pass.sql`update incident i set sealed = null
      where i.county = ${pass.reach.county} and i.clear_on <= ${today}::date and i.sealed is not null and not ${isHeld(pass)}
      returning i.id`;
    return rows.length;
  },
  rewrite: async (pass, from, to) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ id: string; sealed: Buffer }[]>`
      select i.id, i.sealed from incident i
      where i.county = ${county} and i.sealed is not null and ${keyIdOf(pass)} = ${from.id} for update`;
    for (const { id, sealed } of rows) {
      await pass.sql`update incident set sealed = ${sealSpoken(to, county, id, openSpokenWith(from, county, id, sealed))}
        where county = ${county} and id = ${id}`;
    }
  },
});
