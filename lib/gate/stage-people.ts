import { randomInt } from 'node:crypto';
import { invite } from '#lib/identity/invitations.ts';
import type { Visit } from './sign-in.ts';
import type { Scene } from './stage.ts';

/** Somebody at the door of a lasting scene. */
export const stranger: Visit = {
  session: null,
  device: undefined,
  network: `t${process.pid}`,
  browser: 'test',
};

/** A phone no account has yet. */
export const newPhone = () => `137${String(randomInt(100_000_000)).padStart(8, '0')}`;

/** What an invited person types; LONGER is good for an administrator too. */
export const PASSWORD = '溪水边有十二间房 夜里有灯';
export const LONGER = '溪水边有十二间房 夜里有灯亮着';
export const typed = { password: PASSWORD, again: PASSWORD };

/** A county with two lodgings, the owner of the first, and a security administrator. */
export async function countyWithPeople(scene: Scene) {
  const unit = await scene.unit('county');
  const station = await scene.unit('station', unit);
  const beat = await scene.unit('beat', station);
  const [mine, other] = [await scene.lodging(beat), await scene.lodging(beat)];
  const owner = await scene.person({ role: 'owner', lodging: mine.id });
  const secadmin = await scene.person({ role: 'secadmin', unit });
  const toStaff = (phone: string, lodging = mine.id) =>
    scene.as(owner, 'people:manage', (pass) =>
      invite(pass, { role: 'staff', rank: null, unit: null, lodging, name: '周小满', phone }),
    );
  return { unit, station, beat, mine, other, owner, secadmin, toStaff };
}
