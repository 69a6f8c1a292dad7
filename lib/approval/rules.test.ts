import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glassInput, revealInput } from './inputs.ts';
import { objectToAnother, objectToDeciding, objectToSpan, objectToUsing, referenceProblem } from './rules.ts';
import { kinds } from './terms.ts';
import { approvalProblem } from './words.ts';

const at = (hours: number) => new Date(Date.UTC(2026, 10, 21) + hours * 3_600_000);
const code = (found: { problem: { code: string } } | null) => found?.problem.code ?? null;

test('nobody decides their own asking, twice, or one that lapsed; a hold and a broken glass never lapse', () => {
  const asked = { kind: 'reveal', askedBy: 'a', askedAt: at(0), decidedAt: null } as const;
  assert.equal(code(objectToDeciding(asked, 'b', at(24))), null);
  assert.equal(code(objectToDeciding(asked, 'b', at(24.001))), 'M-305');
  assert.equal(code(objectToDeciding(asked, 'a', at(1))), 'M-303');
  assert.equal(code(objectToDeciding({ ...asked, decidedAt: at(1) }, 'b', at(2))), 'M-304');
  for (const kind of ['legal_hold', 'broken_glass'] as const) {
    assert.equal(code(objectToDeciding({ ...asked, kind }, 'b', at(1000))), null);
    assert.equal(kinds[kind].lapsesHours, null);
  }
});

test('a yes opens for the one who asked, once, within a day of the answer', () => {
  const yes = { askedBy: 'a', approved: true, decidedAt: at(0), used: false };
  assert.equal(code(objectToUsing(yes, 'a', at(24))), null);
  assert.equal(code(objectToUsing(yes, 'b', at(1))), 'M-161');
  assert.equal(code(objectToUsing(yes, 'a', at(24.001))), 'M-305');
  assert.equal(code(objectToUsing({ ...yes, used: true }, 'a', at(1))), 'M-305');
  assert.equal(code(objectToUsing({ ...yes, approved: false }, 'a', at(1))), 'M-306');
  assert.equal(code(objectToUsing({ ...yes, approved: null, decidedAt: null }, 'a', at(1))), 'M-306');
});

test('the day’s number is the last that is allowed', () => {
  assert.equal(code(objectToAnother(19, 20)), null);
  assert.equal(code(objectToAnother(20, 20)), 'M-163');
});

test('a standing approval ends between this date and 366 days on', () => {
  for (const [day, expected] of [
    ['2026-11-21', null],
    ['2027-11-22', null],
    ['2027-11-23', 'M-308'],
    ['2026-11-20', 'M-308'],
    ['nonsense', 'M-308'],
  ] as const)
    assert.equal(code(objectToSpan('2026-11-21', day)), expected, day);
});

test('a reference is a number of the matter and no person’s number', () => {
  for (const fine of [
    'YJ-2026-0042',
    'A4305245600002026110001',
    '隆公（治）受案字〔2026〕12号',
    '20261121000123456789',
  ])
    assert.equal(referenceProblem(fine), null, fine);
  for (const bad of ['', 'abc', '没有编号', 'x'.repeat(41), 'YJ-2026\u200B-0042', 'YJ\n2026'])
    assert.equal(referenceProblem(bad), 'M-302', JSON.stringify(bad));
  for (const person of [
    '13800138000',
    '电话 13800138000',
    '430524201001010018',
    '身份证43052420100101001X号',
  ])
    assert.equal(referenceProblem(person), 'M-309');
});

test('a reveal names one stay, a reason from the list and a reference; the glass only an instant matter', () => {
  const stay = '0190aaaa-0000-7000-8000-000000000001';
  const input = { stay, reason: 'alert', reference: ' ＹＪ-2026-0042 ' };
  assert.equal(revealInput.parse(input).reference, 'YJ-2026-0042');
  const codes = (value: object, schema: typeof revealInput | typeof glassInput) =>
    schema.safeParse(value).error?.issues.map(({ message }) => message);
  assert.deepEqual(codes({ ...input, reason: 'curious' }, revealInput), ['M-301']);
  assert.deepEqual(codes({ ...input, stay: [stay, stay] }, revealInput), ['M-161']);
  assert.deepEqual(codes({ stay, reason: 'alert' }, revealInput), ['M-302']);
  assert.deepEqual(codes(input, glassInput), ['M-307']);
  assert.equal(glassInput.safeParse({ ...input, reason: 'child_afraid' }).success, true);
  assert.equal(revealInput.safeParse({ ...input, field: 'name' }).success, false);
});

test('every problem of the room is said in both languages', () => {
  for (let n = 301; n <= 309; n++)
    for (const language of ['zh-CN', 'en'] as const)
      assert.ok(approvalProblem({ code: `M-${n}` }, language), `M-${n} ${language}`);
});
