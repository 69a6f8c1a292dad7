/**
 * The part a Range header asks for (RFC 9110, 14.1.2): first and last byte, the whole where it is absent, malformed or lists
 * several; null where it begins behind the end.
 */
export function partOf(
  range: string | null,
  length: number,
): { from: number; to: number; asked: boolean } | null {
  const end = length - 1;
  const given = /^bytes=(\d{0,9})-(\d{0,9})$/.exec(range ?? '');
  const [first = '', last = ''] = given?.slice(1) ?? [];
  if (!given || (first === '' && last === '')) return { from: 0, to: end, asked: false };
  if (first === '')
    return last === '0' ? null : { from: Math.max(0, length - Number(last)), to: end, asked: true };
  const [from, to] = [Number(first), last === '' ? end : Math.min(Number(last), end)];
  if (from > end) return null;
  return to < from ? { from: 0, to: end, asked: false } : { from, to, asked: true };
}
