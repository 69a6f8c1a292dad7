import type { Language } from '#lib/platform/i18n.ts';
import type { Answer, Told, Waiting } from './rules.ts';

/** Where a return is filed. */
export const doorOf = (lodging: string, night: string): string =>
  `/api/v1/lodgings/${encodeURIComponent(lodging)}/days/${night}`;

const patience = 20_000;

/** A request that gives up after a while: a phone in a valley keeps a dead line open for minutes. */
export async function knock(address: string, init: RequestInit): Promise<Response | null> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), patience);
  try {
    return await fetch(address, { ...init, signal: over.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a return through the door by its key; status 0 when no answer came. */
export async function sendOne(
  one: Pick<Waiting, 'lodging' | 'night' | 'key' | 'body'>,
  language: Language,
): Promise<Answer & { version: number | null }> {
  const answer = await knock(doorOf(one.lodging.code, one.night), {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': one.key,
      'accept-language': language,
    },
    body: one.body,
  });
  if (!answer) return { status: 0, errors: [], version: null };
  if (answer.ok) return { status: answer.status, errors: [], version: null };
  try {
    const { errors = [], version } = (await answer.json()) as { errors?: Told[]; version?: number };
    return { status: answer.status, errors, version: typeof version === 'number' ? version : null };
  } catch {
    return { status: answer.status === 401 ? 401 : 500, errors: [], version: null };
  }
}
