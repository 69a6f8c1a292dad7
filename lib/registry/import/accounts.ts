import type { Pass } from '#lib/access/pass.ts';
import { insertAccounts, insertHoldings } from '#lib/identity/commands.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import type { PersonRow } from './check-registry.ts';

export type KnownAccount = { id: string; name: string };

/** What stands of the people of the files: accounts by phone, and who holds what (`account/lodging/role`). */
export type KnownPeople = { accounts: Map<string, KnownAccount>; holdings: Set<string> };

export type PeoplePlan = {
  accounts: { id: string; phone: string; name: string }[];
  holdings: { id: string; accountId: string; lodgingId: string; role: 'owner' | 'staff' }[];
  unchanged: number;
  /** rows whose phone is an account of another name; the account keeps its own */
  otherNames: PersonRow[];
  byPhone: Map<string, KnownAccount>;
};

/**
 * Looks up the accounts of phones. Accounts stand above counties and another's row is read by the house's own jobs only,
 * so an import runs as a job, for a supervisor too.
 */
export async function knownPeople(
  pass: Pass<'registry:import'>,
  phones: readonly string[],
): Promise<KnownPeople> {
  const byIndex = new Map(phones.map((phone) => [phoneIndex(phone).toString('hex'), phone]));
  const rows = await pass.sql<{ id: string; name: string; index: string }[]>`
    select a.id, a.name, encode(a.phone_index, 'hex') as index from account a
    where a.phone_index in (select decode(value, 'hex') from jsonb_array_elements_text(${JSON.stringify([...byIndex.keys()])}::text::jsonb))`;
  const held = await pass.sql<{ key: string }[]>`
    select account_id || '/' || lodging_id || '/' || role as key from holding where lodging_id is not null and revoked_at is null`;
  const accounts = new Map<string, KnownAccount>();
  for (const { id, name, index } of rows) {
    const phone = byIndex.get(index);
    if (phone) accounts.set(phone, { id, name });
  }
  return { accounts, holdings: new Set(held.map(({ key }) => key)) };
}

/** What is missing of accounts and holdings: one phone, one account (architecture.md, The pass and the reach). */
export function planPeople(
  people: readonly PersonRow[],
  known: KnownPeople,
  idOf: (lodgingCode: string) => string | undefined,
  at: Date,
): PeoplePlan {
  const byPhone = new Map(known.accounts);
  const plan: PeoplePlan = { accounts: [], holdings: [], unchanged: 0, otherNames: [], byPhone };
  for (const person of people) {
    const lodgingId = idOf(person.lodgingCode);
    if (!lodgingId) continue;
    let account = byPhone.get(person.phone);
    if (!account) {
      account = { id: uuidv7(at), name: person.name };
      byPhone.set(person.phone, account);
      plan.accounts.push({ id: account.id, phone: person.phone, name: person.name });
    } else if (account.name !== person.name) plan.otherNames.push(person);
    if (known.holdings.has(`${account.id}/${lodgingId}/${person.role}`)) plan.unchanged += 1;
    else plan.holdings.push({ id: uuidv7(at), accountId: account.id, lodgingId, role: person.role });
  }
  return plan;
}

/** Writes accounts without password (they are invited, or sign in by a code) and holdings from a day on. */
export async function writePeople(
  pass: Pass<'registry:import'>,
  plan: PeoplePlan,
  fromDay: string,
): Promise<void> {
  if (plan.accounts.length > 0)
    await insertAccounts(
      pass,
      plan.accounts.map((account) => ({ ...account, passwordHash: null, totpSecret: null })),
    );
  if (plan.holdings.length > 0)
    await insertHoldings(
      pass,
      plan.holdings.map(({ id, accountId, lodgingId, role }) => ({
        id,
        account: accountId,
        role,
        rank: null,
        unit: null,
        lodging: lodgingId,
        fromDay,
        toDay: null,
      })),
    );
}
