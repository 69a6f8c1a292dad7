import type { Scene } from '#lib/gate/stage.ts';
import { choiceInput } from './audience/form.ts';
import { askForCheck, saveText, setWay, takeList } from './compose.ts';
import { textInput, wayInput } from './inputs.ts';
import { toldOf } from './queries.ts';
import { peopleOf } from './results.ts';
import { sendDue } from './send.ts';
import { sign } from './sign.ts';

/** A county with one station of two beats, four houses with an owner each, and everybody who has a hand in a notice. */
export async function county(scene: Scene, at = '2026-11-21T02:00:00Z') {
  await scene.clock(at);
  const top = await scene.unit('county');
  const station = await scene.unit('station', top);
  const beats = [await scene.unit('beat', station), await scene.unit('beat', station)];
  const publisher = await scene.person({ role: 'publisher', unit: top });
  const supervisor = await scene.person({ role: 'supervisor', unit: top });
  const chief = await scene.person({ role: 'chief', unit: station });
  const officers = [];
  const inns = [];
  for (const beat of beats) {
    officers.push(await scene.person({ role: 'officer', unit: beat }));
    for (let n = 0; n < 2; n++) inns.push({ ...(await scene.lodging(beat)), beat });
  }
  const owners = [];
  for (const inn of inns) owners.push(await scene.person({ role: 'owner', lodging: inn.id }));
  return { top, station, beats, publisher, supervisor, chief, officers, inns, owners };
}
export type County = Awaited<ReturnType<typeof county>>;

/** The fields of a question with two answers. */
export const question = { question_kind: 'choice', question_zh: '有没有？', options_zh: '没有\n有' };

/** A notice of the publisher's that was handed in: to all owners unless the form says otherwise. */
export async function draft(
  scene: Scene,
  { publisher }: Pick<County, 'publisher'>,
  more: object = {},
  form: object = {},
  way: object = {},
) {
  const text = textInput.parse({ title_zh: '降温', body_zh: '{lodging}请多问一句', ack: '1', ...more });
  const { id } = await scene.as(publisher, 'notice:compose', (pass) => saveText(pass, text));
  const choice = choiceInput.parse({ roles: 'owner', ...form });
  await scene.as(publisher, 'notice:compose', (pass) => takeList(pass, id, choice));
  await scene.as(publisher, 'notice:compose', (pass) =>
    setWay(pass, wayInput.parse({ notice: id, way: 'direct', ...way })),
  );
  await scene.as(publisher, 'notice:compose', (pass) => askForCheck(pass, { notice: id }));
  return id;
}

/** Signs a notice off and lets the clock look at it. */
export const signed = async (scene: Scene, { supervisor }: County, id: string, safety_ok = false) => {
  await scene.as(supervisor, 'notice:sign', (pass) => sign(pass, { notice: id, safety_ok }));
  return scene.asJob('clock:work', (pass) => sendDue(pass, id));
};
/** The number a call is refused with; null where it is not. */
export const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { problems?: { code: string }[] }) => error.problems?.[0]?.code ?? String(error),
  );
/** The states of everybody on a list, in order of their names. */
export const stateOf = (scene: Scene, who: County['publisher'], id: string) =>
  scene.as(who, 'notice:compose', async (pass) => {
    const { notice } = await toldOf(pass, id);
    return (await peopleOf(pass, notice)).map(({ state }) => state).sort();
  });
