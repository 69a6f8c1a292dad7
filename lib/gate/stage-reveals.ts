import { after } from 'node:test';
import { Refusal } from '#lib/platform/errors.ts';
import { type Scene, stage } from './stage.ts';
import { putStay } from './stage-stays.ts';

export const house = stage();
after(() => house.close());

export const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;
export const why = { reason: 'alert', reference: 'YJ-2026-0042' } as const;
const night = '2026-11-20';

/** Two stations with a beat and a lodging each, their people, and one stay with two changes of its text. */
export async function town(scene: Scene) {
  await scene.clock('2026-11-21T02:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const otherStation = await scene.unit('station', county);
  const otherBeat = await scene.unit('beat', otherStation);
  const inn = await scene.lodging(beat);
  const otherInn = await scene.lodging(otherBeat);
  const fields = { name: '某童', number: '430524201001010018' };
  return {
    county,
    station,
    beat,
    inn,
    stay: await putStay(scene, inn, { night, fields }),
    otherStay: await putStay(scene, otherInn, { night, fields }),
    officer: await scene.person({ role: 'officer', unit: beat }),
    helper: await scene.person({ role: 'officer', rank: 'auxiliary', unit: beat }),
    chief: await scene.person({ role: 'chief', unit: station }),
    duty: await scene.person({ role: 'duty', unit: station }),
    stranger: await scene.person({ role: 'chief', unit: otherStation }),
    supervisor: await scene.person({ role: 'supervisor', unit: county }),
    auditor: await scene.person({ role: 'auditor', unit: county }),
    secadmin: await scene.person({ role: 'secadmin', unit: county }),
    sysadmin: await scene.person({ role: 'sysadmin', unit: county }),
    owner: await scene.person({ role: 'owner', lodging: inn.id }),
    fields,
  };
}

export const acts = async (scene: Scene) =>
  (
    await scene.sql<{ act: string }[]>`select act from house_book_event where county = ${scene.county}
      order by at, chain, seq`
  ).map(({ act }) => act);
