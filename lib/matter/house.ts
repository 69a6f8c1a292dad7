import type { Pass } from '#lib/access/pass.ts';
import { readText } from '#lib/conversation/write.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { RaiseInput } from './inputs.ts';
import { topicOf } from './rules.ts';
import { clearingOf, sealStep } from './write.ts';

type House = Pass<'matter:raise'>;

/**
 * A house raises a dispute or hands in a clue; one form makes one, however often it is sent. What is handed in is read by the police
 * and, of a clue, by its sender alone. Refuses M-161 a house or call out of reach or over, M-602 personal numbers about which nothing
 * was said, M-701 a topic of the other kind.
 */
export async function raiseMatter(pass: House, input: RaiseInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const topic = topicOf(input.kind, input.topic);
  if (!topic || (input.call && input.kind !== 'clue'))
    throw new Refusal('invalid', [{ code: 'M-701', field: 'topic' }]);
  const [house] = await pass.sql<{ id: string }[]>`
    select id from lodging where county = ${county} and code = ${input.lodging}`;
  if (!house) throw new Refusal('not_found', [{ code: 'M-161', field: 'lodging' }]);
  const [id, step] = [uuidv7(pass.now), uuidv7(pass.now)];
  const said = await sealStep(pass, step, readText(input.text, input.numbers), { place: input.place });
  const row = {
    ...{ id, step, lodging: house.id, kind: input.kind, topic, call: input.call ?? null },
    ...{ requestKey: input.request_key, clearOn: await clearingOf(pass) },
    ...{ sealed: said.sealed.toString('hex'), numbers: said.numbers?.toString('hex') ?? null },
  };
  const [made] = await pass.sql<{ id: string | null }[]>`
    select nl.matter_raise(${JSON.stringify(row)}::text::jsonb, ${pass.now.toISOString()}) as id`;
  if (!made?.id) throw new Refusal('not_found', 'M-161');
  if (made.id !== id) return { id: made.id };
  pass.record({
    act: input.kind === 'dispute' ? 'dispute.raise' : 'clue.raise',
    subjectKind: 'matter',
    subjectId: id,
    lodgingId: house.id,
    detail: { topic, ...(input.call ? { call: input.call } : {}) },
  });
  pass.enqueue({ queue: 'matter.moved', data: { county, matter: id } });
  return { id };
}
