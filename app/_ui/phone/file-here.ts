import { systemNow } from '#lib/clock/now.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { sendOne } from './door.ts';
import { put } from './queue.ts';
import type { Told, Waiting } from './rules.ts';

export type Answered =
  | { was: 'filed' | 'kept' | 'signed_out' | 'no_signal' | 'fault' }
  | { was: 'refused'; problems: Told[]; version: number | null };

/** A return on its way, as it would wait on this phone if no answer came. */
export function returnOf(of: {
  key: string;
  owner: string;
  lodging: { code: string; name: string };
  night: string;
  said: Record<string, unknown>;
  now: Date;
  entries: [string, string][] | null;
}): Waiting {
  const { said, now, ...rest } = of;
  const draftedAt = now.toISOString();
  const kind = said.kind === 'guests' ? 'guests' : 'nil';
  return {
    format: 1,
    ...rest,
    kind,
    children: kind === 'guests' && Array.isArray(said.stays) ? said.stays.length : 0,
    body: JSON.stringify({ ...said, drafted_at: draftedAt }),
    draftedAt,
    keptAt: systemNow().toISOString(),
    warnedAt: null,
    tried: 0,
    refused: null,
  };
}

// What stands between the phone and us is down: as good as no signal.
const away = [0, 429, 502, 503, 504];

/** Files a return now, or keeps it on this phone where no answer comes: the same key and text are then sent later. */
export async function fileHere(one: Waiting, language: Language): Promise<Answered> {
  const gone = { status: 0, errors: [], version: null };
  const { status, errors, version } = navigator.onLine ? await sendOne(one, language) : gone;
  if (status === 200 || status === 201) return { was: 'filed' };
  if (status === 401) return { was: 'signed_out' };
  if (away.includes(status)) return { was: (await put(one)) ? 'kept' : 'no_signal' };
  return status >= 500 ? { was: 'fault' } : { was: 'refused', problems: errors, version };
}
