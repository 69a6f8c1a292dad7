import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Pass } from '#lib/access/pass.ts';
import type { Rank, Role } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { maskMobile } from '#lib/platform/phone.ts';
import { invitationHash } from './door.ts';
import { lodgingRoles } from './rules.ts';
import { invitation } from './schema.ts';
import { openInvitedPhone, openPhone, sealInvitedPhone } from './sealed.ts';

/** An invitation lives a day (security.md 6.4.1). */
const INVITATION_HOURS = 24;

type Inviter =
  | Pass<'people:manage'>
  | Pass<'account:manage'>
  | Pass<'registry:import'>
  | Pass<'person:vouch'>;

export type Invitee = {
  role: Role;
  rank: Rank | null;
  unit: string | null;
  lodging: string | null;
  name: string;
  phone: string;
  fromDay?: string | null;
  toDay?: string | null;
  /** makes the lodging over to the invited owner */
  transfers?: boolean;
};

/** The code is shown this once; the address is the origin, `/invite/` and the code. */
export type Made = { id: string; code: string; expiresAt: Date };

async function insert(
  pass: Inviter,
  row: Omit<Invitee, 'phone'> & { account: string | null; phone: string },
): Promise<Made> {
  const id = uuidv7(pass.now);
  const code = randomBytes(32).toString('base64url');
  const expiresAt = new Date(pass.now.getTime() + INVITATION_HOURS * 3_600_000);
  await pass.db.insert(invitation).values({
    county: pass.reach.county,
    id,
    codeHash: invitationHash(code),
    role: row.role,
    rank: row.rank,
    lodgingId: row.lodging,
    unitId: row.unit,
    name: row.name,
    phoneSealed: sealInvitedPhone(id, row.phone),
    phoneIndex: phoneIndex(row.phone),
    accountId: row.account,
    transfers: row.transfers ?? false,
    fromDay: row.fromDay ?? null,
    toDay: row.toDay ?? null,
    madeBy: pass.actor.kind === 'person' ? pass.actor.id : null,
    madeAt: pass.now,
    expiresAt,
  });
  pass.record({
    act: row.account ? 'password.invite' : 'invitation.make',
    subjectKind: row.account ? 'account' : 'invitation',
    subjectId: row.account ?? id,
    lodgingId: row.lodging,
    detail: {
      ...{ role: row.role, rank: row.rank, unit: row.unit, fromDay: row.fromDay, toDay: row.toDay },
      ...(row.transfers ? { transfers: true } : {}),
    },
  });
  return { id, code, expiresAt };
}

/**
 * Makes an invitation to a role; an earlier open one for the same phone and place ends. An owner invites to the own
 * lodgings alone. Throws Refusal not_found M-161 for a lodging out of reach, invalid M-196 for another role.
 */
export async function invite(pass: Inviter, who: Invitee): Promise<Made> {
  if (pass.reach.lodgings !== 'all') {
    if (!lodgingRoles.includes(who.role)) throw new Refusal('invalid', [{ code: 'M-196', field: 'role' }]);
    if (!who.lodging || !pass.reach.lodgings.includes(who.lodging)) throw new Refusal('not_found', 'M-161');
  }
  if (pass.role !== 'nl_job') {
    await pass.db
      .update(invitation)
      .set({ revokedAt: pass.now })
      .where(
        and(
          eq(invitation.county, pass.reach.county),
          eq(invitation.phoneIndex, phoneIndex(who.phone)),
          eq(invitation.role, who.role),
          who.lodging ? eq(invitation.lodgingId, who.lodging) : isNull(invitation.lodgingId),
          isNull(invitation.accountId),
          isNull(invitation.usedAt),
          isNull(invitation.revokedAt),
        ),
      );
  }
  return insert(pass, { ...who, account: null });
}

/**
 * Makes an invitation to a new password for somebody in care: the first one, or a forgotten one. It skips no second
 * factor. Throws Refusal not_found M-161 for an account out of reach, conflict M-188 where the account also holds
 * what the inviter has no right over.
 */
export async function inviteToPassword(
  pass: Pass<'people:manage'> | Pass<'account:manage'>,
  account: string,
  at: { name: string; role: Role; unit: string | null; lodging: string | null },
): Promise<Made> {
  const [row] = await pass.sql<{ sealed: Buffer; may: boolean }[]>`
    select phone_sealed as sealed, may_set as may from nl.phone_of(${account})`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (!row.may) throw new Refusal('conflict', 'M-188');
  return inviteAccount(pass, account, openPhone(account, row.sealed), at);
}

/** The same once it is known that the maker may, for the 11 digits the person is reached at. */
export function inviteAccount(
  pass: Inviter,
  account: string,
  phone: string,
  at: { name: string; role: Role; unit: string | null; lodging: string | null },
): Promise<Made> {
  return insert(pass, { ...at, rank: null, phone, account });
}

/** Takes an open invitation back. Throws Refusal not_found M-161 when there is none within reach. */
export async function revokeInvitation(
  pass: Pass<'people:manage'> | Pass<'account:manage'>,
  id: string,
): Promise<void> {
  const taken = await pass.db
    .update(invitation)
    .set({ revokedAt: pass.now })
    .where(and(open(pass), eq(invitation.id, id)))
    .returning({ id: invitation.id, lodging: invitation.lodgingId });
  const [row] = taken;
  if (!row) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'invitation.revoke',
    subjectKind: 'invitation',
    subjectId: id,
    lodgingId: row.lodging,
  });
}

const open = (pass: Pass<'people:manage'> | Pass<'account:manage'>) =>
  and(
    eq(invitation.county, pass.reach.county),
    isNull(invitation.usedAt),
    isNull(invitation.revokedAt),
    gt(invitation.expiresAt, pass.now),
  );

export type OpenInvitation = {
  id: string;
  name: string;
  phoneMasked: string;
  role: Role;
  rank: string | null;
  lodging: string | null;
  unit: string | null;
  account: string | null;
  expiresAt: Date;
};

/** The invitations that can still be used, the newest first; a security administrator sees those to units. */
export async function openInvitations(
  pass: Pass<'people:manage'> | Pass<'account:manage'>,
): Promise<OpenInvitation[]> {
  const { lodgings } = pass.reach;
  const rows = await pass.db
    .select()
    .from(invitation)
    .where(and(open(pass), lodgings === 'all' ? undefined : inArray(invitation.lodgingId, [...lodgings])))
    .orderBy(desc(invitation.madeAt))
    .limit(100);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    phoneMasked: maskMobile(openInvitedPhone(row.id, row.phoneSealed)),
    role: row.role as Role,
    rank: row.rank,
    lodging: row.lodgingId,
    unit: row.unitId,
    account: row.accountId,
    expiresAt: row.expiresAt,
  }));
}
