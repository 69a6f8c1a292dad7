/**
 * Rows and what they share to the height of their common cell: the first row of a run gets its length,
 * the others 0. [a, a, b] is [2, 0, 1].
 */
export function runsOf<Row>(rows: readonly Row[], text: (row: Row) => string): number[] {
  const heights: number[] = [];
  let first = 0;
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (index > 0 && before !== undefined && text(before) === text(row)) {
      heights[first] = (heights[first] ?? 0) + 1;
      heights.push(0);
      return;
    }
    first = index;
    heights.push(1);
  });
  return heights;
}
