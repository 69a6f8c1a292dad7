import { systemNow } from '#lib/clock/now.ts';
import { drop, find, keep, namesOf } from './store.ts';

export type VisitTold = { code: string; message: string; cure?: string };

/**
 * A visit that waits on this phone. `body` is the text that is sent, the same at every try; the key is the name of the
 * record. Its format is only added to: a phone may bring one from before a new version.
 */
export type VisitWaiting = {
  format: 1;
  key: string;
  owner: string;
  lodging: { code: string; name: string };
  body: string;
  /** when it was written, by the house's clock as this phone last saw it */
  writtenAt: string;
  /** by this phone's own clock: how long it has been kept */
  keptAt: string;
  warnedAt: string | null;
  /** why it was not taken; null while it only waits */
  refused: VisitTold[] | null;
};

const prefix = 'visit/';
const countName = 'nightlight.visits';
/** Said on the window whenever the number of unsent visits may have changed. */
export const visitsChanged = 'nightlight-visits';

/** The number unsent as it was last counted; it says nothing of anybody. */
export function visitsKnown(): number {
  try {
    return Number(window.localStorage.getItem(countName) ?? 0) || 0;
  } catch {
    return 0;
  }
}

/** Counts what waits and says so to every page that shows the number. */
export async function countVisits(): Promise<number> {
  const { length } = await namesOf(prefix);
  try {
    if (length > 0) window.localStorage.setItem(countName, String(length));
    else window.localStorage.removeItem(countName);
  } catch {
    // shown on this page all the same
  }
  window.dispatchEvent(new CustomEvent<number>(visitsChanged, { detail: length }));
  return length;
}

/** Keeps a visit, or keeps it again as it now stands. False where this browser keeps nothing. */
export async function putVisit(one: VisitWaiting): Promise<boolean> {
  const done = await keep(`${prefix}${one.key}`, one);
  if (done) await countVisits();
  return done;
}

/** Takes a visit out: it was recorded, or given up by a person. */
export async function takeOut(key: string): Promise<void> {
  await drop(`${prefix}${key}`);
  await countVisits();
}

/** A record as this version reads it; null for one that is damaged or newer, which then stays where it is. */
export function readVisit(value: unknown): VisitWaiting | null {
  if (typeof value !== 'object' || value === null) return null;
  const one = value as Partial<VisitWaiting>;
  const texts = [one.key, one.owner, one.body, one.keptAt, one.lodging?.code];
  if (one.format !== 1 || texts.some((text) => typeof text !== 'string')) return null;
  return {
    format: 1,
    key: String(one.key),
    owner: String(one.owner),
    lodging: { code: String(one.lodging?.code), name: one.lodging?.name ?? '' },
    body: String(one.body),
    writtenAt: one.writtenAt ?? String(one.keptAt),
    keptAt: String(one.keptAt),
    warnedAt: one.warnedAt ?? null,
    refused: Array.isArray(one.refused) ? one.refused : null,
  };
}

/** All that waits, the oldest first. */
export async function visitsWaiting(): Promise<VisitWaiting[]> {
  const names = await namesOf(prefix);
  const read = await Promise.all(names.map(async (name) => readVisit(await find(name))));
  return read.filter((one) => one !== null).sort((a, b) => a.keptAt.localeCompare(b.keptAt));
}

/** What a colleague recorded at a house while a visit of this phone waited; kept until somebody has looked. */
export type Meanwhile = { key: string; chase: string; lodging: string; who: string; at: string };

const toldPrefix = 'meanwhile/';

/** Keeps what is to be told, over pages and restarts. */
export async function tellOf(one: Meanwhile): Promise<void> {
  await keep(`${toldPrefix}${one.key}`, one);
}

/** What is still to be told, the oldest first. */
export async function toTell(): Promise<Meanwhile[]> {
  const all = await Promise.all((await namesOf(toldPrefix)).map(find));
  return (all as (Meanwhile | null)[]).filter((one) => one !== null).sort((a, b) => a.at.localeCompare(b.at));
}

/** Somebody has looked. */
export async function told(key: string): Promise<void> {
  await drop(`${toldPrefix}${key}`);
}

/** A visit on its way, as it waits on this phone if no answer comes: the fields of its form, under a key of its own. */
export function visitOf(of: {
  owner: string;
  lodging: { code: string; name: string };
  fields: Readonly<Record<string, string>>;
  now: Date;
}): VisitWaiting {
  const key = crypto.randomUUID();
  const written = of.now.toISOString();
  return {
    format: 1,
    key,
    owner: of.owner,
    lodging: of.lodging,
    body: JSON.stringify({ ...of.fields, written, request_key: key }),
    writtenAt: written,
    keptAt: systemNow().toISOString(),
    warnedAt: null,
    refused: null,
  };
}
