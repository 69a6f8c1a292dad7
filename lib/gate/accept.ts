import { type InvitationFacts, invitationHash, nowAtDoor, readInvitation } from '#lib/identity/door.ts';
import { hashPassword } from '#lib/identity/password.ts';
import { adminRoles, DEMONSTRATION_PASSWORD, passwordFault } from '#lib/identity/rules.ts';
import { openInvitedPhone, sealPhone } from '#lib/identity/sealed.ts';
import { counters, countTry } from '#lib/identity/throttle.ts';
import { transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { maskMobile } from '#lib/platform/phone.ts';
import { type Admitted, admit, checkPassword, type Visit } from './sign-in.ts';

const spent = () => new Refusal('gone', 'M-184');

/** What the page of an invitation shows; the phone is masked. `asks` says which password is asked for. */
export type Invited = {
  name: string;
  role: InvitationFacts['role'];
  place: string | null;
  phoneMasked: string;
  asks: 'new' | 'present' | 'nothing';
  activates: boolean;
  expiresAt: Date;
};

// An account with a password proves itself by it; a link alone never opens an account that is in use.
function asks(facts: InvitationFacts): Invited['asks'] {
  if (facts.activates) return facts.maySet ? 'new' : 'nothing';
  if (facts.hasPassword) return 'present';
  return facts.maySet ? 'new' : 'nothing';
}

/** Reads an invitation that can still be used; null when it is unknown, used, revoked or older than its time. */
export async function invitationOf(code: string, visit: Visit): Promise<Invited | null> {
  const door = visit.door ?? transaction;
  const facts = await door(({ sql }) => readInvitation(sql, code));
  if (!facts) return null;
  return {
    name: facts.name,
    role: facts.role,
    place: facts.place,
    phoneMasked: maskMobile(openInvitedPhone(facts.id, facts.phoneSealed)),
    asks: asks(facts),
    activates: facts.activates,
    expiresAt: new Date(facts.expiresAt),
  };
}

/**
 * Accepts an invitation once: a new person chooses a password, somebody with an account shows the present one. Signs
 * in. Throws Refusal gone M-184 when it can no longer be used, invalid M-185 or M-195 for a password that cannot be
 * taken, M-182 for a wrong present one, conflict M-188 when another house or the station must activate the account
 * first, conflict M-186 for a second administrator's role.
 */
export async function acceptInvitation(
  code: string,
  typed: { password: string; again: string },
  visit: Visit,
): Promise<Admitted> {
  const door = visit.door ?? transaction;
  const { facts, over } = await door(async ({ sql }) => ({
    over: await countTry(sql, [counters.invitation(invitationHash(code))]),
    facts: await readInvitation(sql, code),
  }));
  if (over.length > 0) throw new Refusal('too_many', 'M-163');
  if (!facts) throw spent();
  const way = asks(facts);
  if (way === 'nothing') throw new Refusal('conflict', 'M-188');
  const phone = openInvitedPhone(facts.id, facts.phoneSealed);
  let hash: string | null = null;
  if (way === 'present') await checkPassword(facts.phoneIndex, typed.password, visit);
  else hash = await newPassword(typed, { admin: adminRoles.includes(facts.role), phone });
  return door(async (tx) => {
    const now = await nowAtDoor(tx.sql);
    const account = facts.account ?? uuidv7(now);
    const holding = uuidv7(now);
    const who = await use(tx.sql`select nl.invitation_use(${invitationHash(code)}, ${account}, ${holding},
      ${sealPhone(account, phone)}, ${maskMobile(phone)}, ${hash}) as account`);
    if (!who) throw spent();
    const [made] = await tx.sql<{ lodging: string | null }[]>`
      select nl.lodging_transfer(${invitationHash(code)}, ${who}, ${phone}) as lodging`;
    return admit(tx, who, visit, [
      ...(made?.lodging
        ? [
            {
              act: 'lodging.transfer',
              subjectKind: 'lodging',
              subjectId: made.lodging,
              lodgingId: made.lodging,
            },
          ]
        : []),
      {
        act: facts.activates ? 'password.set' : 'invitation.accept',
        subjectKind: 'invitation',
        subjectId: facts.id,
        detail: { role: facts.role },
      },
    ]);
  });
}

/** The hash of a new password. Throws Refusal invalid M-185 with the rule it breaks, M-195 when the two differ. */
async function newPassword(
  typed: { password: string; again: string },
  person: { admin: boolean; phone?: string },
): Promise<string> {
  const fault = typed.password === DEMONSTRATION_PASSWORD ? 'common' : passwordFault(typed.password, person);
  if (fault) {
    throw new Refusal('invalid', [{ code: 'M-185', field: 'password', values: { rule: fault } }]);
  }
  if (typed.password !== typed.again) throw new Refusal('invalid', [{ code: 'M-195', field: 'again' }]);
  return hashPassword(typed.password);
}

async function use(statement: PromiseLike<readonly unknown[]>): Promise<string | null> {
  try {
    const [row] = (await statement) as readonly { account: string | null }[];
    return row?.account ?? null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'NL188') throw new Refusal('conflict', 'M-188');
    if (code === '23505') throw new Refusal('conflict', 'M-186');
    throw error;
  }
}
