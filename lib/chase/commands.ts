import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { type Inspector, inspectorsOf } from '#lib/identity/inspectors.ts';
import { keepPoint } from '#lib/lodging/point/commands.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { SignInput, StepInput } from './inputs.ts';
import { type Locked, lock, refuse, type Stepped, stored, type Worker, write } from './record.ts';
import { askRegister } from './register.ts';
import { articles, duties, leavesRegister } from './terms.ts';
import { objectToStep } from './transitions.ts';

const promiseAtMost = 14;

/**
 * Records what an officer did. Refuses M-161 out of reach, M-420 over, M-421 somebody recorded something since (who and
 * when), M-422 not at this level, M-423 a finding without a call or visit, M-426 a visit in the future or before the
 * chase, M-427 a promise not within 14 days. A visit that comes with a key of its own is taken whenever it arrives: it
 * happened; the same key again answers what was stored.
 */
export async function recordStep(pass: Pass<'chase:work'>, input: StepInput): Promise<Stepped> {
  const chase = await lock(pass, input.chase);
  if (input.kind === 'visit' && input.request_key) {
    const before = await stored(pass, input.request_key);
    if (before) return before;
    if (!input.first) return visit(pass, chase, input, true);
  }
  refuse(objectToStep(chase, input.kind, input.seen), chase);
  switch (input.kind) {
    case 'call':
      if (input.promise_day) checkPromise(pass, input.promise_day);
      return write(pass, chase, {
        kind: 'call',
        outcome: input.outcome,
        promiseDay: input.outcome === 'will_file' ? input.promise_day : undefined,
      });
    case 'promise':
      checkPromise(pass, input.promise_day);
      return write(pass, chase, { kind: 'promise', promiseDay: input.promise_day });
    case 'visit':
      return visit(pass, chase, input, false);
    case 'closed': {
      const done = await write(pass, chase, {
        kind: 'closed',
        outcome: input.finding,
        ending: input.finding,
      });
      if (leavesRegister(input.finding)) await askRegister(pass, chase, input.finding);
      return done;
    }
    default:
      return write(pass, chase, { kind: input.kind });
  }
}

/** Writes a visit, and where the lodging stands if that was told at its door. */
async function visit(
  pass: Pass<'chase:work'>,
  chase: Locked,
  input: Extract<StepInput, { kind: 'visit' }>,
  later: boolean,
): Promise<Stepped> {
  const { place, happened, outcome, point, accuracy, request_key, written } = input;
  checkHappened(pass, happened);
  if (point) await keepPoint(pass, chase.lodging, point, accuracy);
  const writtenAt = written && plausible(pass, new Date(written)) ? written : undefined;
  const done = await write(pass, chase, {
    kind: 'visit',
    outcome,
    happenedAt: happened,
    detail: { place, ...(later ? { sentLater: true, ...(writtenAt ? { writtenAt } : {}) } : {}) },
    ...(request_key ? { requestKey: request_key } : {}),
  });
  const { last } = chase;
  if (!later || !last?.name || last.name === pass.actor.name || input.seen >= chase.steps) return done;
  return { ...done, meanwhile: { who: last.name, kind: last.kind, at: new Date(last.at).toISOString() } };
}

/**
 * What a 民警 signs together with another (product.md, People: two for any act with legal effect): a joint visit with the three
 * duties answered, and what a found breach opens. Refuses as `recordStep`, and M-428 the second is oneself or nobody who may be
 * named there, M-436 an auxiliary, M-430 an article that is not about a duty that was breached, M-431 a correction without its
 * last day. A correction is pursued by whoever calls this (`signOfChase` of the inspections).
 */
export async function signStep(pass: Pass<'chase:sign'>, input: SignInput): Promise<Stepped> {
  const chase = await lock(pass, input.chase);
  refuse(objectToStep(chase, input.kind, input.seen), chase);
  if (input.kind === 'joint_visit') {
    checkHappened(pass, input.happened);
    const second = await secondOf(pass, chase, input.second);
    const breaches = duties.filter((duty) => input[duty] === 'breach');
    return write(pass, chase, {
      kind: 'joint_visit',
      outcome: breaches.length > 0 ? 'breach' : 'kept',
      happenedAt: input.happened,
      detail: { place: input.place, ...named(second), breaches },
      ...(breaches.length > 0 ? { leadsTo: 'breach' as const } : {}),
    });
  }
  if (!chase.breaches?.includes(articles[input.article])) throw one('M-430', 'article');
  if (input.kind === 'correction' && (!input.until || input.until < civilDateAt(pass.now)))
    throw one('M-431', 'until');
  const second = await secondOf(pass, chase, input.second);
  const detail = { article: input.article, ...named(second), ...(input.until ? { until: input.until } : {}) };
  return write(pass, chase, { kind: input.kind, detail });
}

/** The other 民警, of those who may be named at the lodging. */
async function secondOf(pass: Pass<'chase:sign'>, chase: Locked, id: string): Promise<Inspector> {
  const second = (await inspectorsOf(pass, chase.lodging)).find((other) => other.id === id);
  if (!second || second.id === pass.actor.id) throw one('M-428', 'second');
  if (second.rank === 'auxiliary') throw one('M-436', 'second');
  return second;
}

const named = ({ id, name }: Inspector) => ({ second: name, secondId: id });

const one = (code: string, field: string) => new Refusal('invalid', [{ code, field }]);

function checkPromise(pass: Worker, day: string): void {
  const today = civilDateAt(pass.now);
  if (day < today || day > addDays(businessDay(today), promiseAtMost)) throw one('M-427', 'promise_day');
}

function checkHappened(pass: Worker, happened: Date): void {
  if (!plausible(pass, happened)) throw one('M-426', 'happened');
}

/** Within the last seven days, or at most five minutes ahead: clocks differ. */
function plausible(pass: Worker, at: Date): boolean {
  const minute = 60_000;
  const age = pass.now.getTime() - at.getTime();
  return age >= -5 * minute && age <= 7 * 1440 * minute;
}
