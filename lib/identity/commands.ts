import type { Pass } from '#lib/access/pass.ts';
import type { Rank, Role } from '#lib/access/permissions.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { maskMobile } from '#lib/platform/phone.ts';
import { sealFactor, sealPhone } from './sealed.ts';

/** An account to be made: 11 digits of a mobile, a stored hash (`hashPassword`), a base32 secret already confirmed. */
export type NewAccount = {
  id: string;
  phone: string;
  name: string;
  passwordHash: string | null;
  totpSecret: string | null;
};

export type NewHolding = {
  id: string;
  account: string;
  role: Role;
  rank: Rank | null;
  unit: string | null;
  lodging: string | null;
  fromDay: string;
  toDay: string | null;
};

const hex = (bytes: Buffer | null) => bytes?.toString('hex') ?? null;

/**
 * Makes accounts where their phones have none, in one statement, and returns the account of each phone. Only the
 * house's own jobs (import, seed, console) may; an account that exists is left as it is.
 */
export async function insertAccounts(
  pass: Pass<'registry:import'>,
  rows: readonly NewAccount[],
): Promise<Map<string, string>> {
  const json = JSON.stringify(
    rows.map((row) => ({
      id: row.id,
      phone_index: hex(phoneIndex(row.phone)),
      phone_sealed: hex(sealPhone(row.id, row.phone)),
      phone_masked: maskMobile(row.phone),
      name: row.name,
      password_hash: row.passwordHash,
      totp_sealed: hex(row.totpSecret ? sealFactor(row.id, row.totpSecret) : null),
    })),
  );
  const now = pass.now.toISOString();
  const made = await pass.sql<{ id: string }[]>`
    insert into account (id, phone_index, phone_sealed, phone_masked, name, password_hash, password_set_at,
      totp_sealed, totp_confirmed_at, created_at)
    select id, decode(phone_index, 'hex'), decode(phone_sealed, 'hex'), phone_masked, name, password_hash,
      case when password_hash is not null then ${now}::timestamptz end, decode(totp_sealed, 'hex'),
      case when totp_sealed is not null then ${now}::timestamptz end, ${now}::timestamptz
    from jsonb_to_recordset(${json}::text::jsonb) as t(id uuid, phone_index text, phone_sealed text,
      phone_masked text, name text, password_hash text, totp_sealed text)
    on conflict (phone_index) do nothing returning id`;
  const known = await pass.sql<{ id: string; index: string }[]>`
    select id, encode(phone_index, 'hex') as index from account
    where phone_index in (select decode(value, 'hex')
      from jsonb_array_elements_text(${JSON.stringify(rows.map((row) => hex(phoneIndex(row.phone))))}::text::jsonb))`;
  pass.record({
    act: 'account.make',
    subjectKind: 'account',
    subjectId: made.length === 1 ? (made[0]?.id ?? '') : 'batch',
    detail: { count: made.length },
  });
  const byIndex = new Map(known.map((row) => [row.index, row.id]));
  return new Map(
    rows.flatMap((row) => {
      const id = byIndex.get(phoneIndex(row.phone).toString('hex'));
      return id ? [[row.phone, id] as const] : [];
    }),
  );
}

/** Gives roles, in one statement; a role held already at the same place is left as it is. Returns how many were given. */
export async function insertHoldings(
  pass: Pass<'registry:import'>,
  rows: readonly NewHolding[],
): Promise<number> {
  const now = pass.now.toISOString();
  const made = await pass.sql<{ id: string }[]>`
    insert into holding (county, id, account_id, role, rank, unit_id, lodging_id, from_day, to_day, granted_by, granted_at)
    select ${pass.reach.county}, t.id, t.account, t.role, t.rank, t.unit, t.lodging, t."fromDay", t."toDay",
      ${pass.actor.kind === 'person' ? pass.actor.id : null}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as t(id uuid, account uuid, role text, rank text,
      unit uuid, lodging uuid, "fromDay" date, "toDay" date)
    where not exists (select from holding h where h.county = ${pass.reach.county} and h.account_id = t.account
      and h.role = t.role and h.unit_id is not distinct from t.unit and h.lodging_id is not distinct from t.lodging
      and h.revoked_at is null and h.from_day <= t."fromDay"
      and (h.to_day is null or h.to_day >= t."fromDay"))
    returning id`;
  pass.record({
    act: 'holding.grant',
    subjectKind: 'holding',
    subjectId: made.length === 1 ? (made[0]?.id ?? '') : 'batch',
    detail: { count: made.length },
  });
  return made.length;
}
