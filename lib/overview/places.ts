import type { Township } from '#lib/registry/queries.ts';

const columns = 4;

/**
 * True when the townships are too few for a map: a station's two or three are read faster as lines, and tiles far apart
 * would stand in an empty field.
 */
export function tooFewForMap(townships: readonly Township[]): boolean {
  return townships.length <= columns;
}

/**
 * Townships to their tiles, columns and rows counting from 0 at the west and north. Those without a place of their own,
 * or whose tile is taken, follow below in rows of four, so that no township is ever missing from the map. A part of a
 * county that would leave most of the drawing empty is laid out in rows of four in its order from north to south.
 */
export function placesOf<T extends Township>(
  townships: readonly T[],
): { township: T; x: number; y: number }[] {
  if (sparse(townships)) {
    const inOrder = [...townships].sort(
      (a, b) => (a.row ?? 99) - (b.row ?? 99) || (a.column ?? 99) - (b.column ?? 99),
    );
    return inOrder.map((township, index) => ({
      township,
      x: index % columns,
      y: Math.floor(index / columns),
    }));
  }
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

function sparse(townships: readonly Township[]): boolean {
  const width = 1 + Math.max(0, ...townships.map(({ column }) => column ?? 0));
  const height = 1 + Math.max(0, ...townships.map(({ row }) => row ?? 0));
  return width * height > 2 * townships.length;
}
