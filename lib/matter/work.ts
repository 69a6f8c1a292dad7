import { putHand } from '#lib/conversation/handing/pass-on.ts';
import { takeBack } from '#lib/conversation/handing/recall.ts';
import { openText } from '#lib/conversation/sealed.ts';
import { readText } from '#lib/conversation/write.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import type {
  EndMatterInput,
  MatterInput,
  PassMatterInput,
  RecordInput,
  StepInput,
  StepNumbersInput,
} from './inputs.ts';
import { mayEnd, outcomeOf, topicOf } from './rules.ts';
import { tellRaiser } from './tell.ts';
import { dueOfMatter } from './tend.ts';
import { lockMatter, type Officer, writeStep, writtenBefore } from './write.ts';

/**
 * An officer writes down a dispute or a clue about a house, with who brought it; the house never reads it. Refuses M-161, M-602,
 * M-701 a topic of the other kind.
 */
export async function recordMatter(pass: Officer, input: RecordInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const before = await writtenBefore(pass, input.request_key);
  if (before) return { id: before };
  const topic = topicOf(input.kind, input.topic);
  if (!topic) throw new Refusal('invalid', [{ code: 'M-701', field: 'topic' }]);
  const [house] = await pass.sql<{ id: string }[]>`
    select id from lodging where county = ${county} and code = ${input.lodging}`;
  if (!house) throw new Refusal('not_found', [{ code: 'M-161', field: 'lodging' }]);
  const said = readText(input.text, input.numbers);
  const [id, now] = [uuidv7(pass.now), pass.now.toISOString()];
  await pass.sql`insert into matter (county, id, lodging_id, kind, topic, source, raised_by, raised_at, steps, last_at)
    values (${county}, ${id}, ${house.id}, ${input.kind}, ${topic}, ${input.source}, ${pass.actor.id}::uuid, ${now}, 0, ${now})`;
  await writeStep(
    pass,
    { id, lodging: house.id, kind: input.kind, source: input.source, handedUnit: null, steps: 0 },
    {
      ...{ kind: 'raised', said, requestKey: input.request_key },
      more: { place: input.place, from: input.from },
    },
  );
  pass.record({
    act: input.kind === 'dispute' ? 'dispute.record' : 'clue.record',
    subjectKind: 'matter',
    subjectId: id,
    lodgingId: house.id,
    detail: { topic, source: input.source },
  });
  pass.enqueue({ queue: 'matter.moved', data: { county, matter: id } });
  return { id };
}

async function openOne(pass: Officer, id: string) {
  const matter = await lockMatter(pass, id);
  if (matter.closed) throw new Refusal('conflict', 'M-708');
  if (!matter.takenUp)
    await pass.sql`update matter set taken_up_at = ${pass.now.toISOString()}
      where county = ${pass.reach.county} and id = ${id}`;
  return matter;
}

/** A step of the police: a note that stays with them, or a word to whoever raised it. Refuses M-161, M-602, M-703, M-708 ended. */
export async function stepMatter(pass: Officer, input: StepInput): Promise<{ id: string }> {
  const before = await writtenBefore(pass, input.request_key);
  if (before) return { id: before };
  const matter = await openOne(pass, input.matter);
  if (input.to === 'house' && matter.source !== 'lodging' && !matter.handedUnit)
    throw new Refusal('invalid', [{ code: 'M-703', field: 'to' }]);
  const said = readText(input.text, input.numbers);
  const kind = input.to === 'house' ? 'told' : 'noted';
  const n = await writeStep(pass, matter, { kind, said, requestKey: input.request_key });
  if (input.to === 'house') await tellRaiser(pass, matter, n);
  pass.record({
    act: kind === 'told' ? 'matter.tell' : 'matter.note',
    subjectKind: 'matter',
    subjectId: matter.id,
    lodgingId: matter.lodging,
    detail: { step: n },
  });
  return { id: matter.id };
}

/** Passes it to a branch, a department or whoever claims it, with a day of duty more. Refuses M-161, M-609, M-610, M-708. */
export async function passMatter(pass: Officer, input: PassMatterInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const matter = await openOne(pass, input.matter);
  const { lodging } = matter;
  const { hand, unit, dueAt } = await putHand(pass, { matter: matter.id }, { lodging, ...input });
  const n = await writeStep(pass, matter, { kind: 'passed', unit });
  const tasks = await pass.sql<{ id: string }[]>`
    update task set due_at = greatest(due_at, ${dueAt.toISOString()}), detail = detail - 'climbs'
    where county = ${county} and kind = 'matter' and subject_kind = 'matter' and subject_id = ${matter.id} and done_at is null
    returning id`;
  for (const { id } of tasks) await settleClimbs(pass, id);
  if (matter.source === 'lodging' && matter.kind === 'dispute') await tellRaiser(pass, matter, n);
  pass.record({
    act: 'hand.pass',
    subjectKind: 'hand_off',
    subjectId: hand,
    lodgingId: lodging,
    detail: { matter: matter.id, unit: unit ?? 'any' },
  });
  return { id: matter.id };
}

/** Takes back what lies with a department; whoever raised a dispute sees it. Refuses M-161, M-613 it lies with nobody, M-708. */
export async function recallMatter(pass: Officer, input: MatterInput): Promise<{ id: string }> {
  const matter = await openOne(pass, input.matter);
  const { unit } = await takeBack(pass, { matter: matter.id });
  await writeStep(pass, matter, { kind: 'recalled', unit });
  const due = await dueOfMatter(pass, matter.lodging, matter.raisedAt);
  await pass.sql`update task set due_at = ${due.toISOString()} where county = ${pass.reach.county} and kind = 'matter'
    and subject_kind = 'matter' and subject_id = ${matter.id} and done_at is null`;
  return { id: matter.id };
}

/**
 * Ends it with a result and how it came about; of a dispute the house reads both; of a clue its sender is thanked, and so is a school. Refuses M-161,
 * M-602, M-704 no result of this kind, M-709 a result that only a 民警 gives, M-708 ended already.
 */
export async function endMatter(pass: Officer, input: EndMatterInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const matter = await openOne(pass, input.matter);
  const outcome = outcomeOf(matter.kind, input.outcome);
  if (!outcome) throw new Refusal('invalid', [{ code: 'M-704', field: 'outcome' }]);
  if (!mayEnd(outcome, pass.actor.rank))
    throw new Refusal('forbidden', [{ code: 'M-709', field: 'outcome' }]);
  const said = readText(input.text, input.numbers);
  const n = await writeStep(pass, matter, { kind: 'closed', said });
  const now = pass.now.toISOString();
  await pass.sql`update matter set closed_at = ${now}, closed_by = ${pass.actor.id}::uuid, outcome = ${outcome}
    where county = ${county} and id = ${matter.id}`;
  const tasks = await pass.sql<{ id: string }[]>`
    update task set done_at = ${now}, done_by = ${pass.actor.id}::uuid, outcome = 'seen'
    where county = ${county} and kind = 'matter' and subject_kind = 'matter' and subject_id = ${matter.id} and done_at is null
    returning id`;
  for (const { id } of tasks) await settleClimbs(pass, id);
  await tellRaiser(pass, matter, n, true);
  pass.record({
    act: 'matter.end',
    subjectKind: 'matter',
    subjectId: matter.id,
    lodgingId: matter.lodging,
    detail: { outcome },
  });
  return { id: matter.id };
}

/** The numbers given with a step, in their order; noted in the house book before they are shown. Refuses M-161, M-155. */
export async function stepNumbers(pass: Officer, input: StepNumbersInput): Promise<{ numbers: string[] }> {
  const { county } = pass.reach;
  const [step] = await pass.sql<{ id: string; lodging: string; numbers: Buffer }[]>`
    select id, lodging_id as lodging, numbers from matter_step
    where county = ${county} and id = ${input.step} and matter_id = ${input.matter} and numbers is not null`;
  if (!step) throw new Refusal('not_found', 'M-161');
  const holder = { sql: pass.sql, county, now: pass.now };
  const opened = await openText(holder, 'matter_step', 'numbers', step.id, step.numbers);
  if (!Array.isArray(opened)) throw new Refusal('gone', 'M-155');
  pass.record({
    act: 'matter.numbers',
    subjectKind: 'matter_step',
    subjectId: step.id,
    lodgingId: step.lodging,
    detail: { matter: input.matter },
  });
  return { numbers: opened.map(String) };
}
