import type { Township } from '#lib/registry/queries.ts';

const columns = 4;

/**
 * Townships to their tiles, columns and rows counting from 0 at the west and north. Those without a place of their own,
 * or whose tile is taken, follow below in rows of four, so that no township is ever missing from the map.
 */
export function placesOf<T extends Township>(
  townships: readonly T[],
): { township: T; x: number; y: number }[] {
  const taken = new Set<string>();
  const placed: { township: T; x: number; y: number }[] = [];
  const left: T[] = [];
  for (const township of townships) {
    const { column: x, row: y } = township;
    if (x === null || y === null || taken.has(`${x}/${y}`)) {
      left.push(township);
      continue;
    }
    taken.add(`${x}/${y}`);
    placed.push({ township, x, y });
  }
  const first = placed.reduce((most, { y }) => Math.max(most, y + 1), 0);
  for (const [index, township] of left.entries())
    placed.push({ township, x: index % columns, y: first + Math.floor(index / columns) });
  return placed;
}
