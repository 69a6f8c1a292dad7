import { keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { type Clearing, registerClearing } from '#lib/retention/clearing.ts';

/** Searches that are long over: words, mask and indexes go; case number, days and counts stay. No hold reaches them. */
const watch: Clearing = {
  name: 'watch_entry',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number }[]>`select count(*)::int as free from watch_entry
      where county = ${pass.reach.county} and clear_on <= ${today}::date and cleared_at is null`;
    return { free: row?.free ?? 0, held: 0 };
  },
  keyUse: async (pass, today) => {
    const rows = await pass.sql<
      { sealed: Buffer; due: boolean }[]
    >`select sealed, clear_on <= ${today}::date as due
      from watch_entry where county = ${pass.reach.county} and sealed is not null`;
    const uses = Map.groupBy(rows, ({ sealed }) => keyIdOf(Buffer.from(sealed)));
    return [...uses].map(([keyId, list]) => {
      const due = list.filter((one) => one.due).length;
      return { keyId, due, held: 0, kept: list.length - due };
    });
  },
  empty: async (pass, today) => {
    const rows =
      await pass.sql`update watch_entry set sealed = null, masked = '{}', number_index = null, person_index = null,
        companion_key = null, companion_name_key = null, cleared_at = ${pass.now.toISOString()}
      where county = ${pass.reach.county} and clear_on <= ${today}::date and cleared_at is null returning id`;
    return rows.length;
  },
  rewrite: async (pass, from, to) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ id: string; sealed: Buffer }[]>`select id, sealed from watch_entry
      where county = ${county} and sealed is not null for update`;
    for (const { id, sealed } of rows) {
      const before = Buffer.from(sealed);
      if (keyIdOf(before) !== from.id) continue;
      const cell = { county, table: 'watch_entry', column: 'sealed', row: id };
      await pass.sql`update watch_entry set sealed = ${seal(to, cell, open(from, cell, before))}
        where county = ${county} and id = ${id}`;
    }
  },
};

registerClearing(watch);
