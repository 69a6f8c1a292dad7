import { type PinPlace, pinPlaceOf, tryPin } from '#lib/identity/device/door.ts';
import { PIN_TRIES, pinFault, readPin } from '#lib/identity/device/rules.ts';
import { nowAtDoor } from '#lib/identity/door.ts';
import { hashPassword, isPassword } from '#lib/identity/password.ts';
import { transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { bookAtDoor, type Visit } from './sign-in.ts';

const noneLeft = () => new Refusal('gone', 'M-468');

/** The hash of a new PIN. Throws Refusal invalid M-463 for one that cannot be taken, M-467 when the two differ. */
export async function hashNewPin(typed: { pin: string; again: string }): Promise<string> {
  const pin = readPin(typed.pin);
  if (pinFault(pin)) throw new Refusal('invalid', [{ code: 'M-463', field: 'pin' }]);
  if (pin !== readPin(typed.again)) throw new Refusal('invalid', [{ code: 'M-467', field: 'again' }]);
  return hashPassword(pin);
}

/**
 * Checks a PIN of one person on one device; a try is counted and committed before it is looked at. Throws Refusal
 * unauthenticated M-464 for a wrong one, too_many M-165 while it must wait, gone M-468 when none is left: then a phone's
 * pairing has ended, and a desk asks for the password once.
 */
export async function checkPin(at: PinPlace, typed: string, visit: Visit): Promise<void> {
  const door = visit.door ?? transaction;
  const tried = await door(({ sql }) => tryPin(sql, at));
  if (tried.state === 'spent') throw noneLeft();
  if (tried.state === 'locked') throw new Refusal('too_many', [{ code: 'M-465', field: 'pin' }]);
  if (await isPassword(tried.hash, readPin(typed))) return;
  if (tried.wrong % PIN_TRIES.limit === 0) await bookWrong(at, tried.wrong, visit);
  if (tried.wrong >= PIN_TRIES.most) throw noneLeft();
  throw new Refusal('unauthenticated', [{ code: 'M-464', field: 'pin' }]);
}

async function bookWrong(at: PinPlace, wrong: number, visit: Visit): Promise<void> {
  const door = visit.door ?? transaction;
  const over = wrong >= PIN_TRIES.most;
  await door(async (tx) => {
    if (over) await tx.sql`select nl.pin_spend(${at.device}, ${at.account})`;
    const now = await nowAtDoor(tx.sql);
    await bookAtDoor(tx, { account: at.account, county: at.county, now, requestId: visit.requestId }, [
      {
        act: over ? 'pin.spent' : 'pin.waits',
        subjectKind: 'device',
        subjectId: at.device,
        detail: { account: at.account, wrong },
      },
    ]);
  });
}

/**
 * The PIN of the device a session came through: for a quarter of an hour without pause it may show children's fields.
 * Throws what `checkPin` throws; Refusal unauthenticated M-180 for a session of no device.
 */
export async function givePin(typed: string, visit: Visit): Promise<void> {
  const door = visit.door ?? transaction;
  const { session } = visit;
  const at = session ? await door(({ sql }) => pinPlaceOf(sql, session)) : null;
  if (!at || !session) throw new Refusal('unauthenticated', 'M-180');
  await checkPin(at, typed, visit);
  await door(async (tx) => {
    await tx.sql`select nl.pin_right(${at.device}, ${at.account}, ${session})`;
    const now = await nowAtDoor(tx.sql);
    await bookAtDoor(tx, { account: at.account, county: at.county, now, requestId: visit.requestId }, [
      { act: 'pin.given', subjectKind: 'device', subjectId: at.device },
    ]);
  });
}
