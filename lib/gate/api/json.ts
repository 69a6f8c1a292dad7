import { Refusal } from '#lib/platform/errors.ts';

/** Deeper than any body of this API and shallow enough for every recursive reader behind it (security.md §6 row 39). */
const deepest = 16;
const mostKeys = 20_000;
const poisonous = ['__proto__', 'constructor', 'prototype'];

const malformed = (field?: string) =>
  new Refusal('invalid', [field === undefined ? { code: 'M-142' } : { code: 'M-142', field }]);

/**
 * Takes the text of a body, returns its object. Throws Refusal invalid M-142 for anything that is no JSON object, repeats
 * a key, is nested deeper than 16, has more than 20,000 keys, or names `__proto__`, `constructor` or `prototype`. One pass
 * without recursion comes before JSON.parse, which would overflow the stack on 200,000 brackets (security.md 0, 4).
 */
export function readObject(text: string): Record<string, unknown> {
  scan(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed();
  return value as Record<string, unknown>;
}

/** Keys of each open object, null for an open array; `awaitsKey` while the next string is a key. */
function scan(text: string): void {
  const open: (Set<string> | null)[] = [];
  let awaitsKey = false;
  let keys = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (awaitsKey && names) {
        keys += 1;
        if (keys > mostKeys) throw malformed();
        remember(names, keyOf(text.slice(at, end + 1)));
        awaitsKey = false;
      }
      at = end;
    } else if (sign === 0x7b || sign === 0x5b) {
      if (open.length === deepest) throw malformed();
      open.push(sign === 0x7b ? new Set() : null);
      awaitsKey = sign === 0x7b;
    } else if (sign === 0x7d || sign === 0x5d) {
      open.pop();
      awaitsKey = false;
    } else if (sign === 0x2c) awaitsKey = open.at(-1) instanceof Set;
  }
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === 0x5c) at += 1;
    else if (sign === 0x22) return at;
  }
  throw malformed();
}

function keyOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw malformed();
  }
}

function remember(names: Set<string>, key: string): void {
  if (names.has(key) || poisonous.includes(key)) throw malformed(key.slice(0, 60));
  names.add(key);
}
