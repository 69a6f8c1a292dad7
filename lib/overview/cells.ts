/** One cell of an export: text, a number, or nothing. */
export type Cell = string | number | null;

/** A table as it leaves the house: never a strip, a colour or a mark (product.md, Who is silent). */
export type Sheet = { name: string; title: string; head: string[]; rows: Cell[][] };

// What a sheet program takes for a formula, also in full width and after characters it skips (OWASP, CSV injection;
// security.md §6). An apostrophe in front makes it text everywhere.
const formula = /^(?:[\p{Cc}]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Text that a sheet program shows and never runs; numbers stand as they are. */
export function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell;
}

/** One line of a CSV file: every text quoted, quotes doubled (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells
    .map((cell) => {
      const safe = harmless(cell);
      if (safe === null) return '';
      return typeof safe === 'number' ? String(safe) : `"${safe.replaceAll('"', '""')}"`;
    })
    .join(',')}\r\n`;
}
