import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCapped, nextAllowed } from '#lib/delivery/rules.ts';
import { textInput, wayInput } from './inputs.ts';
import { cut, filled, holdsNumber, readingMinutes, stateOfNotice, strangeVariable } from './rules.ts';
import { type NoticeState, noticeStates } from './terms.ts';
import { objectToAct } from './transitions.ts';

const quiet = { from: '22:00', to: '07:00' };
const cap = { day: 1, week: 3 };
const sent = (...at: string[]) => at.map((one) => ({ kind: 'notice', at: new Date(one) }));
const next = (recent: ReturnType<typeof sent>, now: string) =>
  nextAllowed('notice', recent, new Date(now), { cap, quiet }).toISOString();

test('a notice goes out at once, waits for seven in the quiet hours, and for the first day with room where the cap is reached', () => {
  assert.equal(next([], '2026-11-21T02:00:00Z'), '2026-11-21T02:00:00.000Z');
  assert.equal(next([], '2026-11-21T14:30:00Z'), '2026-11-21T23:00:00.000Z');
  assert.equal(next(sent('2026-11-21T01:00:00Z'), '2026-11-21T02:00:00Z'), '2026-11-21T23:00:00.000Z');
  const three = sent('2026-11-17T01:00:00Z', '2026-11-18T01:00:00Z', '2026-11-19T01:00:00Z');
  assert.equal(
    next(three, '2026-11-21T02:00:00Z'),
    '2026-11-23T23:00:00.000Z',
    'once the 17th is a week ago',
  );
});

test('whenever it says a notice may go, the cap is not reached', () => {
  for (let day = 10; day < 28; day++) {
    const recent = sent(
      '2026-11-15T01:00:00Z',
      '2026-11-18T03:00:00Z',
      '2026-11-18T09:00:00Z',
      '2026-11-20T15:30:00Z',
    );
    const at = nextAllowed('notice', recent, new Date(`2026-11-${day}T13:00:00Z`), { cap, quiet });
    assert.ok(!isCapped('notice', false, recent, at, { notice: cap }), `${day}: ${at.toISOString()}`);
  }
});

test('only the fixed variables stand in braces, and each is filled in for the reader', () => {
  assert.equal(strangeVariable('{person}您好，{lodging}'), null);
  assert.equal(strangeVariable('{password}'), '{password}');
  assert.equal(strangeVariable('a } b'), '}');
  const values = { person: '周洁', lodging: '星河客栈', township: '桃洪镇', beat: '一警务区' };
  assert.equal(filled('{person}：{lodging}', values), '周洁：星河客栈');
  assert.equal(
    filled('{lodging}', { ...values, lodging: '{person}' }),
    '{person}',
    'a name is never read again',
  );
});

test('a text with a person’s number in it is refused, whatever stands between its digits', () => {
  assert.ok(holdsNumber('电话 138 1234 5678'));
  assert.ok(holdsNumber('430524201001011234'));
  assert.ok(!holdsNumber('2026年11月21日，共37家'));
  assert.equal(cut('一二三四', 3), '一二…');
  assert.equal(readingMinutes('字'.repeat(260), 60, false), 70);
});

const typed = { title_zh: '题', body_zh: '文' };
const codes = (more: object) =>
  textInput
    .safeParse({ ...typed, ...more })
    .error?.issues.map(({ message, path }) => `${message} ${path.join('.')}`) ?? [];

test('a text needs a title and a body, both or none in the other language, and a question its answers', () => {
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ title_zh: ' ' }), ['M-770 title_zh']);
  assert.deepEqual(codes({ title_zh: '字'.repeat(41) }), ['M-766 title_zh']);
  assert.deepEqual(codes({ title_en: 'only' }), ['M-770 body_en']);
  assert.deepEqual(codes({ body_zh: '{who}' }), ['M-768 body_zh']);
  assert.deepEqual(codes({ question_kind: 'choice', question_zh: '有没有？', options_zh: '有' }), [
    'M-771 options_zh',
  ]);
  assert.deepEqual(codes({ question_kind: 'choice', question_zh: '有没有？', options_zh: '有\r\n没有' }), []);
  assert.deepEqual(codes({ question_kind: 'short' }), ['M-770 question_zh']);
  const notice = '0190aaaa-0000-7000-8000-000000000001';
  assert.ok(!wayInput.safeParse({ notice, way: 'scheduled', send_at: '' }).success);
  assert.equal(
    wayInput.parse({ notice, way: 'scheduled', send_at: '2026-11-21T18:00' }).send_at?.toISOString(),
    '2026-11-21T10:00:00.000Z',
  );
});

test('a notice goes from draft to check to signature, never past its own composer, and is withdrawn only while somebody waits for it', () => {
  const one = (state: NoticeState, waiting = 3) => ({ state, composedBy: 'a', waiting });
  assert.equal(objectToAct(one('draft'), 'ask', 'a'), null);
  assert.equal(objectToAct(one('draft'), 'edit', 'b')?.code, 'M-764');
  assert.equal(objectToAct(one('draft'), 'sign', 'b')?.code, 'M-762');
  assert.equal(objectToAct(one('asked'), 'sign', 'a')?.code, 'M-763');
  assert.equal(objectToAct(one('asked'), 'check', 'b'), null);
  assert.equal(objectToAct(one('signed'), 'withdraw', 'a'), null);
  assert.equal(objectToAct(one('sent', 0), 'withdraw', 'a')?.code, 'M-765');
  assert.equal(objectToAct(one('sent', 0), 'correct', 'a'), null);
  for (const state of noticeStates)
    assert.notEqual(objectToAct(one(state), 'edit', 'a') === null, state !== 'draft');
});

test('what happened says how far a notice has come', () => {
  const at = '2026-11-21T02:00:00Z';
  const none = { askedAt: null, checkedAt: null, signedAt: null, sentAt: null, withdrawnAt: null };
  assert.equal(stateOfNotice(none), 'draft');
  assert.equal(stateOfNotice({ ...none, askedAt: at }), 'asked');
  assert.equal(stateOfNotice({ ...none, askedAt: at, checkedAt: at, signedAt: at }), 'signed');
  assert.equal(stateOfNotice({ ...none, signedAt: at, sentAt: at, withdrawnAt: at }), 'withdrawn');
});
