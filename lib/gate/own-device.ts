import type { BookEvent } from '#lib/access/pass.ts';
import {
  lookAt,
  openOnDevice,
  type PairingFacts,
  readPairing,
  turnKey,
  usePairing,
} from '#lib/identity/device/door.ts';
import { newDeviceKey, pairingHash, readDeviceKey } from '#lib/identity/device/key.ts';
import { PHONE_SESSION } from '#lib/identity/device/rules.ts';
import { nowAtDoor, type Standing, standingOf } from '#lib/identity/door.ts';
import { counters, countTry } from '#lib/identity/throttle.ts';
import { enqueueAll } from '#lib/jobs/enqueue.ts';
import { type Transaction, transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { hashNewPin } from './pin.ts';
import { bookAtDoor, newEnvelope, type Visit } from './sign-in.ts';

const spent = () => new Refusal('gone', 'M-462');
export const deviceEnded = () => new Refusal('unauthenticated', 'M-470');

/** What an own device is given: the session's envelope and, where its key has turned, the next key. */
export type OpenedOwn = { cookie: string; own: string | null; standing: Standing };

/** What a pairing code is for; null when it can no longer be used. Looking uses nothing up. */
export async function pairingOf(code: string, visit: Visit): Promise<PairingFacts | null> {
  const door = visit.door ?? transaction;
  return door(({ sql }) => readPairing(sql, pairingHash(code)));
}

/**
 * Makes the phone that scanned a code its person's own for 180 days, with a PIN, and signs it in. Throws Refusal gone M-462
 * for a code that can no longer be used, invalid M-463 or M-467 for the PIN, too_many M-163.
 */
export async function acceptPairing(
  code: string,
  typed: { pin: string; again: string },
  visit: Visit,
): Promise<OpenedOwn> {
  const door = visit.door ?? transaction;
  const hash = pairingHash(code);
  const over = await door(({ sql }) => countTry(sql, [counters.invitation(hash)]));
  if (over.length > 0) throw new Refusal('too_many', 'M-163');
  if (!(await door(({ sql }) => readPairing(sql, hash)))) throw spent();
  const pin = await hashNewPin(typed);
  return door(async (tx) => {
    const device = uuidv7(await nowAtDoor(tx.sql));
    const { cookie: own, hash: key } = newDeviceKey(device);
    const used = await usePairing(tx.sql, hash, { device, key, label: visit.browser, pin });
    if (!used) throw spent();
    // The person hears of it, whoever did it.
    await enqueueAll(tx, [{ queue: 'device.paired', data: { county: used.county, device } }], 'nl_door');
    const opened = await openPhone(tx, { device, account: used.account, proven: true }, visit, [
      {
        act: 'device.pair',
        subjectKind: 'device',
        subjectId: device,
        detail: { account: used.account, pairing: used.id, via: used.via },
      },
    ]);
    return { ...opened, own };
  });
}

async function openPhone(
  tx: Transaction,
  of: { device: string; account: string; proven: boolean },
  visit: Visit,
  events: readonly BookEvent[],
): Promise<Omit<OpenedOwn, 'own'>> {
  const { cookie, hash } = await newEnvelope();
  const session = { ...of, session: hash, browser: visit.browser, ...PHONE_SESSION };
  const county = await openOnDevice(tx.sql, session);
  const standing = await standingOf(tx.sql, of.account);
  if (!county || !standing) throw new Refusal('forbidden', 'M-187');
  const now = await nowAtDoor(tx.sql);
  await bookAtDoor(tx, { account: of.account, county, now, requestId: visit.requestId }, [
    ...events,
    {
      act: 'session.open',
      subjectKind: 'account',
      subjectId: of.account,
      detail: { factors: 1, device: of.device },
    },
  ]);
  return { cookie, standing };
}

/**
 * Opens the next session of an own phone by its key, which turns to the next one. 'desk' for a shared desk, which asks whose
 * shift it is. A key that was turned already is a copy: the device ends for both who hold it, and the book says so. Throws
 * Refusal unauthenticated M-470 when the device is none any more, forbidden M-187 when nothing is left to open.
 */
export async function openOwn(visit: Visit): Promise<OpenedOwn | 'desk'> {
  const door = visit.door ?? transaction;
  const shown = readDeviceKey(visit.own);
  if (!shown) throw deviceEnded();
  const looked = await door(({ sql }) => lookAt(sql, shown));
  if (looked?.kind === 'desk') return 'desk';
  const next = newDeviceKey(shown.device);
  const opened = await door(async (tx) => {
    const turned = await turnKey(tx.sql, shown, next.hash);
    if (turned.state === 'dead') return null;
    if (turned.state === 'replayed') return bookCopy(tx, shown.device, turned, visit);
    const of = { device: shown.device, account: turned.account, proven: false };
    return {
      ...(await openPhone(tx, of, visit, [])),
      own: turned.state === 'turned' ? next.cookie : null,
    };
  });
  if (!opened) throw deviceEnded();
  return opened;
}

/** Records, in the transaction that ended it, that a device's key was shown twice. */
export async function bookCopy(
  tx: Transaction,
  device: string,
  of: { account: string; county: string; lodging: string | null },
  visit: Visit,
): Promise<null> {
  const now = await nowAtDoor(tx.sql);
  await bookAtDoor(tx, { account: of.account, county: of.county, now, requestId: visit.requestId }, [
    { act: 'device.copied', subjectKind: 'device', subjectId: device, lodgingId: of.lodging },
  ]);
  return null;
}

/** Signing out on an own phone ends its pairing; a shared desk stays one. True when a phone has left. */
export async function leaveOwn(visit: Visit): Promise<boolean> {
  const door = visit.door ?? transaction;
  const shown = readDeviceKey(visit.own);
  if (!shown) return false;
  return door(async (tx) => {
    const [left] = await tx.sql<{ account: string; county: string }[]>`
      select account, county from nl.device_leave(${shown.device}, ${shown.hash})`;
    if (!left) return false;
    const now = await nowAtDoor(tx.sql);
    await bookAtDoor(tx, { ...left, now, requestId: visit.requestId }, [
      {
        act: 'device.end',
        subjectKind: 'device',
        subjectId: shown.device,
        detail: { account: left.account, kind: 'phone' },
      },
    ]);
    return true;
  });
}
