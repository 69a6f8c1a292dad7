import type { Pass } from '#lib/access/pass.ts';
import type { Rank, Role } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { readMobile } from '#lib/platform/phone.ts';
import type { PeopleQuery } from './inputs.ts';

type Secadmin = Pass<'account:manage'>;

export type HeldRole = {
  holding: string;
  account: string;
  role: Role;
  rank: Rank | null;
  unit: string | null;
  lodging: string | null;
  place: string | null;
  fromDay: string;
  toDay: string | null;
  revokedAt: string | null;
};

export type AccountLine = {
  id: string;
  name: string;
  phoneMasked: string;
  hasPassword: boolean;
  hasTotp: boolean;
  closed: boolean;
  seenAt: string | null;
  held: HeldRole[];
};

const iso = (instant: string | null) => (instant ? new Date(instant).toISOString() : null);

/** People of a page. */
export const PAGE = 50;

/** Accounts of the county by name or whole phone and role, fifty a page, with what each holds now or later. */
export async function findPeople(
  pass: Secadmin,
  query: PeopleQuery,
): Promise<{ total: number; people: AccountLine[] }> {
  const phone = query.q ? readMobile(query.q) : null;
  const text = query.q && !phone ? query.q : null;
  const found = await pass.sql<{ id: string; total: number }[]>`
    select id, total from nl.people_find(${text}, ${phone ? phoneIndex(phone) : null}, ${query.role ?? null}, ${PAGE},
      ${(query.page - 1) * PAGE})`;
  const ids = found.map((row) => row.id);
  const lines = await linesOf(pass, ids, false);
  return {
    total: found[0]?.total ?? 0,
    people: ids.flatMap((id) => lines.find((line) => line.id === id) ?? []),
  };
}

/** One account with everything it holds or held. Throws Refusal not_found M-161 outside the county. */
export async function personOf(pass: Secadmin, account: string): Promise<AccountLine> {
  const [line] = await linesOf(pass, [account], true);
  if (!line) throw new Refusal('not_found', 'M-161');
  return line;
}

async function linesOf(pass: Secadmin, ids: readonly string[], past: boolean): Promise<AccountLine[]> {
  if (ids.length === 0) return [];
  const facts = await pass.sql<Omit<AccountLine, 'held'>[]>`
    select id, name, phone_masked as "phoneMasked", has_password as "hasPassword", has_totp as "hasTotp", closed,
      seen_at as "seenAt" from nl.people_facts(${[...ids]}::uuid[])`;
  const held = await pass.sql<HeldRole[]>`
    select h.id as holding, h.account_id as account, h.role, h.rank, h.unit_id as unit, h.lodging_id as lodging,
      coalesce(l.name, u.name) as place, h.from_day::text as "fromDay", h.to_day::text as "toDay",
      h.revoked_at as "revokedAt"
    from holding h
    left join unit u on u.county = h.county and u.id = h.unit_id
    left join lodging l on l.county = h.county and l.id = h.lodging_id
    where h.county = ${pass.reach.county} and h.account_id = any (${[...ids]}::uuid[])
      and (${past} or (h.revoked_at is null
        and (h.to_day is null or h.to_day >= nl.civil_day(${pass.now.toISOString()}))))
    order by h.revoked_at is not null, h.from_day, h.id`;
  return facts.map((fact) => ({
    ...fact,
    seenAt: iso(fact.seenAt),
    held: held
      .filter((row) => row.account === fact.id)
      .map((row) => ({ ...row, revokedAt: iso(row.revokedAt) })),
  }));
}
