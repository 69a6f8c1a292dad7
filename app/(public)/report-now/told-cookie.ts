import { cookies } from 'next/headers';
import { env } from '#lib/platform/env.ts';
import { isId } from '#lib/platform/ids.ts';

// A name that says nothing, for these pages alone, and not for longer than it matters: the address holds nothing, so the
// browser's history holds nothing either.
const NAME = 'nl-form';
const SECONDS = 3600;
const path = '/report-now';

/** The key of what this browser told last, or null. */
export async function toldKey(): Promise<string | null> {
  const value = (await cookies()).get(NAME)?.value;
  return value && isId(value) ? value : null;
}

/** Lets this browser follow what it has told. */
export async function keepTold(key: string): Promise<void> {
  (await cookies()).set(NAME, key, {
    httpOnly: true,
    sameSite: 'strict',
    path,
    secure: env().origin.startsWith('https:'),
    maxAge: SECONDS,
  });
}

/** Takes the key back: from then on this browser shows nothing of it. */
export async function forgetTold(): Promise<void> {
  (await cookies()).delete({ name: NAME, path, secure: env().origin.startsWith('https:') });
}
