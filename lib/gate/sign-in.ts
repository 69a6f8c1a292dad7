import { randomBytes, randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import type { BookEvent } from '#lib/access/pass.ts';
import { needsSecondFactor, type Role } from '#lib/access/permissions.ts';
import { writeBook } from '#lib/audit/record.ts';
import {
  closeSession,
  isDemonstration,
  nowAtDoor,
  openSession,
  type Standing,
  signInFacts,
  standingOf,
} from '#lib/identity/door.ts';
import { deviceOf, knows, remember } from '#lib/identity/known-device.ts';
import { isPassword } from '#lib/identity/password.ts';
import { DEMONSTRATION_PASSWORD, PASSWORD_LONGEST, sessionLengths } from '#lib/identity/rules.ts';
import { type Counter, counters, countTry } from '#lib/identity/throttle.ts';
import { become, type Transaction, transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { readMobile } from '#lib/platform/phone.ts';
import { cookieSecret, sessionHash } from './cookie.ts';

/** What a request shows of itself before anybody is known; tests give the door of their own scene. */
export type Visit = {
  session: Buffer | null;
  /** The value of the device cookie. */
  device: string | undefined;
  /** The key of an own phone or shared desk. */
  own?: string;
  /** Where it comes from, as coarse as the limits are: an IPv4 /24 or an IPv6 /48. */
  network: string;
  /** What the session list calls this browser. */
  browser: string;
  requestId?: string;
  door?: typeof transaction;
};

/** What the browser is given: the envelope of the session and, once a sign-in is finished, the device cookie. */
export type Admitted = { cookie: string; device: string | null; aal: 1 | 2; standing: Standing };

/** Days the envelope itself is good for; the session row ends earlier. */
export const ENVELOPE_SECONDS = 7 * 86_400;

/** A new session id (256 random bits) in next-auth's envelope; nothing else is in the token. */
export async function newEnvelope(): Promise<{ cookie: string; hash: Buffer }> {
  const sid = randomBytes(32).toString('base64url');
  const cookie = await encode({ token: { sid }, secret: cookieSecret(), maxAge: ENVELOPE_SECONDS });
  return { cookie, hash: sessionHash(sid) };
}

const wrong = () => new Refusal('unauthenticated', [{ code: 'M-182' }]);

/** Writes the book for somebody who has no pass yet, in the county of their session; the transaction's last act. */
export async function bookAtDoor(
  tx: Transaction,
  who: { account: string; county: string; now: Date; requestId?: string },
  events: readonly BookEvent[],
): Promise<void> {
  await become(tx, {
    role: 'nl_office',
    county: who.county,
    account: who.account,
    lodgings: [],
    units: [],
  });
  await writeBook(
    tx,
    { at: who.now, actor: who.account, actorKind: 'person', requestId: who.requestId ?? randomUUID() },
    events,
  );
}

function limitsFor(visit: Visit, phone: Buffer, account: string | null): Counter[] {
  const device = deviceOf(visit.device);
  if (account && knows(device, account)) return [counters.device(device.id, account)];
  return [counters.all(), counters.network(visit.network), counters.phone(phone)];
}

/**
 * Checks a phone and a password and returns the account. Unknown phone, wrong password and too many tries for one
 * phone give the same answer after the same work: Refusal unauthenticated M-182. Refusal too_many M-163 when the
 * network, the installation or the processor has had enough, which says nothing about the phone.
 */
export async function checkPassword(phone: Buffer, password: string, visit: Visit): Promise<string> {
  const door = visit.door ?? transaction;
  const { facts, over, demonstration } = await door(async ({ sql }) => {
    const found = await signInFacts(sql, phone);
    return {
      facts: found,
      over: await countTry(sql, limitsFor(visit, phone, found?.account ?? null)),
      demonstration: await isDemonstration(sql),
    };
  });
  if (over.some(({ key }) => key === 'all' || key.startsWith('net:'))) throw new Refusal('too_many', 'M-163');
  if ([...password].length > PASSWORD_LONGEST) throw wrong();
  const right = await isPassword(facts?.passwordHash ?? null, password);
  const refused = over.length > 0 || (password === DEMONSTRATION_PASSWORD && !demonstration);
  if (!facts || !right || refused) {
    // The first try beyond the limit is told to the book, the others are not: a stranger must not fill it.
    if (facts && over.some(({ tries, limit }) => tries === limit + 1)) await bookFlood(facts.account, visit);
    throw wrong();
  }
  return facts.account;
}

async function bookFlood(account: string, visit: Visit): Promise<void> {
  const door = visit.door ?? transaction;
  await door(async (tx) => {
    const standing = await standingOf(tx.sql, account);
    if (!standing?.county) return;
    const now = await nowAtDoor(tx.sql);
    const who = { account, county: standing.county, now, requestId: visit.requestId };
    await bookAtDoor(tx, who, [{ act: 'account.flooded', subjectKind: 'account', subjectId: account }]);
  });
}

/**
 * Opens a session for an account whose first factor was right; the browser's former session ends. A device is
 * remembered at once where no second factor is asked, else only after it. Throws Refusal M-187 without a role.
 */
export async function admit(
  tx: Transaction,
  account: string,
  visit: Visit,
  events: readonly BookEvent[] = [],
  by: 'password' | 'text' | 'wecom' | 'oidc' = 'password',
): Promise<Admitted> {
  const standing = await standingOf(tx.sql, account);
  if (!standing?.county) throw new Refusal('forbidden', 'M-187');
  const envelope = await newEnvelope();
  const now = await nowAtDoor(tx.sql);
  if (visit.session) await closeSession(tx.sql, visit.session);
  await openSession(tx.sql, {
    session: envelope.hash,
    account,
    county: standing.county,
    device: visit.browser,
    ...sessionLengths(standing.roles),
  });
  const finished = !standing.roles.some(needsSecondFactor);
  await bookAtDoor(tx, { account, county: standing.county, now, requestId: visit.requestId }, [
    ...events,
    { act: 'session.open', subjectKind: 'account', subjectId: account, detail: { factors: 1, by } },
  ]);
  return {
    cookie: envelope.cookie,
    device: finished ? remember(deviceOf(visit.device), account) : null,
    aal: 1,
    standing,
  };
}

/** Signs in by phone and password. Throws what `checkPassword` and `admit` throw. */
export async function signIn(phone: string, password: string, visit: Visit): Promise<Admitted> {
  // What is no phone is looked up all the same, so that its answer takes as long as any other.
  const account = await checkPassword(phoneIndex(readMobile(phone) ?? `?${phone}`), password, visit);
  const door = visit.door ?? transaction;
  return door((tx) => admit(tx, account, visit));
}

/** Ends the session of this browser at once; silent when there is none. */
export async function signOut(visit: Visit): Promise<void> {
  const { session, requestId } = visit;
  if (!session) return;
  const door = visit.door ?? transaction;
  await door(async (tx) => {
    const now = await nowAtDoor(tx.sql);
    const closed = await closeSession(tx.sql, session);
    if (!closed?.county) return;
    const who = { account: closed.account, county: closed.county, now, requestId };
    await bookAtDoor(tx, who, [{ act: 'session.close', subjectKind: 'account', subjectId: closed.account }]);
  });
}

/** True while a person must still show a second factor, and whether one is enrolled. */
export function nextStep(standing: Standing, aal: number): 'enrol' | 'second_factor' | 'home' {
  if (aal >= 2 || !(standing.roles as readonly Role[]).some(needsSecondFactor)) return 'home';
  return standing.hasTotp ? 'second_factor' : 'enrol';
}
