import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgeAnswer, type Rung, replyCode } from './reply-rules.ts';

const at = (time: string) => new Date(`2026-11-20T${time}:00Z`);
const rung = (thread: string, more: Partial<Rung> = {}): Rung => ({
  ...{ thread, code: thread.repeat(4), at: at('02:00'), state: 'waits' },
  ...more,
});
const judged = (text: string, list: readonly Rung[], time = '03:00') => {
  const told = judgeAnswer({ text, at: at(time) }, list);
  return 'answer' in told ? `${told.answer.thread}: ${told.answer.text}` : told.refuse;
};

test('the code before the words says which question is meant, however it is typed', () => {
  const two = [rung('1'), rung('2')];
  for (const text of [
    '1111 按护照填',
    '1111按护照填',
    '#1111：按护照填',
    '１１１１，按护照填',
    ' 1111\n按护照填 ',
  ])
    assert.equal(judged(text, two), '1: 按护照填', text);
  assert.equal(judged('2222 1111 号门', two), '2: 1111 号门');
  assert.equal(judged('1111', two), 'empty');
  assert.equal(judged('3333 按护照填', two), 'no_code');
});

test('without a code the only question of twelve hours that waits is meant, and nothing else ever', () => {
  assert.equal(judged('按护照填', [rung('1')]), '1: 按护照填');
  assert.equal(judged('按护照填', [rung('1'), rung('1', { at: at('01:00') })]), '1: 按护照填');
  assert.equal(judged('按护照填', [rung('1'), rung('2')]), 'several');
  assert.equal(judged('按护照填', [rung('1'), rung('2', { state: 'closed' })]), '1: 按护照填');
  assert.equal(judged('按护照填', [rung('1')], '14:01'), 'none');
  assert.equal(judged('按护照填', [rung('1', { state: 'others' })]), 'none');
  assert.equal(judged('按护照填', []), 'none');
  assert.equal(judged('  ', [rung('1')]), 'empty');
  assert.equal(judged('2026年起施行', [rung('1')]), 'no_code');
  assert.equal(judged('07378888888', [rung('1')]), '1: 07378888888');
});

test('a code reaches a question older than twelve hours, never one that has ended or that another has answered', () => {
  assert.equal(judged('1111 好', [rung('1')], '23:00'), '1: 好');
  assert.equal(judged('1111 还有', [rung('1', { state: 'own' })]), '1: 还有');
  assert.equal(judged('1111 好', [rung('1', { state: 'others' })]), 'by_another');
  assert.equal(judged('1111 好', [rung('1', { state: 'closed' })]), 'closed');
  assert.equal(judged('1111 好', [rung('1'), rung('2', { code: '1111' })]), 'several');
});

test('a code has four digits, whatever the thread', () => {
  fc.assert(fc.property(fc.uuid(), (id) => /^\d{4}$/.test(replyCode(id))));
});
