import { randomBytes } from 'node:crypto';
import { mac, same } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';

/**
 * A device remembers, in a cookie of its own, for which accounts a sign-in was finished on it. Its tries are counted
 * apart, so that a flood of wrong guesses from elsewhere never keeps a person out at the phone they always use.
 * The cookie is an id and one signature for each account: it names nobody and cannot be made elsewhere.
 */
export type Device = { id: string; marks: readonly Buffer[] };

// A shared front desk has several people; the oldest mark leaves first.
const MARKS = 12;

const markOf = (device: string, account: string) =>
  mac(secretFor('known-device'), `${device}/${account}`).subarray(0, 16);

/** Reads the cookie's value; anything else is a device that knows nobody. */
export function deviceOf(cookie: string | undefined): Device | null {
  if (!cookie || !/^[\w-]{22}(\.[\w-]{22}){1,12}$/.test(cookie)) return null;
  const [id = '', ...marks] = cookie.split('.');
  return { id, marks: marks.map((mark) => Buffer.from(mark, 'base64url')) };
}

/** Whether a sign-in to this account was finished on this device. */
export function knows(device: Device | null, account: string): device is Device {
  return device?.marks.some((mark) => same(mark, markOf(device.id, account))) ?? false;
}

/** The cookie's value once a sign-in to this account was finished on this device. */
export function remember(device: Device | null, account: string): string {
  const id = device?.id ?? randomBytes(16).toString('base64url');
  const mark = markOf(id, account);
  const others = (device?.marks ?? []).filter((other) => !same(other, mark));
  return [id, ...[...others, mark].slice(-MARKS).map((each) => each.toString('base64url'))].join('.');
}
