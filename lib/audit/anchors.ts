import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Pass } from '#lib/access/pass.ts';
import { env } from '#lib/platform/env.ts';
import { keys } from '#lib/platform/keys.ts';
import {
  type Anchor,
  anchorOfLine,
  type Head,
  hasMoved,
  lineOf,
  type SignedAnchor,
  signAnchor,
} from './anchor.ts';

/** How long an unchanged book goes without a new anchor, in milliseconds. */
const atLeastEvery = 24 * 3_600_000;

type BookReader = Pass<'audit:read'> | Pass<'clock:work'>;

/** Where the copy stands that the database cannot rewrite. */
function anchorFile(): string {
  return path.join(env().data, 'anchors.log');
}

/**
 * Signs where every chain of the county ends now and stores it. An unchanged book is anchored once a day. Returns the
 * anchors that the file does not have yet, for `appendAnchors` after this transaction has committed: a line must never
 * stand in the file for an anchor that rolled back.
 */
export async function anchorBook(pass: Pass<'clock:work'>): Promise<SignedAnchor[]> {
  const { county } = pass.reach;
  const [last] = await storedAnchors(pass, { limit: 1 });
  const { heads, events } = await bookEnds(pass);
  const quiet = last && !hasMoved(last, heads) && pass.now.getTime() - last.at.getTime() < atLeastEvery;
  if (heads.length > 0 && !quiet && (!last || pass.now > last.at)) {
    const anchor: Anchor = { county, at: pass.now, events, heads, previous: last?.root ?? '' };
    const signed = signAnchor(anchor, keys().signing, keys().signingId);
    await pass.sql`insert into house_book_anchor (county, at, events, heads, root, key_id, signature)
      values (${county}, ${signed.at.toISOString()}, ${events},
        ${JSON.stringify({ previous: signed.previous, heads })}::text::jsonb,
        ${Buffer.from(signed.root, 'hex')}, ${signed.keyId}, ${Buffer.from(signed.signature, 'hex')})`;
  }
  const written = lastInFile(county);
  return storedAnchors(pass, written ? { after: written.at } : {});
}

/** Appends anchors to the file, a line each, and waits until the disk has them. */
export function appendAnchors(anchors: readonly SignedAnchor[]): void {
  if (anchors.length === 0) return;
  const file = openSync(anchorFile(), 'a', 0o600);
  try {
    writeSync(file, anchors.map((anchor) => `${lineOf(anchor)}\n`).join(''));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The county's lines of the anchor file, null for one that cannot be read; null as a whole when there is no file. */
export function readAnchorFile(county: string): (SignedAnchor | null)[] | null {
  if (!existsSync(anchorFile())) return null;
  const lines = readFileSync(anchorFile(), 'utf8').split('\n');
  lines.pop(); // a line that was cut off while it was written has no end and says nothing
  return lines.map(anchorOfLine).filter((anchor) => anchor === null || anchor.county === county);
}

/** The anchors in the database, oldest first; with a limit the newest so many. */
export async function storedAnchors(
  pass: BookReader,
  { after, limit }: { after?: Date; limit?: number } = {},
): Promise<SignedAnchor[]> {
  const rows = await pass.sql<
    {
      county: string;
      at: string;
      events: number;
      said: { previous: string; heads: Head[] };
      root: Buffer;
      keyId: string;
      signature: Buffer;
    }[]
  >`select county, at, events, heads as said, root, key_id as "keyId", signature from house_book_anchor
    where county = ${pass.reach.county} and at > ${after?.toISOString() ?? '-infinity'}::timestamptz
    order by at desc limit ${limit ?? null}`;
  return rows.reverse().map(({ said, root, signature, at, ...row }) => ({
    ...row,
    previous: said.previous,
    heads: said.heads,
    at: new Date(at),
    root: root.toString('hex'),
    signature: signature.toString('hex'),
  }));
}

// One statement, so that heads and count are of the same instant.
async function bookEnds(pass: BookReader): Promise<{ heads: Head[]; events: number }> {
  const [row] = await pass.sql<{ heads: Head[]; events: number }[]>`
    select coalesce((select jsonb_agg(jsonb_build_object('chain', chain, 'month', month, 'seq', seq,
        'hash', encode(hash, 'hex')) order by chain) from house_book_head
        where county = ${pass.reach.county} and seq > 0), '[]') as heads,
      (select count(*)::int from house_book_event where county = ${pass.reach.county}) as events`;
  return row ?? { heads: [], events: 0 };
}

// The county's newest line; looked for from the end, since the file grows for years.
function lastInFile(county: string): SignedAnchor | null {
  if (!existsSync(anchorFile())) return null;
  const file = openSync(anchorFile(), 'r');
  try {
    const { size } = fstatSync(file);
    for (let length = Math.min(size, 1 << 20); ; length = size) {
      const tail = Buffer.alloc(length);
      readSync(file, tail, 0, length, size - length);
      const lines = tail.toString('utf8').split('\n').map(anchorOfLine);
      const found = lines.findLast((anchor) => anchor?.county === county);
      if (found || length === size) return found ?? null;
    }
  } finally {
    closeSync(file);
  }
}
