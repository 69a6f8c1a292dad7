import { county } from '#drizzle/seed/townships.ts';
import { sessionCookieName } from '#lib/gate/cookie.ts';
import { newEnvelope } from '#lib/gate/sign-in.ts';
import { installation } from './installation.ts';
import type { Person } from './places.ts';

/** Opens a session, with both factors unless said otherwise, and returns its cookie, as the sign-in page would set it. */
export async function sessionFor(person: Person, aal: 1 | 2 = 2): Promise<{ name: string; value: string }> {
  const { cookie } = await opened(person, aal);
  return { name: sessionCookieName(), value: cookie };
}

/** The same for going through the gate without a browser. */
export async function hashOf(person: Person): Promise<{ session: Buffer }> {
  return { session: (await opened(person, 2)).hash };
}

async function opened(person: Person, aal: 1 | 2): Promise<{ cookie: string; hash: Buffer }> {
  const { cookie, hash } = await newEnvelope();
  // It began before every hour a story may set the clock to, and outlives them all.
  await installation()`
    insert into session (id_hash, account_id, county, aal, created_at, seen_at, expires_at, idle_minutes, stepped_up_at, device)
    values (${hash}, ${person.id}, ${county.code}, ${aal}, nl.now(), nl.now(), '9999-01-01', 2000000000, nl.now(), 'story')`;
  return { cookie, hash };
}
