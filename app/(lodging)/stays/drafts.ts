import { drop, find, keep, namesOf } from '#app/_ui/phone/store.ts';
import { clockTime } from '#lib/clock/words.ts';
import type { Entries } from './entries.ts';

/** A draft on this phone never outlives the window in which the lodging may read its children (product.md, People). */
const keptMs = 72 * 3_600_000;
const prefix = 'draft/';
const breathMs = 1500;
const door = '/drafts';

type Kept = { at: string; entries: Entries };
export type FoundDraft = { time: string; entries: Entries };
export type ServerDraft = { at: Date; entries: Entries };

/** Whose draft of what: one for each person, house, night and stay. */
export type DraftPlace = { owner: string; lodging: string; night: string; stay: string | null };

const nameOf = ({ owner, lodging, night, stay }: DraftPlace) =>
  `${prefix}${owner}/${lodging}/${night}/${stay ?? 'new'}`;

/**
 * The newer of what this phone and the house keep; null when there is neither. Drafts of others and old ones are removed
 * from the phone wherever they are met.
 */
export async function findDraft(
  place: DraftPlace,
  server: ServerDraft | null,
  now: Date,
): Promise<FoundDraft | null> {
  const own = nameOf(place);
  for (const name of await namesOf(prefix)) {
    const kept = await read(name);
    const age = kept ? now.getTime() - new Date(kept.at).getTime() : keptMs;
    if (!name.startsWith(`${prefix}${place.owner}/`) || age >= keptMs) await drop(name);
  }
  const here = await read(own);
  const there = server && { at: server.at.toISOString(), entries: server.entries };
  // The phone's own is what was typed last unless another device has saved since.
  const later = here && (!there || there.at <= here.at) ? here : there;
  return later ? { time: clockTime(new Date(later.at)), entries: later.entries } : null;
}

async function read(name: string): Promise<Kept | null> {
  const kept = (await find(name)) as Partial<Kept> | null;
  return kept && typeof kept.at === 'string' && Array.isArray(kept.entries)
    ? { at: kept.at, entries: kept.entries }
    : null;
}

const unkept = ['form_token', 'seen_version', 'back'];

/** Lays entries down as the draft that the form of a place opens with. False where this browser keeps nothing. */
export function layDown(place: DraftPlace, entries: Entries, now: Date): Promise<boolean> {
  return keep(nameOf(place), { at: now.toISOString(), entries } satisfies Kept);
}

/** Keeps what stands in the form: on this phone at once, in the house a breath later, so that another device goes on. */
export function draftKeeper(place: DraftPlace, saved: (time: string) => void) {
  let latest: Kept | null = null;
  let writing = false;
  let timer: number | undefined;
  let told: Kept | null = null;

  const body = (entries?: Entries) =>
    JSON.stringify({
      lodging: place.lodging,
      night: place.night,
      place: place.stay ?? 'new',
      ...(entries ? { entries } : {}),
    });

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    for (let done: Kept | null = null; latest && latest !== done; ) {
      done = latest;
      if (await keep(nameOf(place), done)) saved(clockTime(new Date(done.at)));
    }
    writing = false;
  }

  async function tell(): Promise<void> {
    window.clearTimeout(timer);
    const now = latest;
    if (!now || now === told) return;
    told = now;
    const headers = { 'content-type': 'application/json' };
    const text = body(now.entries);
    // A page that is being left may still send 64 KB.
    const init = { method: 'PUT', headers, body: text, keepalive: text.length < 60_000 };
    const answer = await fetch(door, init).catch(() => null);
    if (answer?.ok) saved(clockTime(new Date(now.at)));
  }

  const hidden = () => {
    if (document.visibilityState === 'hidden') void tell();
  };
  document.addEventListener('visibilitychange', hidden);

  return {
    keep(entries: Entries, now: Date): void {
      latest = { at: now.toISOString(), entries: entries.filter(([name]) => !unkept.includes(name)) };
      void write();
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void tell(), breathMs);
    },
    /**
     * Forgets it here and in the house; a house that cannot be reached knows a filed one by its key. `heard` waits for
     * the house's answer too.
     */
    async drop(heard: boolean): Promise<void> {
      window.clearTimeout(timer);
      latest = null;
      await drop(nameOf(place));
      const headers = { 'content-type': 'application/json' };
      const told = fetch(door, { method: 'DELETE', headers, body: body(), keepalive: true }).catch(
        () => null,
      );
      if (heard) await told;
    },
    end(): void {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
    },
  };
}
