import { confirmFactor, factorFacts, nowAtDoor, standingOf, stepUpSession } from '#lib/identity/door.ts';
import { deviceOf, knows, remember } from '#lib/identity/known-device.ts';
import { openFactor, recoveryHash, sealFactor } from '#lib/identity/sealed.ts';
import {
  newRecoveryCodes,
  offeredSecret,
  readCode,
  readRecoveryCode,
  stepOfCode,
} from '#lib/identity/second-factor.ts';
import { counters, countTry } from '#lib/identity/throttle.ts';
import { type Transaction, transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { signInFirst } from './entry.ts';
import { type Admitted, bookAtDoor, newEnvelope, type Visit } from './sign-in.ts';

const wrongCode = () => new Refusal('unauthenticated', [{ code: 'M-183', field: 'code' }]);

async function facts(visit: Visit, door: typeof transaction) {
  const { session } = visit;
  if (!session) throw signInFirst();
  // A try is counted and committed before it is looked at, so that tries at once are all counted.
  return door(async ({ sql }) => {
    const found = await factorFacts(sql, session);
    if (!found) throw signInFirst();
    const device = deviceOf(visit.device);
    const account = knows(device, found.account)
      ? counters.factorDevice(device.id, found.account)
      : counters.factorAccount(found.account);
    const over = await countTry(sql, [counters.factorSession(session), account]);
    return { ...found, session, over: over.length > 0, now: await nowAtDoor(sql) };
  });
}

async function finish(
  tx: Transaction,
  account: string,
  visit: Visit,
  cookie: string,
  act: string,
  now: Date,
): Promise<Admitted> {
  const standing = await standingOf(tx.sql, account);
  if (!standing?.county) throw new Refusal('forbidden', 'M-187');
  await bookAtDoor(tx, { account, county: standing.county, now, requestId: visit.requestId }, [
    { act, subjectKind: 'account', subjectId: account, detail: { factors: 2 } },
  ]);
  return { cookie, device: remember(deviceOf(visit.device), account), aal: 2, standing };
}

/**
 * Shows the second factor: a code of the authenticator, or a recovery code. The session goes on under a new id.
 * Throws Refusal M-180 without a session, M-183 for a wrong or used code, too_many M-163 after 5 tries in 5 minutes.
 */
export async function showSecondFactor(typed: string, visit: Visit): Promise<Admitted> {
  const door = visit.door ?? transaction;
  const known = await facts(visit, door);
  if (known.over) throw new Refusal('too_many', [{ code: 'M-163', field: 'code' }]);
  const code = readCode(typed);
  const recovery = code ? null : readRecoveryCode(typed);
  const step =
    code && known.sealed ? stepOfCode(openFactor(known.account, known.sealed), code, known.now) : null;
  const by = step !== null ? { step } : recovery ? { recovery: recoveryHash(known.account, recovery) } : null;
  if (!by) throw wrongCode();
  const envelope = await newEnvelope();
  return door(async (tx) => {
    if (!(await stepUpSession(tx.sql, known.session, envelope.hash, by))) throw wrongCode();
    const act = 'step' in by ? 'session.step_up' : 'session.recovery_used';
    return finish(tx, known.account, visit, envelope.cookie, act, known.now);
  });
}

/**
 * Enrols the secret offered to this session once its first code is right, and ends the account's other sessions.
 * Returns ten recovery codes, shown this once. Throws Refusal as `showSecondFactor`; M-181 when a factor is enrolled
 * and this session has not shown it.
 */
export async function enrolSecondFactor(
  typed: string,
  visit: Visit,
): Promise<Admitted & { recoveryCodes: string[] }> {
  const door = visit.door ?? transaction;
  const known = await facts(visit, door);
  if (known.over) throw new Refusal('too_many', [{ code: 'M-163', field: 'code' }]);
  const secret = offeredSecret(known.session);
  const code = readCode(typed);
  const step = code ? stepOfCode(secret, code, known.now) : null;
  if (step === null) throw wrongCode();
  const recoveryCodes = newRecoveryCodes();
  const envelope = await newEnvelope();
  return door(async (tx) => {
    const factor = {
      sealed: sealFactor(known.account, secret),
      step,
      codes: recoveryCodes.map((each) => recoveryHash(known.account, each)),
    };
    if (!(await confirmFactor(tx.sql, known.session, envelope.hash, factor))) {
      throw new Refusal('forbidden', 'M-181');
    }
    const done = await finish(tx, known.account, visit, envelope.cookie, 'second_factor.enrol', known.now);
    return { ...done, recoveryCodes };
  });
}
