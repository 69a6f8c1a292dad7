import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessDay } from '#lib/clock/business-day.ts';
import { nightline, placeLabels, textWidth } from './nightline.ts';

const opens = new Date('2026-11-20T06:00:00+08:00');
const night = businessDay('2026-11-20');
const due = new Date('2026-11-21T12:00:00+08:00');

test('at 01:42 the lamp stands where 19.7 of 30 hours have gone', () => {
  const line = nightline({ night, due, now: new Date('2026-11-21T01:42:00+08:00') });
  assert.deepEqual(line, { opens: 2, closes: 278.8, due: 348, now: 229.2, past: false });
});

test('once the due time has passed the line grows and the due mark stays inside it', () => {
  const line = nightline({ night, due, now: new Date('2026-11-22T18:00:00+08:00') });
  assert.equal(line.past, true);
  assert.equal(line.now, 348);
  assert.equal(line.due, 175);
});

test('an instant before the opening rests at the left end', () => {
  assert.equal(nightline({ night, due, now: new Date('2026-11-20T03:00:00+08:00') }).now, 2);
});

test('the three labels never touch each other and never leave the drawing', () => {
  const hours = fc.integer({ min: -6 * 60, max: 110 * 60 });
  fc.assert(
    fc.property(hours, fc.boolean(), (minutes, english) => {
      const now = new Date(opens.getTime() + minutes * 60_000);
      const line = nightline({ night, due, now });
      const placed = placeLabels([
        { at: 'opens', text: '06:00', x: line.opens },
        { at: 'now', text: english ? 'now 01:42' : '现在01:42', x: line.now },
        { at: 'due', text: english ? '12:00 due' : '12:00截止', x: line.due },
      ]);
      let edge = 0;
      for (const { text, x } of placed) {
        assert.ok(x - textWidth(text) / 2 >= edge - 0.11, `${text} starts at ${x - textWidth(text) / 2}`);
        edge = x + textWidth(text) / 2;
      }
      assert.ok(edge <= 350.11);
    }),
    { verbose: true },
  );
});
