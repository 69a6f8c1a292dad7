import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ended } from './compare.ts';
import { compareFindings } from './compare.ts';
import type { Wanted } from './keep.ts';
import { changedOf, parametersOf, readParameters } from './parameters.ts';
import { refit } from './refit.ts';
import { ruleOf } from './registry.ts';
import type { Rule } from './rule.ts';

const rule = ruleOf('chronic_non_filer') as Rule;
const current = parametersOf(rule);

/** A finding about lodging n, whose run of silent nights is `row` long. */
const finding = (n: number): Wanted => ({
  rule: 'chronic_non_filer',
  severity: 'watch',
  lodgingId: `L${n}`,
  from: '2026-11-01',
  to: '2026-11-03',
  stays: [],
  groups: [],
  reasons: [],
  evidence: {},
  rehearsal: false,
});
const ended = (n: number, disposition: Ended['disposition']): Ended => ({
  ...finding(n),
  id: `${n}`,
  disposition,
});

test('parameters that find fewer of what was explained and none less of what was right are proposed, judged on the later third', () => {
  // odd lodgings were silent for three nights and had a reason; even ones for five and had none
  const history = Array.from({ length: 36 }, (_, n) => ended(n, n % 2 ? 'explained' : 'confirmed'));
  const find = ({ row = 0 }: Readonly<Record<string, number>>) =>
    Array.from({ length: 36 }, (_, n) => n)
      .filter((n) => row <= (n % 2 ? 3 : 5))
      .map(finding);
  const done = refit(rule, current, history, find);
  assert.deepEqual([done.fitted, done.held], [24, 12]);
  assert.deepEqual([done.before.held.found, done.before.held.right], [12, 6]);
  assert.deepEqual(changedOf(rule, done.after?.parameters ?? {}), { row: 4 });
  assert.deepEqual([done.after?.held.found, done.after?.held.right], [6, 6]);
});

test('where every alert was right, or other parameters lose a right one, nothing is proposed', () => {
  const right = Array.from({ length: 30 }, (_, n) => ended(n, 'confirmed'));
  const all = () => Array.from({ length: 30 }, (_, n) => finding(n));
  assert.equal(refit(rule, current, right, all).after, null);
  const mixed = right.map((one, n) => (n % 3 ? one : ended(n, 'explained')));
  const none = ({ row = 0 }: Readonly<Record<string, number>>) => (row > 3 ? all().slice(20) : all());
  assert.equal(refit(rule, current, mixed, none).after, null);
});

test('an alert that could not be verified teaches nothing', () => {
  const history = Array.from({ length: 30 }, (_, n) => ended(n, n < 24 ? 'unverifiable' : 'confirmed'));
  const done = refit(rule, current, history, () => []);
  assert.deepEqual([done.fitted, done.held], [4, 2]);
});

test('two settings are compared finding by finding: what goes, what comes, and how it once ended', () => {
  const compared = compareFindings(
    [finding(1), finding(2)],
    [finding(2), finding(3)],
    [ended(1, 'confirmed')],
  );
  assert.deepEqual([compared.before, compared.after, compared.same, compared.come], [2, 2, 1, 1]);
  assert.deepEqual(
    compared.changes.map(({ sign, lodgingId, ended: how }) => [sign, lodgingId, how]),
    [
      ['gone', 'L1', 'confirmed'],
      ['come', 'L3', null],
    ],
  );
});

test('a parameter is read within its bounds; one that is missing stays at the rule’s own', () => {
  assert.deepEqual(readParameters(rule, { row: ' 4 ' }).set, { ...current, row: 4 });
  for (const row of ['', '0', '181', '2.5', '-3', '1e3', '３'])
    assert.deepEqual(
      readParameters(rule, { row }).problems.map(({ code, field }) => [code, field]),
      [['M-365', 'row']],
      row,
    );
  const copied = ruleOf('copied_report') as Rule;
  assert.equal(readParameters(copied, { share: '0.9' }).set.share, 0.9);
  assert.equal(readParameters(copied, { share: '1.1' }).problems.length, 1);
});
