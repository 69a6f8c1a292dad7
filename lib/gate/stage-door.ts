import { randomBytes, randomInt } from 'node:crypto';
import { hashPassword } from '#lib/identity/password.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { drizzleOn, type Transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import type { Visit } from './sign-in.ts';
import type { Held, Person, Scene } from './stage.ts';

/** The password of everybody who signs in on the stage. */
export const PASSWORD = '山上小店 夜里有灯亮着等人';

/** True for the refusal a test waits for. */
export const refused = (code: string, kind?: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code && (!kind || error.kind === kind);

/** The door of a scene: as `transaction`, but nothing is committed. */
export function doorOf(scene: Scene): Visit['door'] {
  return async <T>(work: (tx: Transaction) => Promise<T>) => {
    const sql = scene.sql as Transaction['sql'];
    await sql`select set_config('role', 'nl_door', true)`;
    try {
      return await work({ sql, db: drizzleOn(sql) });
    } finally {
      await sql`select set_config('role', 'none', true), set_config('nl.county', '', true),
        set_config('nl.account', '', true)`;
    }
  };
}

type Signing = Person & { phone: string; visit: (more?: Partial<Visit>) => Visit };

/** A person with a phone and a password, not signed in, who holds what is given; each visit comes from a network of its own. */
export async function somebody(
  scene: Scene,
  held: (unit: string, lodging: string) => Held | Held[],
): Promise<Signing> {
  const county = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', county));
  const lodging = await scene.lodging(beat);
  const person = await scene.person(held(county, lodging.id));
  const phone = `139${String(randomInt(100_000_000)).padStart(8, '0')}`;
  const hash = await hashPassword(PASSWORD);
  await scene.sql`delete from session where account_id = ${person.id}`;
  await scene.sql`update account set phone_index = ${phoneIndex(phone)}, phone_sealed = ${sealPhone(person.id, phone)},
    password_hash = ${hash} where id = ${person.id}`;
  const visit = (more: Partial<Visit> = {}): Visit => ({
    session: null,
    device: undefined,
    network: randomBytes(6).toString('hex'),
    browser: 'test',
    door: doorOf(scene),
    ...more,
  });
  return { ...person, phone, visit };
}

export const staffOf = (_: string, lodging: string): Held => ({ role: 'staff', lodging });
export const secadminOf = (unit: string): Held => ({ role: 'secadmin', unit });
export const supervisorOf = (unit: string): Held => ({ role: 'supervisor', unit });
