import type { FieldProblem } from '#app/_ui/field.tsx';

export type Told = FieldProblem & { field?: string; level?: string };

/**
 * A return that waits on this phone. `body` is the text of the request, the same at every try; the key is the name of
 * the record. Only added to, never changed: a phone may hold one for days while the product becomes newer.
 */
export type Waiting = {
  format: 1;
  /** the idempotency key, made before the first try */
  key: string;
  /** whose it is: nothing that names a person; nobody else's session sends it */
  owner: string;
  lodging: { code: string; name: string };
  night: string;
  kind: 'nil' | 'guests';
  children: number;
  body: string;
  /** by the house's clock as this phone last saw it: what is told of it */
  draftedAt: string;
  /** by this phone's own clock, however wrong it is: how long it has been kept */
  keptAt: string;
  warnedAt: string | null;
  tried: number;
  /** why it was not taken; null while it only waits */
  refused: Told[] | null;
  /** what stood in the form, so that a refused one can be mended; null for a nil */
  entries: [name: string, value: string][] | null;
};

type Kept = Pick<Waiting, 'keptAt' | 'warnedAt'>;

const hour = 3_600_000;
const keptHours = 72;
const warnedHours = 24;

/**
 * A record as this version reads it; null for one it cannot read (damaged, or written by a newer version), which then
 * stays where it is and is counted, never cleared as if it had been sent.
 */
export function readWaiting(value: unknown): Waiting | null {
  if (typeof value !== 'object' || value === null) return null;
  const one = value as Partial<Waiting>;
  const texts = [one.key, one.owner, one.night, one.body, one.draftedAt, one.keptAt, one.lodging?.code];
  if (one.format !== 1 || texts.some((text) => typeof text !== 'string')) return null;
  if (one.kind !== 'nil' && one.kind !== 'guests') return null;
  return {
    format: 1,
    key: String(one.key),
    owner: String(one.owner),
    lodging: { code: String(one.lodging?.code), name: one.lodging?.name ?? '' },
    night: String(one.night),
    kind: one.kind,
    children: one.children ?? 0,
    body: String(one.body),
    draftedAt: String(one.draftedAt),
    keptAt: String(one.keptAt),
    warnedAt: one.warnedAt ?? null,
    tried: one.tried ?? 0,
    refused: Array.isArray(one.refused) ? one.refused : null,
    entries: Array.isArray(one.entries) ? one.entries : null,
  };
}

/** The instant (this phone's) at which a record is cleared: 72 h after it was kept, never before a day of warning. */
export function clearsAt({ keptAt, warnedAt }: Kept, now: Date): Date {
  const kept = new Date(keptAt).getTime() + keptHours * hour;
  const warned = warnedAt ? new Date(warnedAt).getTime() : now.getTime();
  return new Date(Math.max(kept, warned + warnedHours * hour));
}

/** What becomes of a record at an instant: it waits, its clearing is warned of, or it is cleared. */
export function fateOf(one: Kept, now: Date): 'waits' | 'warned' | 'cleared' {
  const age = now.getTime() - new Date(one.keptAt).getTime();
  if (age < (keptHours - warnedHours) * hour) return 'waits';
  return one.warnedAt && now >= clearsAt(one, now) ? 'cleared' : 'warned';
}

export type Answer = { status: number; errors: Told[] };

/** What to do after an answer: forget a filed one, ask who sits here, try later, send it without the version it saw, or keep it as refused. */
export type Next = 'filed' | 'sign_in' | 'later' | 'unseen' | 'refused';

/**
 * A status of 0 is no answer at all. A return that only adds may go without the version its writer saw (architecture.md,
 * One request): that it was refused as stale (M-148) says that its key is not used, so the same key stays right.
 */
export function nextOf(one: Waiting, { status, errors }: Answer): Next {
  if (status === 200 || status === 201) return 'filed';
  if (status === 401) return 'sign_in';
  if (status === 0 || status === 429 || status >= 500) return 'later';
  const stale = errors.some(({ code }) => code === 'M-148');
  return stale && addsOnly(one) ? 'unseen' : 'refused';
}

function addsOnly({ kind, body }: Waiting): boolean {
  const said = JSON.parse(body) as {
    stays?: { stay_id?: string }[];
    remove?: unknown;
    seen_version?: number;
  };
  const changes =
    said.remove !== undefined || (said.stays ?? []).some(({ stay_id }) => stay_id !== undefined);
  return kind === 'guests' && said.seen_version !== undefined && !changes;
}

/** The same return, not saying which version its writer saw. */
export function unseen(one: Waiting): Waiting {
  const { seen_version: _, ...said } = JSON.parse(one.body) as Record<string, unknown>;
  return { ...one, body: JSON.stringify(said) };
}

/** Milliseconds until the next try: doubling from 1 s to 5 min, any part of it (full jitter; security.md 5). `share` is 0 to 1. */
export function waitFor(tries: number, share: number): number {
  return Math.round(Math.min(300_000, 1000 * 2 ** Math.min(tries, 10)) * share) + 500;
}
