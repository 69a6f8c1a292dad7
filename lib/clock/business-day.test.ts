import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#lib/platform/errors.ts';
import {
  addDays,
  businessDay,
  businessDayAt,
  civilDateAt,
  clockTimeAt,
  daysBetween,
  daysOf,
  endOf,
  instantInNight,
  instantOf,
  isCivilDate,
  startOf,
  weekday,
} from './business-day.ts';

const seed = Math.floor(Math.random() * 2 ** 31);
const day = businessDay;
const instants = fc.date({
  min: new Date('1992-01-03T00:00:00Z'),
  max: new Date('2199-12-30T00:00:00Z'),
  noInvalidDate: true,
});

test('a night runs from 06:00 of its date to 06:00 of the next', () => {
  const cases: [string, string][] = [
    ['2026-11-20T06:00:00+08:00', '2026-11-20'],
    ['2026-11-20T05:59:59.999+08:00', '2026-11-19'],
    ['2026-11-21T01:42:17+08:00', '2026-11-20'],
    ['2027-01-01T05:59:59+08:00', '2026-12-31'],
    ['2027-01-01T06:00:00+08:00', '2027-01-01'],
    ['2028-03-01T02:00:00+08:00', '2028-02-29'],
    ['2027-03-01T02:00:00+08:00', '2027-02-28'],
    ['2026-06-01T00:00:00+08:00', '2026-05-31'],
    ['2026-11-19T22:00:00Z', '2026-11-20'],
  ];
  for (const [at, night] of cases) assert.equal(businessDayAt(new Date(at)), night, at);
});

test('text that is no real night is refused with its number and field', () => {
  const bad = [
    '',
    '2026-2-3',
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-20T00:00',
    ' 2026-11-20',
  ];
  const far = [
    '1991-12-31',
    '9999-01-01',
    '0001-01-01',
    '+12026-01-01',
    '２０２６-11-20',
    null,
    undefined,
    20261120,
    {},
  ];
  for (const text of [...bad, ...far]) {
    assert.throws(
      () => businessDay(text, 'day'),
      (error) => error instanceof Refusal && error.kind === 'invalid' && error.problems[0]?.field === 'day',
    );
  }
  assert.equal(businessDay('2028-02-29'), '2028-02-29');
  assert.equal(isCivilDate('1950-02-28'), true);
  assert.equal(isCivilDate('1900-02-29'), false);
  assert.equal(isCivilDate('2000-02-29'), true);
  for (let year = 1999; year <= 2001; year += 1) {
    for (let monthDay = 100; monthDay <= 1332; monthDay += 1) {
      const text = `${year}-${String(monthDay).padStart(4, '0').replace(/(..)$/, '-$1')}`;
      const rolled = new Date(`${text}T00:00:00Z`);
      assert.equal(isCivilDate(text), !Number.isNaN(+rolled) && rolled.toISOString().startsWith(text), text);
    }
  }
});

test('every instant lies inside the night it is given, and nights touch without a gap', (t) => {
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(instants, (at) => {
      const night = businessDayAt(at);
      assert.ok(startOf(night) <= at && at < endOf(night));
      assert.equal(endOf(night).getTime(), startOf(addDays(night, 1)).getTime());
      assert.equal(clockTimeAt(startOf(night)), '06:00:00');
      assert.equal(civilDateAt(startOf(night)), night);
      assert.equal(
        instantOf(civilDateAt(at), clockTimeAt(at)).getTime(),
        Math.floor(at.getTime() / 1000) * 1000,
      );
      assert.equal(businessDayAt(instantInNight(night, clockTimeAt(at))), night);
    }),
    { seed, numRuns: 500 },
  );
});

test('adding nights crosses month ends, leap days and year ends and comes back', (t) => {
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(instants, fc.integer({ min: -4000, max: 4000 }), (at, n) => {
      const a = addDays(businessDayAt(at), 4000);
      const b = addDays(a, n);
      assert.equal(daysBetween(a, b), n);
      assert.equal(addDays(b, -n), a);
      assert.equal(((((weekday(a) - 1 + n) % 7) + 7) % 7) + 1, weekday(b));
      assert.equal(a < b, n > 0);
    }),
    { seed, numRuns: 500 },
  );
  assert.deepEqual(daysOf(day('2028-02-28'), day('2028-03-01')), ['2028-02-28', '2028-02-29', '2028-03-01']);
  assert.deepEqual(daysOf(day('2026-12-31'), day('2027-01-01')), ['2026-12-31', '2027-01-01']);
  assert.deepEqual(daysOf(day('2027-01-01'), day('2026-12-31')), []);
  assert.throws(() => addDays(day('2026-11-20'), 0.5), Refusal);
  assert.throws(() => addDays(day('9998-12-31'), 1), Refusal);
  assert.throws(() => addDays(day('2026-11-20'), Number.MAX_SAFE_INTEGER), Refusal);
});

test('a clock time before 06:00 lies on the date after the night', () => {
  assert.equal(instantInNight(day('2026-11-20'), '20:00').toISOString(), '2026-11-20T12:00:00.000Z');
  assert.equal(instantInNight(day('2026-11-20'), '01:30').toISOString(), '2026-11-20T17:30:00.000Z');
  for (const time of ['24:00', '6:00', '12:60', '', '12:00:60']) {
    assert.throws(() => instantOf('2026-11-20', time), Refusal);
  }
  assert.equal(weekday('2026-11-20'), 5);
  assert.equal(weekday('1950-01-01'), 7);
});

test('the night of an instant does not depend on the zone of the process', (t) => {
  t.diagnostic(`seed ${seed}`);
  const edges = [
    '2026-11-19T22:00:00Z',
    '2026-11-19T21:59:59Z',
    '2028-02-29T21:59:59Z',
    '2026-12-31T22:00:00Z',
  ];
  const given = [...fc.sample(instants, { seed, numRuns: 200 }).map((at) => at.toISOString()), ...edges];
  const script = `
    import * as c from ${JSON.stringify(new URL('./business-day.ts', import.meta.url).href)};
    import * as w from ${JSON.stringify(new URL('./words.ts', import.meta.url).href)};
    import * as d from ${JSON.stringify(new URL('./due.ts', import.meta.url).href)};
    console.log(JSON.stringify(${JSON.stringify(given)}.map((text) => {
      const at = new Date(text), night = c.businessDayAt(at);
      return [night, c.startOf(night), c.civilDateAt(at), c.weekday(night), d.dueAt(night, d.standardDay),
        d.nilOpensAt(night, d.standardDay), w.instantNameWithYear(at, 'zh-CN'), w.nightName(night, 'en')];
    })));`;
  const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'];
  const answers = zones.map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      cwd: new URL('.', import.meta.url),
      encoding: 'utf8',
    }),
  );
  assert.equal(JSON.parse(answers[0] ?? '[]').length, given.length);
  assert.equal(new Set(answers).size, 1);
});
