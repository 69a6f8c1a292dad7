/** What the tests of a return's rules start from: one night, invented children, a plan or a refusal. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { businessDay, instantOf } from '#lib/clock/business-day.ts';
import { dueAt, standardDay } from '#lib/clock/due.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { checkCharacter } from './identity-number.ts';
import type { ReturnInput, StayInput } from './inputs.ts';
import { plainKeys } from './matching.ts';
import {
  decideReturn,
  type ReturnFacts,
  type ReturnPlan,
  type StayFacts,
  type VersionFacts,
} from './rules.ts';

const night = businessDay('2026-11-20');
export const at = (day: string, time: string) => instantOf(`2026-11-${day}`, time);
export const numberOf = (n: number) => {
  const first = `43052420100307${String(n).padStart(3, '0')}`;
  return first + checkCharacter(first);
};
export const stayOf = (n: number, over: Partial<StayInput> = {}): StayInput => ({
  room: '203',
  child: {
    name: `李小${'零一二三四五六'[n]}`,
    document_type: 'resident_id',
    number: numberOf(n),
    how_checked: 'original',
  },
  check_in: '2026-11-20T21:05:00+08:00',
  companions: [{ name: '李建国', relation: 'parent' }],
  guardian: { name: '李建国', phone: '13800000001', result: 'present' },
  ...over,
});
export const guests = (stays: StayInput[], over: object = {}): ReturnInput => ({
  kind: 'guests',
  stays,
  ...over,
});
export const nil = (over: object = {}): ReturnInput => ({ kind: 'nil', ...over });
export const closed: ReturnInput = { kind: 'closed', reason: 'repairs' };

export const facts = (over: Partial<ReturnFacts> = {}): ReturnFacts => ({
  night,
  rules: standardDay,
  effectiveDue: dueAt(night, standardDay),
  expectation: 'expected',
  cleared: false,
  now: at('20', '22:00'),
  by: { source: 'person', person: true },
  history: false,
  current: null,
  stays: [],
  keysOf: plainKeys,
  ...over,
});
export const version = (over: Partial<VersionFacts> = {}): VersionFacts => ({
  n: 1,
  kind: 'guests',
  acceptedAt: at('20', '21:30'),
  source: 'person',
  patrol: null,
  ...over,
});

export function plan(input: ReturnInput, over: Partial<ReturnFacts> = {}): ReturnPlan {
  const decided = decideReturn(input, facts(over));
  if (decided instanceof Refusal) assert.fail(decided.message);
  return decided;
}
export function refused(input: ReturnInput, over: Partial<ReturnFacts> = {}): string[] {
  const decided = decideReturn(input, facts(over));
  assert.ok(decided instanceof Refusal, 'accepted');
  return [
    decided.kind,
    ...decided.problems.map(({ code, row }) => (row === undefined ? code : `${code}@${row}`)),
  ];
}
/** The stays a first filing left behind. */
export function stored(inputs: StayInput[], source = 'person'): StayFacts[] {
  return plan(guests(inputs), { by: { source, person: source === 'person' } }).acts.map((act) => {
    assert.equal(act.act, 'add');
    const { stay: values, flags } = act;
    return { id: randomUUID(), source, textSource: source, values, keys: plainKeys(values), flags };
  });
}
export const codes = ({ results }: ReturnPlan) => results.map(({ code }) => code);
export const acts = (decided: ReturnPlan) => decided.acts.map(({ act }) => act);
export const machine = { source: 'key:1', person: false };
