import { randomBytes } from 'node:crypto';
import { mac } from '#lib/platform/crypto.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A watermark: eight Crockford characters that lead back to who asked, who allowed and why. */
export function newMark(): string {
  return Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('');
}

const place = (secret: Buffer, mark: string, key: string) => mac(secret, `${mark}/${key}`);

/**
 * The rows in the order of a mark: a second, unseen watermark that survives when the visible one is cut out. Nothing in the rows
 * is changed (security.md 4.6: row order permutation keyed by the export). Keys are unique; pure but for the secret.
 */
export function inOrderOf<T>(
  secret: Buffer,
  mark: string,
  rows: readonly T[],
  keyOf: (row: T) => string,
): T[] {
  return rows
    .map((row) => ({ row, at: place(secret, mark, keyOf(row)) }))
    .sort((a, b) => Buffer.compare(a.at, b.at))
    .map(({ row }) => row);
}

/** Fewer rows are in some order by chance alone. */
const leastRows = 8;
const leastShare = 0.9;

/**
 * Which of some marks an excerpt's rows stand in the order of: the share of neighbours in order, at least nine in ten of at least
 * eight rows; chance gives one half. Null where none fits, as after sorting.
 */
export function markOfOrder(
  secret: Buffer,
  keys: readonly string[],
  marks: readonly string[],
): string | null {
  if (keys.length < leastRows) return null;
  const found = marks.map((mark) => {
    const places = keys.map((key) => place(secret, mark, key));
    const kept = places.filter((at, n) => n > 0 && Buffer.compare(places[n - 1] ?? at, at) < 0).length;
    return { mark, share: kept / (keys.length - 1) };
  });
  const [best] = found.sort((a, b) => b.share - a.share);
  return best && best.share >= leastShare ? best.mark : null;
}

/** The rows of a CSV file (RFC 4180), quotes and doubled quotes undone. */
export function tableOf(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}

/** The one of some marks that stands in a cell of its own or within the foot's sentence; null for none. */
export function markIn(rows: readonly string[][], marks: readonly string[]): string | null {
  const cells = new Set(rows.flatMap((row) => row.flatMap((cell) => cell.match(/[0-9A-Z]{8}/g) ?? [])));
  return marks.find((mark) => cells.has(mark)) ?? null;
}
