import type { Pass } from '#lib/access/pass.ts';
import type { Role } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { maskMobile } from '#lib/platform/phone.ts';
import { inviteAccount, type Made } from '../invitations.ts';
import { openPhone, sealPhone } from '../sealed.ts';

/** Somebody of a house who may come to the station. `maySet`: all they hold lies within the reader's reach. */
export type HousePerson = {
  account: string;
  name: string;
  phoneMasked: string;
  role: Role;
  maySet: boolean;
};

/** The people of a lodging within reach. */
export async function peopleOfHouse(
  pass: Pass<'person:vouch'> | Pass<'device:end'>,
  lodging: string,
): Promise<HousePerson[]> {
  return [
    ...(await pass.sql<HousePerson[]>`
      select account, name, phone_masked as "phoneMasked", role, may_set as "maySet" from nl.house_people(${lodging})`),
  ];
}

/**
 * A lost phone, told in person at the station by somebody whose paper was seen: sessions, own phones, one-tap links and open
 * codes end at once; with a new number the account moves to it. Returns a link to a new password, made for the person to
 * scan there. Throws Refusal not_found M-161 out of reach, conflict M-188 where the person also serves beyond this reach,
 * conflict M-469 for a number that is somebody's already.
 */
export async function recoverInPerson(
  pass: Pass<'person:vouch'>,
  who: { account: string; lodging: string; paper: string; phone: string | null },
): Promise<{ name: string; made: Made }> {
  const person = (await peopleOfHouse(pass, who.lodging)).find(({ account }) => account === who.account);
  if (!person || person.account === pass.actor.id) throw new Refusal('not_found', 'M-161');
  const [row] = await pass.sql<
    { sealed: Buffer | null }[]
  >`select nl.phone_at_station(${who.account}) as sealed`;
  if (!row?.sealed) throw new Refusal('conflict', 'M-188');
  const phone = who.phone ?? openPhone(who.account, row.sealed);
  await moved(pass.sql`select nl.phone_lost(${who.account}, ${who.phone ? phoneIndex(phone) : null},
    ${who.phone ? sealPhone(who.account, phone) : null}, ${who.phone ? maskMobile(phone) : null}, ${who.phone})`);
  pass.record({
    act: 'person.recover',
    subjectKind: 'account',
    subjectId: who.account,
    lodgingId: who.lodging,
    detail: { inPerson: true, paper: who.paper, newNumber: who.phone !== null },
  });
  const at = { name: person.name, role: person.role, unit: null, lodging: who.lodging };
  return { name: person.name, made: await inviteAccount(pass, who.account, phone, at) };
}

async function moved<T>(statement: PromiseLike<T>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505')
      throw new Refusal('conflict', [{ code: 'M-469', field: 'phone' }]);
    throw error;
  }
}
