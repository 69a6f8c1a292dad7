import type { Rank, Role } from '#lib/access/permissions.ts';
import { demonstrationPeople, factorFacts, isDemonstration, nowAtDoor } from '#lib/identity/door.ts';
import { openFactor, openPhone } from '#lib/identity/sealed.ts';
import { unusedCode } from '#lib/identity/second-factor.ts';
import { transaction } from '#lib/platform/db.ts';

export type Offered = { name: string; role: Role; rank: Rank | null; place: string | null; phone: string };

/** One person of each role to go in as; nobody on a real installation. */
export async function demonstrationOf(): Promise<Offered[]> {
  const people = await transaction(({ sql }) => demonstrationPeople(sql));
  return people.map(({ id, phoneSealed, ...person }) => ({
    name: person.name,
    role: person.role,
    rank: person.rank,
    place: person.place,
    phone: openPhone(id, phoneSealed),
  }));
}

/**
 * The code the session's person would read from their authenticator, on a demonstration only: 'none' anywhere else,
 * 'soon' while the codes of this moment are used.
 */
export async function demonstrationCode(session: Buffer | null): Promise<{ code: string } | 'soon' | 'none'> {
  if (!session) return 'none';
  return transaction(async ({ sql }) => {
    if (!(await isDemonstration(sql))) return 'none';
    const facts = await factorFacts(sql, session);
    if (!facts?.sealed) return 'none';
    const code = unusedCode(openFactor(facts.account, facts.sealed), await nowAtDoor(sql), facts.lastStep);
    return code ? { code } : 'soon';
  });
}
