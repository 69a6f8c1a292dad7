import { makePairing } from '#lib/identity/device/care.ts';
import { sessionOf } from './cookie.ts';
import { acceptPairing, openOwn } from './own-device.ts';
import type { Visit } from './sign-in.ts';
import type { Person, Scene } from './stage.ts';
import { stranger } from './stage-people.ts';

/** The PIN of the scenes' phones. */
export const PIN = '830417';
export const pins = { pin: PIN, again: PIN };

/** Two lodgings of a beat; the first has an owner and a clerk, signed in with a password. */
export async function staffed(scene: Scene) {
  const station = await scene.unit('station', await scene.unit('county'));
  const beat = await scene.unit('beat', station);
  const [mine, other] = [await scene.lodging(beat), await scene.lodging(beat)];
  const owner = await scene.person({ role: 'owner', lodging: mine.id }, 1);
  const clerk = await scene.person({ role: 'staff', lodging: mine.id }, 1);
  const officer = await scene.person({ role: 'officer', unit: beat });
  return { station, beat, mine, other, owner, clerk, officer };
}

/** A pairing code as an owner's page shows it. */
export const codeFor = (scene: Scene, maker: Person, whose: Person) =>
  scene.as(maker, 'people:manage', (pass) => makePairing(pass, whose.id, null));

/** A phone paired with a person by their owner: what its browser holds. Only in a lasting scene. */
export async function paired(scene: Scene, maker: Person, whose: Person): Promise<Visit> {
  const { code } = await codeFor(scene, maker, whose);
  const opened = await acceptPairing(code, pins, stranger);
  return { ...stranger, own: opened.own ?? undefined, session: await sessionOf(opened.cookie) };
}

/** The phone after its session was over and it opened the next. */
export async function reopened(visit: Visit): Promise<Visit> {
  const opened = await openOwn(visit);
  if (opened === 'desk') throw new Error('a phone is no desk');
  return { ...visit, own: opened.own ?? visit.own, session: await sessionOf(opened.cookie) };
}

/** What the house book has of a scene, in order. */
export async function actsOf(scene: Scene): Promise<string[]> {
  const rows = await scene.sql<{ act: string }[]>`
    select act from house_book_event where county = ${scene.county} order by at, chain, seq`;
  return rows.map(({ act }) => act);
}
