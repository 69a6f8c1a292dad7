import type { Query } from '#app/_ui/address.ts';
import { type BoardFilters, boardFilters } from '#lib/overview/inputs.ts';

export type Asked = { filters: BoardFilters; query: Query };

/** The board's part of an address: what it filters by, and the same as a query for links; null when a value is malformed. */
export function askedOf(given: Query): Asked | null {
  const keys = Object.keys(boardFilters.shape);
  const query = Object.fromEntries(
    keys.flatMap((key) => (given[key] === undefined || given[key] === '' ? [] : [[key, given[key]]])),
  );
  const parsed = boardFilters.safeParse(query);
  return parsed.success ? { filters: parsed.data, query } : null;
}
