import { randomUUID } from 'node:crypto';
import type { Lodging, Person, Scene } from '#lib/gate/stage.ts';
import { answerThread } from './answer.ts';
import { askOfficer, sayMore } from './ask.ts';

/** A county with one station, a beat with its officer, a chief, a duty post, and a house with owner and clerk. */
export async function talking(scene: Scene) {
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const inn: Lodging = await scene.lodging(beat);
  const [owner, clerk] = [
    await scene.person({ role: 'owner', lodging: inn.id }),
    await scene.person({ role: 'staff', lodging: inn.id }),
  ];
  const [officer, chief, duty, supervisor] = [
    await scene.person({ role: 'officer', unit: beat }),
    await scene.person({ role: 'chief', unit: station }),
    await scene.person({ role: 'duty', unit: station }),
    await scene.person({ role: 'supervisor', unit: county }),
  ];
  return { county, station, beat, inn, owner, clerk, officer, chief, duty, supervisor };
}

const nothing = { place: null, numbers: undefined } as const;

/** A house asks; returns the thread's id. */
export async function asks(scene: Scene, who: Person, inn: Lodging, text: string): Promise<string> {
  const { thread } = await scene.as(who, 'thread:ask', (pass) =>
    askOfficer(pass, {
      ...{ lodging: inn.code, text, ...nothing, request_key: randomUUID() },
      ...{ about_kind: undefined, about: undefined },
    }),
  );
  return thread;
}

/** A house writes on in its thread. */
export const says = (scene: Scene, who: Person, thread: string, text: string) =>
  scene.as(who, 'thread:ask', (pass) =>
    sayMore(pass, { thread, text, ...nothing, request_key: randomUUID() }),
  );

/** Somebody of the police answers. */
export const answers = (scene: Scene, who: Person, thread: string, text: string) =>
  scene.as(who, 'thread:work', (pass) =>
    answerThread(pass, { thread, text, ...nothing, request_key: randomUUID() }),
  );
