import type { Role } from '#lib/access/permissions.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import type { Transaction } from '#lib/platform/db.ts';

/** The listed functions a person meets before there is a reach, each called as the door. Instants are UTC. */
type Sql = Transaction['sql'];

export type SignInFacts = { account: string; passwordHash: string | null };

/** The account of a phone's blind index, or null. */
export async function signInFacts(sql: Sql, phone: Buffer): Promise<SignInFacts | null> {
  const [row] = await sql<
    { account: string; hash: string | null }[]
  >`select account, password_hash as hash from nl.sign_in_facts(${phone})`;
  return row ? { account: row.account, passwordHash: row.hash } : null;
}

export type Standing = {
  county: string | null;
  roles: Role[];
  name: string;
  language: string;
  largeType: boolean;
  hasTotp: boolean;
};

/** What an account holds now, and the county of the first of it; null when the account is closed. */
export async function standingOf(sql: Sql, account: string): Promise<Standing | null> {
  const [row] = await sql<Standing[]>`
    select county, roles, name, language, large_type as "largeType", has_totp as "hasTotp" from nl.standing_of(${account})`;
  return row ?? null;
}

/** The one instant of this request. */
export async function nowAtDoor(sql: Sql): Promise<Date> {
  const [row] = await sql<{ now: string | Date }[]>`select nl.now() as now`;
  if (!row) throw new Error('the database has no clock');
  return new Date(row.now);
}

/** True on an installation that was made as a demonstration. */
export async function isDemonstration(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ kind: string }[]>`select kind from installation`;
  return row?.kind === 'demonstration';
}

/** Opens a session: `session` is the hash of what the cookie carries, lengths are minutes and hours. */
export async function openSession(
  sql: Sql,
  row: {
    session: Buffer;
    account: string;
    county: string;
    idleMinutes: number;
    hours: number;
    device: string;
  },
): Promise<void> {
  await sql`select nl.session_open(${row.session}, ${row.account}, 1::smallint, ${row.county}, ${row.idleMinutes},
    ${row.hours}, ${row.device})`;
}

/** Ends a session at once; says whose it was, or null when it had ended. */
export async function closeSession(
  sql: Sql,
  session: Buffer,
): Promise<{ account: string; county: string | null } | null> {
  const [row] = await sql<
    { account: string; county: string | null }[]
  >`select account, county from nl.session_close(${session})`;
  return row ?? null;
}

export type FactorFacts = {
  account: string;
  phoneMasked: string;
  aal: number;
  /** The confirmed factor's sealed secret; null before enrolment. */
  sealed: Buffer | null;
  lastStep: number | null;
  recoveryLeft: number;
};

/** What the second step needs of a live session; null for a stranger. */
export async function factorFacts(sql: Sql, session: Buffer): Promise<FactorFacts | null> {
  const [row] = await sql<FactorFacts[]>`
    select account, phone_masked as "phoneMasked", aal, totp_sealed as sealed, totp_last_step as "lastStep",
      recovery_left as "recoveryLeft" from nl.second_factor_facts(${session})`;
  return row ?? null;
}

/** Raises the session under a new id by a time step or a recovery code; false when it was used or unknown. */
export async function stepUpSession(
  sql: Sql,
  session: Buffer,
  next: Buffer,
  by: { step: number } | { recovery: Buffer },
): Promise<boolean> {
  const step = 'step' in by ? by.step : null;
  const recovery = 'recovery' in by ? by.recovery : null;
  const [row] = await sql<
    { done: boolean }[]
  >`select nl.session_step_up(${session}, ${next}, ${step}, ${recovery}) as done`;
  return row?.done ?? false;
}

/** Enrols a factor whose first code was right; false when the session may not. */
export async function confirmFactor(
  sql: Sql,
  session: Buffer,
  next: Buffer,
  factor: { sealed: Buffer; step: number; codes: readonly Buffer[] },
): Promise<boolean> {
  const [row] = await sql<{ done: boolean }[]>`
    select nl.totp_confirm(${session}, ${next}, ${factor.sealed}, ${factor.step}, ${factor.codes.map((code) => code.toString('hex'))}::text[]) as done`;
  return row?.done ?? false;
}

export type InvitationFacts = {
  county: string;
  id: string;
  name: string;
  role: Role;
  place: string | null;
  phoneSealed: Buffer;
  phoneIndex: Buffer;
  expiresAt: string;
  account: string | null;
  hasPassword: boolean;
  /** It is for a new password of the account, not for a role. */
  activates: boolean;
  maySet: boolean;
};

/** What is stored of an invitation's code. */
export function invitationHash(code: string): Buffer {
  return sha256(code);
}

/** An invitation that can still be used, or null. */
export async function readInvitation(sql: Sql, code: string): Promise<InvitationFacts | null> {
  const [row] = await sql<InvitationFacts[]>`
    select county, id, name, role, place, phone_sealed as "phoneSealed", phone_index as "phoneIndex",
      expires_at as "expiresAt", account, has_password as "hasPassword", activates, may_set as "maySet"
    from nl.invitation_read(${invitationHash(code)})`;
  return row ?? null;
}

export type DemonstrationPerson = {
  id: string;
  name: string;
  role: Role;
  rank: 'police' | 'auxiliary' | null;
  place: string | null;
  phoneSealed: Buffer;
};

/** One person of each role, on a demonstration only. */
export async function demonstrationPeople(sql: Sql): Promise<DemonstrationPerson[]> {
  return [
    ...(await sql<DemonstrationPerson[]>`
      select id, name, role, rank, place, phone_sealed as "phoneSealed" from nl.demonstration_people()`),
  ];
}
