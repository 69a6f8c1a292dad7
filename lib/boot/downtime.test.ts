import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessDay } from '#lib/clock/business-day.ts';
import { dueAt, effectiveDue, lateUntil, type OutageSpan, standardDay, timeliness } from '#lib/clock/due.ts';
import { shutFor } from './downtime.ts';

const seed = Math.floor(Math.random() * 2 ** 31);
const now = new Date('2026-11-21T12:00:00+08:00');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test('a process that starts was shut since the last beat, one that lived on only after three that did not come', () => {
  assert.equal(shutFor(null, now, true), 0);
  assert.equal(shutFor(before(6), now, true), 6000);
  assert.equal(shutFor(before(6), now, false), 0);
  assert.equal(shutFor(before(15), now, false), 15_000);
  assert.equal(shutFor(before(-30), now, true), 0);
});

test('of a house that stood still for a month the last two weeks count', () => {
  assert.ok(shutFor(before(86_400 * 30), now, true) < 14 * 86_400_000);
});

/** One stretch of a portal's life: open for so many seconds, then dead or deaf for so many. */
type Stretch = { open: number; shut: number; dies: boolean };

const started = Date.parse('2026-11-20T20:00:00+08:00');
const second = 1000;

/** What the beats record of a life, and the seconds in which a return could truly be filed. */
function live(stretches: readonly Stretch[]): { outages: OutageSpan[]; isOpen: (at: number) => boolean } {
  const outages: OutageSpan[] = [];
  const open: [number, number][] = [];
  let at = started;
  let last: Date | null = null;
  let starts = true;
  for (const { open: length, shut, dies } of stretches) {
    const end = at + length * second;
    open.push([at, end]);
    for (let beat = at; beat < end; beat += 5 * second) {
      const instant = new Date(beat);
      const gap = shutFor(last, instant, starts);
      if (gap > 0) outages.push({ from: new Date(beat - gap), to: instant });
      [last, starts] = [instant, false];
    }
    at = end + shut * second;
    starts = dies;
  }
  open.push([at, Number.POSITIVE_INFINITY]);
  const gap = shutFor(last, new Date(at), starts);
  if (gap > 0) outages.push({ from: new Date(at - gap), to: new Date(at) });
  return { outages, isOpen: (instant) => open.some(([from, to]) => from <= instant && instant < to) };
}

test('nobody is late because of the portal: who tried by the due, and again within the hour it was open, is on time', (t) => {
  t.diagnostic(`seed ${seed}`);
  const stretch = fc.record({
    open: fc.integer({ min: 1, max: 20_000 }),
    shut: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 20_000 })),
    dies: fc.boolean(),
  });
  const life = fc.array(stretch, { minLength: 1, maxLength: 12 });
  let met = 0;
  fc.assert(
    fc.property(
      life,
      fc.integer({ min: 0, max: 57_600 }),
      fc.integer({ min: 0, max: 3599 }),
      (given, early, wait) => {
        // A process that lived on and was slow for less than three beats kept its caller waiting; it turned nobody away.
        const stretches = given.map((one) => ({
          ...one,
          shut: one.dies ? one.shut : Math.max(one.shut, 20),
        }));
        const { outages, isOpen } = live(stretches);
        const night = businessDay('2026-11-20');
        const due = dueAt(night, standardDay);
        const tried = due.getTime() - early * second;
        if (isOpen(tried)) return;
        met += 1;
        let filed = tried;
        while (!isOpen(filed)) filed += second;
        // Up to an hour later, if the portal is open then; else at once.
        if (isOpen(filed + wait * second)) filed += wait * second;
        const effective = effectiveDue(due, outages);
        const state = timeliness({
          acceptedAt: new Date(filed),
          now: new Date(filed),
          effectiveDue: effective,
          lateUntil: lateUntil(effective, standardDay),
          excused: false,
        });
        assert.equal(state, 'on_time');
      },
    ),
    { seed, numRuns: 800 },
  );
  t.diagnostic(`${met} tried while it was shut`);
  assert.ok(met > 30);
});
