import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { settingKeys } from './keys.ts';
import { type SettingRow, settingsOn } from './resolve.ts';

const day = businessDay('2026-11-20');
const row = (scope: string, scopeKey: string, fromDay: string, value: unknown, key = 'due'): SettingRow => ({
  key,
  scope,
  scopeKey,
  fromDay,
  value,
});

test('without any stored value a night has the times of the standard day', () => {
  assert.deepEqual(settingsOn([], day).dayRules(), { nilOpens: '20:00', due: '12:00', lateHours: 72 });
});

test('the narrowest scope that has a value holds: lodging, nearest unit, category, county', () => {
  const rows = [
    row('county', '', '2026-01-01', '11:00'),
    row('category', 'rental', '2026-01-01', '12:30'),
    row('unit', 'station', '2026-01-01', '13:00'),
    row('unit', 'beat', '2026-01-01', '13:30'),
    row('lodging', 'one', '2026-01-01', '14:00'),
  ];
  const { of } = settingsOn(rows, day);
  const units = ['beat', 'station'];
  assert.equal(of('due', { lodging: 'one', units, category: 'rental' }), '14:00');
  assert.equal(of('due', { lodging: 'two', units, category: 'rental' }), '13:30');
  assert.equal(of('due', { units: ['other', 'station'], category: 'rental' }), '13:00');
  assert.equal(of('due', { category: 'rental' }), '12:30');
  assert.equal(of('due'), '11:00');
});

test('a value counts from its day on, and the latest one that has begun holds', () => {
  const rows = [
    row('county', '', '2026-11-01', '11:00'),
    row('county', '', '2026-11-20', '10:00'),
    row('county', '', '2026-11-21', '09:00'),
  ];
  assert.equal(settingsOn(rows, day).of('due'), '10:00');
  assert.equal(settingsOn(rows, businessDay('2026-10-31')).of('due'), '12:00');
});

test('a stored value that does not fit never leaves a night without its times', () => {
  assert.equal(settingsOn([row('county', '', '2026-01-01', '25:99')], day).of('due'), '12:00');
  assert.equal(settingsOn([row('county', '', '2026-01-01', 9999, 'late_hours')], day).of('late_hours'), 72);
});

test('every default fits its own schema', () => {
  for (const [key, entry] of Object.entries(settingKeys))
    assert.equal(entry.schema.safeParse(entry.standard).success, true, key);
});
