import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { type Transaction, transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { sessionCookieName, sessionOf } from './cookie.ts';
import type { EnteredSession } from './entered.ts';
import { type Plain, passThrough } from './entry.ts';
import { markOfPage } from './live-mark.ts';
import { ownHere } from './visit.ts';

/** The credential of the page's visitor. */
export async function credentialOfPage(): Promise<{ session: Buffer | null }> {
  return { session: await sessionOf((await cookies()).get(sessionCookieName())?.value) };
}

async function here(): Promise<string> {
  const path = (await headers()).get('x-nl-path') ?? '/';
  return path.startsWith('/') && !path.startsWith('//') ? path : '/';
}

/**
 * A page's way in: who is it, may they, whose rows; `work` runs inside the transaction and returns plain data,
 * which is rendered after it has closed. A stranger is sent to sign in, an unfinished sign-in to the second factor,
 * and what is out of reach is "not found".
 */
export async function enter<P extends Permission, T>(
  permission: P,
  work: (pass: Pass<P>) => Promise<Plain<T>>,
): Promise<Plain<T>> {
  markOfPage();
  const credential = await credentialOfPage();
  let refusal: Refusal;
  try {
    return await passThrough(
      permission,
      credential,
      work,
      (await headers()).get('x-request-id') ?? undefined,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
  }
  const next = encodeURIComponent(await here());
  if (refusal.kind === 'unauthenticated') {
    // An own phone opens the next session by itself, a shared desk asks whose shift it is.
    redirect((await ownHere()) ? `/paired?next=${next}` : `/sign-in?next=${next}`);
  }
  if (refusal.problems[0]?.code === 'M-466') redirect(`/pin?next=${next}`);
  if (refusal.problems[0]?.code === 'M-181') {
    redirect(`/sign-in/second-factor?next=${next}`);
  }
  if (refusal.kind === 'not_found') notFound();
  throw refusal;
}

async function unreadOf(sql: Transaction['sql'], { account, county }: EnteredSession): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select nl.unread(${account}, ${county}) as n`;
  return row?.n ?? 0;
}

/** Who is signed in and how many messages wait unread, for menus and the sign-in pages; null for a stranger. It guards nothing. */
export async function visitor(): Promise<{ now: Date; session: EnteredSession | null; unread: number }> {
  const { session: hash } = await credentialOfPage();
  return transaction(async ({ sql }) => {
    const [row] = await sql<
      { entered: { now: string; session?: EnteredSession } }[]
    >`select nl.enter(${hash}) as entered`;
    if (!row) throw new Error('the door did not answer');
    const session = row.entered.session ?? null;
    return { now: new Date(row.entered.now), session, unread: session ? await unreadOf(sql, session) : 0 };
  });
}
