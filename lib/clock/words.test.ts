import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay, instantOf } from './business-day.ts';
import * as words from './words.ts';

const day = businessDay('2026-11-20');
const at = instantOf('2026-11-21', '01:42:17');

test('a night is named by its date and weekday in both languages', () => {
  assert.equal(words.nightName(day, 'zh-CN'), '11月20日(周五)晚');
  assert.equal(words.nightName(day, 'en'), 'Friday night, 20 November');
  assert.equal(words.nightNameWithYear(day, 'zh-CN'), '2026年11月20日(周五)晚');
  assert.equal(words.nightNameWithYear(day, 'en'), 'Friday night, 20 November 2026');
  assert.equal(words.nightShort(day, 'zh-CN'), '11月20日晚');
  assert.equal(words.nightShort(day, 'en'), '20 Nov night');
  assert.equal(words.dateWithWeekday(day, 'zh-CN'), '11月20日 周五');
  assert.equal(words.dateWithWeekday(day, 'en'), 'Fri 20 Nov');
  assert.equal(words.weekdayName('2026-11-22', 'zh-CN'), '周日');
  assert.equal(words.weekdayShort('2026-11-22', 'en'), 'Sun');
  assert.equal(words.dateName('2028-02-29', 'en'), '29 February');
});

test('an instant is told on the clock of Shanghai', () => {
  assert.equal(words.clockTime(at), '01:42');
  assert.equal(words.instantName(at, 'zh-CN'), '11月21日 01:42:17');
  assert.equal(words.instantName(at, 'en'), '21 November, 01:42:17');
  assert.equal(words.instantToMinute(at, 'zh-CN'), '11月21日 01:42');
  assert.equal(words.instantNameWithYear(at, 'zh-CN'), '2026年11月21日 01:42:17');
  assert.equal(words.instantNameWithYear(at, 'en'), '21 November 2026, 01:42:17');
});

test('what is left and what has passed are told apart', () => {
  assert.equal(words.remainingName({ hours: 10, minutes: 18, over: false }, 'zh-CN'), '还有10小时18分');
  assert.equal(words.remainingName({ hours: 2, minutes: 8, over: true }, 'zh-CN'), '已过2小时8分');
  assert.equal(words.remainingName({ hours: 0, minutes: 8, over: false }, 'en'), '8 min left');
  assert.equal(words.remainingName({ hours: 2, minutes: 8, over: true }, 'en'), '2 h 8 min ago');
  assert.equal(words.remainingName({ hours: 0, minutes: 0, over: true }, 'zh-CN'), '刚过');
  assert.equal(words.durationName({ hours: 51, minutes: 8 }, 'zh-CN'), '2天3小时');
});
