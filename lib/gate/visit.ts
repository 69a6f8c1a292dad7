import { cookies, headers } from 'next/headers';
import { PAIRED_DAYS } from '#lib/identity/device/rules.ts';
import { env } from '#lib/platform/env.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { fromOwnPage } from './api/own-page.ts';
import { ownCookieName, sessionCookieName, sessionOf } from './cookie.ts';
import { LANGUAGE_COOKIE, LARGE_TYPE_COOKIE } from './language.ts';
import { browserName, networkOf } from './network.ts';
import type { OpenedOwn } from './own-device.ts';
import { type Admitted, ENVELOPE_SECONDS, type Visit } from './sign-in.ts';
import { readWaiting, type Waiting, writeWaiting } from './sign-in-code.ts';
import { AWAY_SECONDS } from './sign-in-other.ts';

const YEAR = 31_536_000;
const secure = () => env().origin.startsWith('https:');

/** The device cookie; like the session's it is bound to the host where there is TLS. */
const deviceCookieName = () => (secure() ? '__Host-nightlight.device' : 'nightlight.device');

/** Who stands at the door, from the request of a page or a form. */
export async function visitOf(): Promise<Visit> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return {
    session: await sessionOf(jar.get(sessionCookieName())?.value),
    device: jar.get(deviceCookieName())?.value,
    own: jar.get(ownCookieName())?.value,
    network: networkOf(sent),
    browser: browserName(sent.get('user-agent')),
    requestId: sent.get('x-request-id') ?? undefined,
  };
}

/** The same for a form that is sent before there is a reach; throws M-162 when it is not from our own page. */
export async function visitByForm(): Promise<Visit> {
  if (!fromOwnPage(await headers())) throw new Refusal('forbidden', 'M-162');
  return visitOf();
}

/** Gives the browser what it was admitted with; a reader who has chosen nothing yet gets the account's language. */
export async function carry(admitted: Admitted): Promise<void> {
  const jar = await cookies();
  const shared = { httpOnly: true, sameSite: 'lax', path: '/', secure: secure() } as const;
  jar.set(sessionCookieName(), admitted.cookie, { ...shared, maxAge: ENVELOPE_SECONDS });
  if (admitted.device) jar.set(deviceCookieName(), admitted.device, { ...shared, maxAge: YEAR });
  await read(admitted.standing.language, admitted.standing.largeType, false);
}

/** Gives an own device its session and, where it has turned, its next key. */
export async function carryOwn(opened: OpenedOwn): Promise<void> {
  const jar = await cookies();
  const shared = { httpOnly: true, sameSite: 'lax', path: '/', secure: secure() } as const;
  jar.set(sessionCookieName(), opened.cookie, { ...shared, maxAge: ENVELOPE_SECONDS });
  if (opened.own) await keepOwn(opened.own);
  await read(opened.standing.language, opened.standing.largeType, false);
}

const waitingCookieName = () => (secure() ? '__Host-nightlight.code' : 'nightlight.code');

/** The code by text message this browser waits for; null where it asked for none. */
export async function waitingHere(): Promise<Waiting | null> {
  return readWaiting((await cookies()).get(waitingCookieName())?.value);
}

/** Keeps which code this browser waits for; it is of no use after a few minutes. */
export async function keepWaiting(waiting: Waiting): Promise<void> {
  const shared = { httpOnly: true, sameSite: 'strict', path: '/', secure: secure(), maxAge: 600 } as const;
  (await cookies()).set(waitingCookieName(), writeWaiting(waiting), shared);
}

/** Takes what was waited for, once it is used. */
export async function forgetWaiting(): Promise<void> {
  (await cookies()).delete({ name: waitingCookieName(), path: '/', secure: secure() });
}

const awayCookieName = () => (secure() ? '__Host-nightlight.away' : 'nightlight.away');

/** What a browser took along to another house. */
export async function awayHere(): Promise<string | undefined> {
  return (await cookies()).get(awayCookieName())?.value;
}

/** Keeps what a browser takes along to another house; `lax`, since it comes back from there. */
export async function keepAway(value: string): Promise<void> {
  const shared = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secure(),
    maxAge: AWAY_SECONDS,
  } as const;
  (await cookies()).set(awayCookieName(), value, shared);
}

/** Takes it back, whatever came of it: once is enough. */
export async function forgetAway(): Promise<void> {
  (await cookies()).delete({ name: awayCookieName(), path: '/', secure: secure() });
}

/** Whether this browser holds the key of an own phone or shared desk. */
export async function ownHere(): Promise<boolean> {
  return (await cookies()).has(ownCookieName());
}

/** Keeps the key of an own phone or shared desk; the row behind it ends earlier. */
export async function keepOwn(key: string): Promise<void> {
  const shared = { httpOnly: true, sameSite: 'lax', path: '/', secure: secure() } as const;
  (await cookies()).set(ownCookieName(), key, { ...shared, maxAge: PAIRED_DAYS * 86_400 });
}

/** Takes the key of a device that is none any more. */
export async function forgetPhone(): Promise<void> {
  (await cookies()).delete({ name: ownCookieName(), path: '/', secure: secure() });
}

/** Sets how this browser reads; without `again` only where it has not chosen. */
export async function read(language: string, largeType: boolean, again: boolean): Promise<void> {
  const jar = await cookies();
  const shared = { httpOnly: true, sameSite: 'lax', path: '/', secure: secure(), maxAge: YEAR } as const;
  if (again || !jar.has(LANGUAGE_COOKIE)) jar.set(LANGUAGE_COOKIE, language, shared);
  if (again || !jar.has(LARGE_TYPE_COOKIE)) jar.set(LARGE_TYPE_COOKIE, largeType ? '1' : '0', shared);
}

/** Takes the envelope back after the session has ended. */
export async function forget(): Promise<void> {
  (await cookies()).delete({ name: sessionCookieName(), path: '/', secure: secure() });
}
