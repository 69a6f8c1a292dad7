import type { Query } from '#app/_ui/address.ts';
import { type BookFilters, bookFilters } from '#lib/audit/inputs.ts';

/** What the book is asked by its address, filters that are not chosen left out; null when a value does not fit. */
export function filtersOf(given: Query): { query: Query; filters: BookFilters } | null {
  const known = Object.keys(bookFilters.shape);
  const query: Query = Object.fromEntries(known.flatMap((key) => (given[key] ? [[key, given[key]]] : [])));
  const filters = bookFilters.safeParse(query);
  return filters.success ? { query, filters: filters.data } : null;
}
