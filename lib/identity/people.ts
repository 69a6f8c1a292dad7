import type { Pass } from '#lib/access/pass.ts';
import type { Role } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { inviteToPassword, type Made } from './invitations.ts';

/** Somebody of a lodging. `seenAt` is when they last used Nightlight (UTC); days are civil days. */
export type HouseMember = {
  holding: string;
  account: string;
  role: Role;
  lodging: string;
  fromDay: string;
  toDay: string | null;
  name: string;
  phoneMasked: string;
  hasPassword: boolean;
  seenAt: string | null;
};

/** Who holds a role in the owner's lodgings now or from a later day, by lodging and name. */
export async function membersOf(pass: Pass<'people:manage'>): Promise<HouseMember[]> {
  const rows = await pass.sql<HouseMember[]>`
    with held as (
      select * from holding where county = ${pass.reach.county} and revoked_at is null
        and (to_day is null or to_day >= nl.civil_day(${pass.now.toISOString()}))
    )
    select h.id as holding, h.account_id as account, h.role, h.lodging_id as lodging, h.from_day::text as "fromDay",
      h.to_day::text as "toDay", p.name, p.phone_masked as "phoneMasked", p.has_password as "hasPassword",
      p.seen_at as "seenAt"
    from held h
    join nl.people_facts(array(select account_id from held)) p on p.id = h.account_id
    order by h.lodging_id, h.role, p.name, h.id`;
  return rows.map((row) => ({ ...row, seenAt: row.seenAt ? new Date(row.seenAt).toISOString() : null }));
}

/**
 * Takes a staff member's role away at once and ends their sessions. Throws Refusal not_found M-161 out of reach,
 * forbidden M-192 for an owner's role: the security administrator ends that.
 */
export async function revokeMember(pass: Pass<'people:manage'>, holding: string): Promise<void> {
  const [row] = await pass.sql<{ account: string; role: Role; lodging: string }[]>`
    select account_id as account, role, lodging_id as lodging from holding
    where county = ${pass.reach.county} and id = ${holding} and revoked_at is null for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.role !== 'staff' || row.account === pass.actor.id) throw new Refusal('forbidden', 'M-192');
  await pass.sql`update holding set revoked_at = ${pass.now.toISOString()}, revoked_by = ${pass.actor.id}
    where county = ${pass.reach.county} and id = ${holding}`;
  await pass.sql`select nl.sessions_end(${row.account})`;
  pass.record({
    act: 'holding.revoke',
    subjectKind: 'holding',
    subjectId: holding,
    lodgingId: row.lodging,
    detail: { account: row.account, role: row.role },
  });
}

/** An invitation to a new password for a staff member of the own lodgings. Throws what `inviteToPassword` throws. */
export async function inviteMemberToPassword(pass: Pass<'people:manage'>, holding: string): Promise<Made> {
  const member = (await membersOf(pass)).find((each) => each.holding === holding);
  if (!member) throw new Refusal('not_found', 'M-161');
  if (member.role !== 'staff') throw new Refusal('forbidden', 'M-192');
  return inviteToPassword(pass, member.account, {
    name: member.name,
    role: member.role,
    unit: null,
    lodging: member.lodging,
  });
}
