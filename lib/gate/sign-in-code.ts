import { randomBytes } from 'node:crypto';
import { oneTimeCode } from '#lib/delivery/one-time.ts';
import { askCodeAtDoor, codesAreSent, tryCode, useCode } from '#lib/identity/code.ts';
import { isDemonstration, nowAtDoor } from '#lib/identity/door.ts';
import { counters, countTry } from '#lib/identity/throttle.ts';
import { enqueueAll } from '#lib/jobs/enqueue.ts';
import { same, sha256 } from '#lib/platform/crypto.ts';
import { transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { readMobile } from '#lib/platform/phone.ts';
import { type Admitted, admit, type Visit } from './sign-in.ts';

/** What the browser that asked keeps: which code it waits for, and a secret without which the code opens nothing. */
export type Waiting = { id: string; secret: string };

const shape = /^([0-9a-f-]{36})\.([\w-]{43})$/;

/** The cookie's value; null for anything else. */
export function readWaiting(cookie: string | undefined): Waiting | null {
  const [, id, secret] = shape.exec(cookie ?? '') ?? [];
  return id && secret ? { id, secret } : null;
}

export const writeWaiting = ({ id, secret }: Waiting): string => `${id}.${secret}`;

/** Whether signing in by a text message is offered at all. */
export function offersCodes(visit: Pick<Visit, 'door'> = {}): Promise<boolean> {
  return (visit.door ?? transaction)(({ sql }) => codesAreSent(sql));
}

/**
 * Asks for a code to a phone. A number with an account, one without, one that is none and one that has had enough are the
 * same work and the same answer; the text is sent by a job. Throws Refusal too_many M-163 when the network or the
 * installation has had enough, which says nothing about the phone.
 */
export async function askCode(typed: string, visit: Visit): Promise<Waiting> {
  const phone = phoneIndex(readMobile(typed) ?? `?${typed.slice(0, 200)}`);
  const secret = randomBytes(32).toString('base64url');
  return (visit.door ?? transaction)(async (tx) => {
    const { sql } = tx;
    const limits = [
      ...[counters.codeAll(), counters.codeNetwork(visit.network)],
      ...[counters.codeHour(phone), counters.codeMinute(phone)],
    ];
    const over = await countTry(sql, limits);
    const flooded = over.some(({ key }) => key === 'code-all' || key.startsWith('code-net:'));
    const id = uuidv7(await nowAtDoor(sql));
    const row = { id, phone, browser: sha256(secret), send: over.length === 0 };
    // A refusal would take the counting back with everything else; what is over in all is told after it was counted.
    const county = flooded ? null : await askCodeAtDoor(sql, row);
    if (county) await enqueueAll(tx, [{ queue: 'code.asked', data: { county, code: id } }], 'nl_door');
    return flooded ? null : { id, secret };
  }).then((waiting) => {
    if (!waiting) throw new Refusal('too_many', 'M-163');
    return waiting;
  });
}

const wrong = () => new Refusal('unauthenticated', [{ code: 'M-474', field: 'code' }]);

/**
 * Signs in by the code of a text message, from the browser that asked for it. A wrong, old, used or worn-out code and one of
 * a stranger's number are one answer, M-474; a try is counted before it is looked at. Throws M-163 and what `admit` throws.
 */
export async function signInByCode(typed: string, waiting: Waiting | null, visit: Visit): Promise<Admitted> {
  const door = visit.door ?? transaction;
  const known = waiting ?? { id: '00000000-0000-7000-8000-000000000000', secret: '' };
  const { account, over } = await door(async ({ sql }) => ({
    over: await countTry(sql, [counters.all(), counters.network(visit.network)]),
    account: await tryCode(sql, known.id, sha256(known.secret)),
  }));
  if (over.length > 0) throw new Refusal('too_many', 'M-163');
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  const right = same(sha256(digits), sha256(oneTimeCode(known.id)));
  if (!account || !right) throw wrong();
  return door(async (tx) => {
    if ((await useCode(tx.sql, known.id)) !== account) throw wrong();
    return admit(tx, account, visit, [], 'text');
  });
}

/** The code a demonstration would have sent to this browser; null anywhere else. */
export async function demonstrationText(waiting: Waiting | null): Promise<string | null> {
  if (!waiting) return null;
  const shown = await transaction(({ sql }) => isDemonstration(sql));
  return shown ? oneTimeCode(waiting.id) : null;
}
