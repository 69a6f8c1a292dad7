import type { Person, Scene } from '#lib/gate/stage.ts';
import { musts } from '#lib/report/five-musts.ts';
import { signInspection } from './commands.ts';
import type { RecordInput } from './inputs.ts';

/** Two beats of one station with twelve lodgings, and everybody who has to do with a visit; 2026-11-18 10:00 in Shanghai. */
export async function town(scene: Scene) {
  await scene.clock('2026-11-18T02:00:00Z');
  const whole = await scene.unit('county');
  const station = await scene.unit('station', whole);
  const beat = await scene.unit('beat', station);
  const beside = await scene.unit('beat', station);
  const inns = [];
  for (let n = 0; n < 12; n += 1) inns.push(await scene.lodging(n < 6 ? beat : beside));
  const inn = inns[0];
  if (!inn) throw new Error('a town has lodgings');
  return {
    ...{ whole, station, beat, inns, inn },
    officer: await scene.person({ role: 'officer', unit: beat }),
    stranger: await scene.person({ role: 'officer', unit: beside }),
    auxiliary: await scene.person({ role: 'officer', rank: 'auxiliary', unit: beat }),
    chief: await scene.person({ role: 'chief', unit: station }),
    supervisor: await scene.person({ role: 'supervisor', unit: whole }),
    owner: await scene.person({ role: 'owner', lodging: inn.id }),
    staff: await scene.person({ role: 'staff', lodging: inn.id }),
  };
}
type Town = Awaited<ReturnType<typeof town>>;

let key = 0;
/** What an officer records of a visit that found nothing. */
export const visit = (t: Town, more: Partial<RecordInput> = {}): RecordInput => {
  const base = {
    identity: 'kept',
    guardian: 'kept',
    relation: 'kept',
    patrol: 'kept',
    report: 'kept',
  } as const;
  const notes = {
    note_identity: null,
    note_guardian: null,
    note_relation: null,
    note_patrol: null,
    note_report: null,
  };
  key += 1;
  return {
    ...base,
    ...notes,
    ...{ lodging: t.inn.id, kind: 'daily', plan: undefined, happened: new Date('2026-11-18T01:50:00Z') },
    ...{
      second: t.chief.id,
      follow: 'none',
      until: null,
      spoke: '方国强',
      statement: '都登记了',
      signature: 'signed',
    },
    ...{ refusal: null, note: '楼道有监控', request_key: `k${key}` },
    findings: musts.map((must) => ({ must, answer: 'kept', article: null, note: null })),
    ...more,
  };
};
/** The same where the guardian's contact was not recorded, with a correction by 25 November. */
export const broken = (t: Town, more: Partial<RecordInput> = {}) =>
  visit(t, {
    findings: musts.map((must) =>
      must === 'guardian'
        ? { must, answer: 'breach', article: 'minors_57_contact', note: '305房没有记监护人电话' }
        : { must, answer: 'kept', article: null, note: null },
    ),
    ...{ follow: 'correction', until: '2026-11-25' },
    ...more,
  });
/** Signs a visit as somebody. */
export const sign = (scene: Scene, who: Person, input: RecordInput) =>
  scene.as(who, 'inspection:sign', (pass) => signInspection(pass, input));
