import { blindColumns, type Register } from './read-register.ts';

/**
 * The lines of a file that says who is in a register only to an installation with the same key: lodging, night, the key of the
 * number and the short keys of its neighbours; no name, no number, no instant, no room. Sorted, so that the order of the register
 * tells nothing either.
 */
export function* blindLines({ rows }: Register): Generator<string> {
  yield blindColumns.join(',');
  const lines = rows.map(({ lodgingCode, night, key, near }) => {
    const code = /[",\n]/.test(lodgingCode) ? `"${lodgingCode.replaceAll('"', '""')}"` : lodgingCode;
    return `${code},${night},${key},${[...near()].sort().join(' ')}`;
  });
  yield* lines.sort();
}
