import type { Pass } from '#lib/access/pass.ts';
import { verifyingKey } from '#lib/platform/keys.ts';
import { isGenuine, type SignedAnchor } from './anchor.ts';
import { readAnchorFile, storedAnchors } from './anchors.ts';

/**
 * Why a place of the book is not as it was written: a number is missing (`gap`), a row does not follow from the row
 * before it (`link`: changed, moved, put in), a chain ends elsewhere than its head says (`head`), a row that an anchor
 * saw is gone or another (`anchor`), an anchor was altered or taken out (`anchor_altered`, `anchor_lost`).
 */
export type BreakReason = 'gap' | 'link' | 'head' | 'anchor' | 'anchor_altered' | 'anchor_lost';
export type Break = { reason: BreakReason; chain: number; month: string; seq: number; at: string | null };

export type Verdict = {
  county: string;
  sound: boolean;
  events: number;
  chains: number;
  anchors: number;
  /** null: there is no anchor file beside this database, so only its own anchors were asked */
  fileAnchors: number | null;
  /** up to where an anchor speaks; a tail cut after it would not show */
  anchoredTo: string | null;
  /** the first bad place of each kind of check, earliest chain, month and number first */
  breaks: Break[];
};

type BookReader = Pass<'audit:read'> | Pass<'clock:work'>;

/** Recomputes every chain of the county and compares heads, anchors and the anchor file (architecture.md, House book). */
export async function verifyBook(pass: BookReader): Promise<Verdict> {
  const { county } = pass.reach;
  const stored = await storedAnchors(pass);
  const file = readAnchorFile(county);
  const breaks = [
    ...(await brokenLink(pass)),
    ...(await brokenHead(pass)),
    ...(await brokenAnchor(pass, [...stored, ...(file ?? []).filter((anchor) => anchor !== null)])),
    ...alteredAnchor(stored, file ?? []),
  ];
  const [size] = await pass.sql<{ events: number; chains: number }[]>`
    select count(*)::int as events, count(distinct chain)::int as chains from house_book_event where county = ${county}`;
  return {
    county,
    sound: breaks.length === 0,
    events: size?.events ?? 0,
    chains: size?.chains ?? 0,
    anchors: stored.length,
    fileAnchors: file?.length ?? null,
    anchoredTo: stored.at(-1)?.at.toISOString() ?? null,
    breaks,
  };
}

/** The first row whose number or hash does not follow from the row before it. */
async function brokenLink(pass: BookReader): Promise<Break[]> {
  return await pass.sql<Break[]>`
    with book as (
      select chain, month, seq, at, hash,
        lag(hash) over chain_order as hash_before,
        case when lag(month) over chain_order = month then lag(seq) over chain_order + 1 else 1 end as seq_due,
        nl.book_line(county, chain, month, seq, at, actor, actor_kind, act, subject_kind, subject_id, lodging_id,
          detail, request_id) as line
      from house_book_event where county = ${pass.reach.county}
      window chain_order as (partition by chain order by month, seq)
    )
    select case when seq <> seq_due then 'gap' else 'link' end as reason, chain::int, month::text,
      least(seq, seq_due)::int as seq, at
    from book
    where seq <> seq_due or hash <> sha256(coalesce(hash_before, ''::bytea) || line)
    order by chain, month, seq limit 1`;
}

/** The first chain whose last row is not the one its head names, or that has no head. */
async function brokenHead(pass: BookReader): Promise<Break[]> {
  return await pass.sql<Break[]>`
    with tail as (
      select distinct on (chain) chain, month, seq, hash from house_book_event
      where county = ${pass.reach.county} order by chain, month desc, seq desc
    ), head as (select chain, month, seq, hash from house_book_head where county = ${pass.reach.county})
    select 'head' as reason, chain::int, coalesce(h.month, t.month)::text as month, coalesce(h.seq, t.seq)::int as seq, null as at
    from head h full join tail t using (chain)
    where (h.month, h.seq, h.hash) is distinct from (t.month, t.seq, t.hash)
    order by chain limit 1`;
}

/** The first row an anchor saw that is not there as it was. */
async function brokenAnchor(pass: BookReader, anchors: readonly SignedAnchor[]): Promise<Break[]> {
  const seen = new Map<string, { chain: number; month: string; seq: number; hash: string; at: string }>();
  for (const anchor of anchors)
    for (const head of anchor.heads)
      seen.set(`${head.chain}/${head.month}/${head.seq}/${head.hash}`, {
        ...head,
        at: anchor.at.toISOString(),
      });
  return await pass.sql<Break[]>`
    select 'anchor' as reason, a.chain::int, a.month::text, a.seq::int, a.at
    from jsonb_to_recordset(${JSON.stringify([...seen.values()])}::text::jsonb)
      as a(chain smallint, month date, seq bigint, hash text, at timestamptz)
    left join house_book_event e on e.county = ${pass.reach.county} and e.chain = a.chain and e.month = a.month and e.seq = a.seq
    where e.hash is distinct from decode(a.hash, 'hex')
    order by a.chain, a.month, a.seq limit 1`;
}

/** The first anchor that is not what was signed, does not follow the one before it, or that only the file still has. */
function alteredAnchor(stored: readonly SignedAnchor[], file: readonly (SignedAnchor | null)[]): Break[] {
  const place = (reason: BreakReason, anchor?: SignedAnchor | null): Break[] => [
    { reason, chain: -1, month: '', seq: 0, at: anchor?.at.toISOString() ?? null },
  ];
  const genuine = (anchor: SignedAnchor) => {
    const key = verifyingKey(anchor.keyId);
    return key !== null && isGenuine(anchor, key);
  };
  let previous = '';
  for (const anchor of stored) {
    if (anchor.previous !== previous) return place('anchor_lost', anchor);
    if (!genuine(anchor)) return place('anchor_altered', anchor);
    previous = anchor.root;
  }
  const kept = new Set(stored.map((anchor) => anchor.root));
  for (const anchor of file) {
    if (!anchor || !genuine(anchor)) return place('anchor_altered', anchor);
    if (!kept.has(anchor.root)) return place('anchor_lost', anchor);
  }
  return [];
}
