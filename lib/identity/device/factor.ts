import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';

/** A police person of the reader's units who may come about a lost authenticator. */
export type Colleague = { account: string; name: string; phoneMasked: string };

/** The police of the reader's station, or of the county; not the reader. */
export async function colleaguesInReach(pass: Pass<'factor:vouch'>): Promise<Colleague[]> {
  const rows = await pass.sql<Colleague[]>`
    select distinct on (name, account_id) account_id as account, name, phone_masked as "phoneMasked"
    from nl.unit_police(${[...pass.reach.units]}::uuid[]) order by name, account_id`;
  return rows.filter(({ account }) => account !== pass.actor.id).map((row) => ({ ...row }));
}

/**
 * Takes away the second factor of a police person who stands before their chief and whose paper was seen; the next sign-in
 * enrols another, after the password. Throws Refusal not_found M-161 for oneself, out of reach, for whoever also holds an
 * office, and where there is no factor.
 */
export async function vouchForFactor(
  pass: Pass<'factor:vouch'>,
  { account, paper }: { account: string; paper: string },
): Promise<null> {
  const [row] = await pass.sql<{ done: boolean }[]>`select nl.factor_vouch(${account}) as done`;
  if (!row?.done) throw new Refusal('not_found', [{ code: 'M-161', field: 'account' }]);
  pass.record({
    act: 'second_factor.vouch',
    subjectKind: 'account',
    subjectId: account,
    detail: { inPerson: true, paper },
  });
  return null;
}
