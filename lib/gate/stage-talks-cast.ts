import type { Lodging, Person, Scene } from './stage.ts';

type Station = { id: string; chief: Person; duty: Person };
/** A beat with whoever holds it now, and whoever gave it away. */
export type Beat = { id: string; station: Station; houses: House[]; holder: Person; officers: Person[] };
export type House = { inn: Lodging; clerk: Person; beat: Beat };
export type Post = { id: string; agent: Person };

export type TalkCast = { county: string; supervisor: Person | null; beats: Beat[]; posts: Post[] };

/** A county of three stations with three beats of four houses each, and two departments. */
export async function layTalks(scene: Scene): Promise<TalkCast> {
  const county = await scene.unit('county');
  const supervisor = await scene.person({ role: 'supervisor', unit: county });
  const cast: TalkCast = { county, supervisor, beats: [], posts: [] };
  for (let s = 0; s < 3; s++) {
    const id = await scene.unit('station', county);
    const station: Station = {
      id,
      chief: await scene.person({ role: 'chief', unit: id }),
      duty: await scene.person({ role: 'duty', unit: id }),
    };
    for (let b = 0; b < 3; b++) cast.beats.push(await layBeat(scene, station));
  }
  for (let p = 0; p < 2; p++) {
    const id = await scene.unit('post', county);
    cast.posts.push({ id, agent: await scene.person({ role: 'agent', unit: id }) });
  }
  return cast;
}

async function layBeat(scene: Scene, station: Station): Promise<Beat> {
  const id = await scene.unit('beat', station.id);
  const holder = await scene.person({ role: 'officer', unit: id, fromDay: '2026-01-01' });
  const beat: Beat = { id, station, houses: [], holder, officers: [holder] };
  for (let h = 0; h < 4; h++) {
    const inn = await scene.lodging(id);
    beat.houses.push({ inn, clerk: await scene.person({ role: 'staff', lodging: inn.id }), beat });
  }
  return beat;
}
