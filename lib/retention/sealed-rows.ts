import type postgres from 'postgres';
import type { Pass } from '#lib/access/pass.ts';
import { openBytes, seal } from '#lib/platform/crypto.ts';
import { registerClearing } from './clearing.ts';
import type { KeyUse } from './rules.ts';

type ClearingPass = Pass<'clock:work'>;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** A table with county, id and clear_on whose texts stand sealed for their own cell, each under the key of its month. */
export type SealedRows = {
  name: string;
  table: string;
  columns: readonly [string, ...string[]];
  /** the day of row `x` by which a legal hold on its lodging keeps it; absent where no hold reaches */
  heldBy?: (pass: ClearingPass) => Fragment;
};

/**
 * Registers what a room keeps sealed in rows: at its clearing date each text is emptied for good unless a hold keeps the row; the row
 * itself, with its instants and counts, stays.
 */
export function registerSealedRows({ name, table, columns, heldBy }: SealedRows): void {
  const joined = (pass: ClearingPass, between: Fragment, part: (column: string) => Fragment) => {
    const [first, ...rest] = columns;
    return rest.reduce((all, column) => pass.sql`${all}${between}${part(column)}`, part(first));
  };
  const textOf = (pass: ClearingPass, column: string) => pass.sql`${pass.sql(`x.${column}`)}`;
  // Said as the partial indexes of clear_on say it, or they would not be used.
  const isFull = (pass: ClearingPass) =>
    pass.sql`(${joined(pass, pass.sql` or `, (column) => pass.sql`${textOf(pass, column)} is not null`)})`;
  const isHeld = (pass: ClearingPass) =>
    heldBy
      ? pass.sql`exists (select from legal_hold h where h.county = x.county and h.lodging_id = x.lodging_id
          and ${heldBy(pass)} between h.from_day and h.to_day and h.in_force_at is not null and h.released_at is null)`
      : pass.sql`false`;
  const keyOf = (pass: ClearingPass, text: Fragment) =>
    pass.sql`('x' || encode(substring(${text} from 3 for 4), 'hex'))::bit(32)::integer`;

  registerClearing({
    name,
    due: async (pass, today) => {
      const [row] = await pass.sql<{ free: number; held: number }[]>`
        select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
        from (select ${isHeld(pass)} as held from ${pass.sql(table)} x
          where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and ${isFull(pass)}) as due`;
      return row ?? { free: 0, held: 0 };
    },
    keyUse: async (pass, today) => {
      // Texts of one row may stand under the keys of different months: each counts for its own.
      return await pass.sql<KeyUse[]>`
        select key_id as "keyId", count(*) filter (where due and not held)::int as due,
          count(*) filter (where due and held)::int as held, count(*) filter (where not due)::int as kept
        from (select ${keyOf(pass, pass.sql`t.text`)} as key_id, x.clear_on <= ${today}::date as due, ${isHeld(pass)} as held
          from ${pass.sql(table)} x cross join lateral unnest(array[${joined(pass, pass.sql`, `, (column) => textOf(pass, column))}]) as t (text)
          where x.county = ${pass.reach.county} and t.text is not null) as sealed
        group by key_id order by key_id`;
    },
    empty: async (pass, today) => {
      const emptied = joined(pass, pass.sql`, `, (column) => pass.sql`${pass.sql(column)} = null`);
      const rows = await pass.sql`update ${pass.sql(table)} x set ${emptied}
        where x.county = ${pass.reach.county} and x.clear_on <= ${today}::date and ${isFull(pass)} and not ${isHeld(pass)}`;
      return rows.count;
    },
    rewrite: async (pass, from, to) => {
      const { county } = pass.reach;
      for (const column of columns) {
        const text = textOf(pass, column);
        const rows = await pass.sql<{ row: string; sealed: Buffer }[]>`
          select x.id as row, ${text} as sealed from ${pass.sql(table)} x
          where x.county = ${county} and ${text} is not null and ${keyOf(pass, text)} = ${from.id} for update`;
        for (const { row, sealed } of rows) {
          const cell = { county, table, column, row };
          const again = seal(to, cell, openBytes(from, cell, Buffer.from(sealed)));
          await pass.sql`update ${pass.sql(table)} set ${pass.sql(column)} = ${again} where county = ${county} and id = ${row}`;
        }
      }
    },
  });
}
