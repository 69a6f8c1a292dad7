import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeReply, type Reminded } from './reply-rules.ts';

const at = (time: string) => new Date(`2026-11-20T${time}:00Z`);
const reminded = (more: Partial<Reminded> = {}): Reminded => ({
  ...{ message: 'm', account: 'owner', link: 'l', at: at('02:00'), offered: true },
  items: [{ lodging: 'a', night: '2026-11-19' }],
  ...more,
});
const zero = { zero: true, at: at('03:00'), account: 'owner' };
const judged = (
  reply: typeof zero | { zero: boolean; at: Date; account: string | null },
  list: readonly Reminded[],
) => {
  const told = judgeReply(reply, list);
  return 'file' in told ? 'file' : told.refuse;
};

test('a lone 0 within twelve hours of a reminder that named one house and one night and said so is a nil', () => {
  assert.equal(judged(zero, [reminded()]), 'file');
  assert.equal(judged({ ...zero, at: at('14:00') }, [reminded()]), 'file');
});

test('everything else is answered with the link: each for its own reason', () => {
  const two = [...reminded().items, { lodging: 'b', night: '2026-11-19' }];
  assert.equal(judged({ ...zero, zero: false }, [reminded()]), 'not_zero');
  assert.equal(judged(zero, []), 'no_message');
  assert.equal(judged({ ...zero, at: at('14:01') }, [reminded()]), 'too_late');
  assert.equal(judged(zero, [reminded({ items: two })]), 'several');
  assert.equal(judged(zero, [reminded({ offered: false })]), 'several');
  assert.equal(judged(zero, [reminded({ link: null })]), 'several');
  assert.equal(judged({ ...zero, account: 'other' }, [reminded()]), 'other_number');
  assert.equal(judged({ ...zero, account: null }, [reminded()]), 'other_number');
});

test('two reminders of one night are one, of two nights they are none, and an old one does not count', () => {
  const earlier = { message: 'n', link: 'k', at: at('01:00') };
  const night = [{ lodging: 'a', night: '2026-11-18' }];
  assert.equal(judged(zero, [reminded(), reminded(earlier)]), 'file');
  assert.equal(judged(zero, [reminded(), reminded({ ...earlier, items: night })]), 'two_messages');
  const old = new Date('2026-11-19T10:00:00Z');
  assert.equal(judged(zero, [reminded(), reminded({ ...earlier, items: night, at: old })]), 'file');
});
