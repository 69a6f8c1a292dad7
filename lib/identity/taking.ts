import type { Pass } from '#lib/access/pass.ts';
import type { Role } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { personOf } from './accounts.ts';
import { inviteToPassword, type Made } from './invitations.ts';
import { adminRoles } from './rules.ts';

type Secadmin = Pass<'account:manage'>;

/** Takes a role away at once and ends the person's sessions. Throws Refusal not_found M-161, forbidden M-192 for an own one. */
export async function revokeHolding(pass: Secadmin, holding: string): Promise<void> {
  const now = pass.now.toISOString();
  const [row] = await pass.sql<{ account: string; role: Role; lodging: string | null }[]>`
    update holding set revoked_at = ${now}, revoked_by = ${pass.actor.id}
    where county = ${pass.reach.county} and id = ${holding} and revoked_at is null
    returning account_id as account, role, lodging_id as lodging`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.account === pass.actor.id) throw new Refusal('forbidden', 'M-192');
  await pass.sql`select nl.sessions_end(${row.account})`;
  pass.record({
    act: 'holding.revoke',
    subjectKind: 'holding',
    subjectId: holding,
    lodgingId: row.lodging,
    detail: { account: row.account, role: row.role },
  });
}

/** Sets or takes away a holding's last day. Throws Refusal not_found M-161, invalid M-193 for a day before its first. */
export async function setLastDay(pass: Secadmin, holding: string, toDay: string | null): Promise<void> {
  const [row] = await pass.sql<{ account: string; fits: boolean }[]>`
    select account_id as account, ${toDay}::date is null or ${toDay}::date >= from_day as fits from holding
    where county = ${pass.reach.county} and id = ${holding} and revoked_at is null for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.account === pass.actor.id) throw new Refusal('forbidden', 'M-192');
  if (!row.fits) throw new Refusal('invalid', [{ code: 'M-193', field: 'toDay' }]);
  await pass.sql`update holding set to_day = ${toDay} where county = ${pass.reach.county} and id = ${holding}`;
  pass.record({
    act: 'holding.last_day',
    subjectKind: 'holding',
    subjectId: holding,
    detail: { account: row.account, toDay },
  });
}

/** Closes an account, which ends its sessions at once, or opens it again. Throws Refusal forbidden M-192 for one's own. */
export async function setClosed(pass: Secadmin, account: string, closed: boolean): Promise<void> {
  if (account === pass.actor.id) throw new Refusal('forbidden', 'M-192');
  const [row] = await pass.sql<{ done: boolean }[]>`select nl.account_close(${account}, ${closed}) as done`;
  if (!row?.done) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: closed ? 'account.close' : 'account.reopen',
    subjectKind: 'account',
    subjectId: account,
  });
}

/**
 * Takes away a lost second factor of a person who stands before the security administrator; the next sign-in enrols
 * another. Throws Refusal forbidden M-192 for one's own, not_found M-161 when there is none.
 */
export async function resetSecondFactor(pass: Secadmin, account: string): Promise<void> {
  if (account === pass.actor.id) throw new Refusal('forbidden', 'M-192');
  const [row] = await pass.sql<{ done: boolean }[]>`select nl.second_factor_reset(${account}) as done`;
  if (!row?.done) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'second_factor.reset',
    subjectKind: 'account',
    subjectId: account,
    detail: { inPerson: true },
  });
}

/** Ends every session of a person. Throws Refusal not_found M-161 outside the county. */
export async function endSessionsOf(pass: Secadmin, account: string): Promise<void> {
  await personOf(pass, account);
  await pass.sql`select nl.sessions_end(${account})`;
  pass.record({ act: 'sessions.end', subjectKind: 'account', subjectId: account });
}

/** An invitation to a new password for a person of the county. Throws what `inviteToPassword` throws. */
export async function invitePersonToPassword(pass: Secadmin, account: string): Promise<Made> {
  const person = await personOf(pass, account);
  const held = person.held.filter((row) => row.revokedAt === null);
  // The longest rule of any role held decides how long the new password must be.
  const first = held.find((row) => adminRoles.includes(row.role)) ?? held[0];
  if (!first) throw new Refusal('forbidden', 'M-187');
  return inviteToPassword(pass, account, { name: person.name, ...first });
}
