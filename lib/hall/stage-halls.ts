import { randomUUID } from 'node:crypto';
import type { Lodging, Person, Scene } from '#lib/gate/stage.ts';
import { announce, openHall } from './host.ts';
import type { houseKinds } from './terms.ts';
import { answerInHall, askHall, sayInHall } from './write.ts';

/** A station with two beats, each with an officer and a house; a chief, a supervisor, and a fire department's agent. */
export async function circle(scene: Scene) {
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const [beat, beside] = [await scene.unit('beat', station), await scene.unit('beat', station)];
  const fire = await scene.unit('post', county);
  const [inn, second, stranger] = [
    await scene.lodging(beat),
    await scene.lodging(beat),
    await scene.lodging(beside),
  ];
  const staff = (lodging: Lodging, role: 'owner' | 'staff' = 'staff') =>
    scene.person({ role, lodging: lodging.id });
  return {
    ...{ county, station, beat, beside, fire, inn, second, stranger },
    clerk: await staff(inn),
    owner: await staff(inn, 'owner'),
    neighbour: await staff(second),
    outsider: await staff(stranger),
    officer: await scene.person({ role: 'officer', unit: beat }),
    otherOfficer: await scene.person({ role: 'officer', unit: beside }),
    chief: await scene.person({ role: 'chief', unit: station }),
    supervisor: await scene.person({ role: 'supervisor', unit: county }),
    agent: await scene.person({ role: 'agent', unit: fire }),
  };
}

/** The host opens a circle; returns its id. */
export async function opens(scene: Scene, who: Person, chosen: string): Promise<string> {
  const { hall } = await scene.as(who, 'hall:host', (pass) => openHall(pass, { circle: chosen }));
  return hall;
}

/** A house begins a matter; returns its id. */
export async function begins(
  scene: Scene,
  who: Person,
  hall: string,
  inn: Lodging,
  text: string,
  kind: (typeof houseKinds)[number] = 'question',
): Promise<string> {
  const { matter } = await scene.as(who, 'hall:join', (pass) =>
    askHall(pass, { hall, lodging: inn.code, kind, text, place: null, request_key: randomUUID() }),
  );
  return matter;
}

export const saysOn = (scene: Scene, who: Person, matter: string, inn: Lodging, text: string) =>
  scene.as(who, 'hall:join', (pass) =>
    sayInHall(pass, { matter, lodging: inn.code, text, place: null, request_key: randomUUID() }),
  );

export const repliesTo = (scene: Scene, who: Person, matter: string, text: string) =>
  scene.as(who, 'hall:work', (pass) =>
    answerInHall(pass, { matter, text, place: null, request_key: randomUUID() }),
  );

/** The host announces in one hall, or calls for property at a place; returns the first matter and how many halls. */
export const calls = (
  scene: Scene,
  who: Person,
  audience: string,
  text: string,
  kind: 'announcement' | 'lost' | 'found' = 'announcement',
) =>
  scene.as(who, 'hall:work', (pass) =>
    announce(pass, { audience, kind, text, place: null, request_key: randomUUID() }),
  );
