import type { Query } from '#app/_ui/address.ts';
import { type LodgingFilters, lodgingFilters } from '#lib/lodging/inputs.ts';

/** What the list is asked by its address, filters that are not chosen left out; null when a value does not fit. */
export function filtersOf(given: Query): { query: Query; filters: LodgingFilters } | null {
  const known = Object.keys(lodgingFilters.shape);
  const query: Query = Object.fromEntries(known.flatMap((key) => (given[key] ? [[key, given[key]]] : [])));
  const filters = lodgingFilters.safeParse(query);
  return filters.success ? { query, filters: filters.data } : null;
}
