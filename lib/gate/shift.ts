import { type Looked, lookAt, openOnDevice, turnKey } from '#lib/identity/device/door.ts';
import { type DeviceKey, newDeviceKey, readDeviceKey } from '#lib/identity/device/key.ts';
import { SHIFT_SESSION } from '#lib/identity/device/rules.ts';
import { nowAtDoor, standingOf } from '#lib/identity/door.ts';
import { transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { readMobile } from '#lib/platform/phone.ts';
import { bookCopy, deviceEnded, type OpenedOwn } from './own-device.ts';
import { checkPin, hashNewPin } from './pin.ts';
import { bookAtDoor, checkPassword, newEnvelope, type Visit } from './sign-in.ts';

type Desk = Looked & { lodging: string };

async function shownBy(visit: Visit): Promise<{ shown: DeviceKey; desk: Desk } | null> {
  const door = visit.door ?? transaction;
  const shown = readDeviceKey(visit.own);
  const looked = shown && (await door(({ sql }) => lookAt(sql, shown)));
  if (!shown || !looked?.lodging || looked.kind !== 'desk') return null;
  return { shown, desk: { ...looked, lodging: looked.lodging } };
}

/** The shared desk this computer is and who has a PIN there; null when it is none. */
export async function deskHere(visit: Visit): Promise<Desk | null> {
  return (await shownBy(visit))?.desk ?? null;
}

/**
 * Begins somebody's shift at a shared desk by name and PIN; the one before ends. Throws what `checkPin` throws; Refusal
 * unauthenticated M-470 when the computer is no shared desk any more, invalid M-471 for somebody who has not joined it.
 */
export async function beginShift(typed: { account: string; pin: string }, visit: Visit): Promise<OpenedOwn> {
  const here = await shownBy(visit);
  if (!here) throw deviceEnded();
  const person = here.desk.people.find(({ account }) => account === typed.account);
  if (!person) throw new Refusal('invalid', [{ code: 'M-471', field: 'account' }]);
  const { account } = person;
  await checkPin(
    { device: here.shown.device, account, county: here.desk.county, kind: 'desk' },
    typed.pin,
    visit,
  );
  return begin(here, { account, pin: null }, visit);
}

/**
 * Somebody's first shift at a shared desk, or the first after a forgotten PIN: phone and password once, and the PIN they
 * will show from then on. Throws what `checkPassword` and `hashNewPin` throw; M-470; M-187 for somebody who does not serve here.
 */
export async function joinDesk(
  typed: { phone: string; password: string; pin: string; again: string },
  visit: Visit,
): Promise<OpenedOwn> {
  const here = await shownBy(visit);
  if (!here) throw deviceEnded();
  const phone = phoneIndex(readMobile(typed.phone) ?? `?${typed.phone}`);
  const account = await checkPassword(phone, typed.password, visit);
  return begin(here, { account, pin: await hashNewPin(typed) }, visit);
}

async function begin(
  { shown, desk }: { shown: DeviceKey; desk: Desk },
  { account, pin }: { account: string; pin: string | null },
  visit: Visit,
): Promise<OpenedOwn> {
  const door = visit.door ?? transaction;
  const next = newDeviceKey(shown.device);
  const opened = await door(async (tx) => {
    const turned = await turnKey(tx.sql, shown, next.hash);
    if (turned.state === 'dead') return null;
    if (turned.state === 'replayed') return bookCopy(tx, shown.device, turned, visit);
    if (pin) await tx.sql`select nl.pin_set(${shown.device}, ${account}, ${pin})`;
    const { cookie, hash } = await newEnvelope();
    const of = { device: shown.device, account, session: hash, browser: visit.browser, proven: true };
    const county = await openOnDevice(tx.sql, { ...of, ...SHIFT_SESSION });
    const standing = await standingOf(tx.sql, account);
    if (!county || !standing) throw new Refusal('forbidden', 'M-187');
    await tx.sql`select nl.pin_right(${shown.device}, ${account}, ${hash})`;
    const now = await nowAtDoor(tx.sql);
    await tx.sql`select nl.shift_begin(${uuidv7(now)}, ${shown.device}, ${account})`;
    await bookAtDoor(tx, { account, county, now, requestId: visit.requestId }, [
      ...(pin
        ? [{ act: 'desk.join', subjectKind: 'device', subjectId: shown.device, lodgingId: desk.lodging }]
        : []),
      { act: 'shift.begin', subjectKind: 'device', subjectId: shown.device, lodgingId: desk.lodging },
    ]);
    return { cookie, standing, own: turned.state === 'turned' ? next.cookie : null };
  });
  if (!opened) throw deviceEnded();
  return opened;
}
