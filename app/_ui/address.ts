/** The query of an address as a page receives it. */
export type Query = Record<string, string | string[] | undefined>;

/**
 * Path, query and changes to an address. A change to undefined or '' takes the key out; what is not changed is kept,
 * so filters, sort and page live together in the address and Back always works.
 */
export function addressWith(path: string, query: Query, changes: Query): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...changes })) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') parameters.append(key, one);
    }
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Which page an address asks for, from 1 to the last there is; anything else is the first. */
export function pageIn(query: Query, last: number): number {
  const page = Number([query.page].flat()[0] ?? 1);
  return Number.isSafeInteger(page) && page >= 1 && page <= last ? page : 1;
}

/** Pages to show around the current one (all count from 1); undefined stands for a gap. */
export function pagesAround(page: number, pages: number): (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((n, index) => {
    const before = shown[index - 1];
    return before !== undefined && n - before > 1 ? [undefined, n] : [n];
  });
}
