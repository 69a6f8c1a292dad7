import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { addDays, type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { tallyNights } from '#lib/report/tally/build.ts';
import { boardOf, listCounts } from './board.ts';
import { completenessBy, completenessOf } from './completeness.ts';
import { evaluationOf } from './evaluation/evaluation.ts';
import { recounted } from './stage-recount.ts';
import { type UnitLine, unitSheet } from './units.ts';

const house = stage();
after(() => house.close());

const first = businessDay('2026-11-01');
const nights = 8;
const last = addDays(first, nights - 1);
// Six hours and a half into the last night's next date: its due lies ahead, so that there are nights still due.
const now = '2026-11-09T01:30:00Z';

const night = fc.nat(nights - 1);
const minutes = fc.integer({ min: -600, max: 6000 });
const lodging = fc.record({
  beat: fc.nat(3),
  moved: fc.option(fc.record({ day: night, beat: fc.nat(3) }), { nil: null }),
  onboarded: fc.integer({ min: -3, max: 4 }),
  status: fc.option(fc.record({ day: night, to: fc.constantFrom('suspended', 'closed_down') }), {
    nil: null,
  }),
  closure: fc.option(fc.record({ day: night, length: fc.nat(3), approved: fc.boolean() }), { nil: null }),
  returns: fc.array(fc.record({ day: night, after: minutes }), { maxLength: nights }),
  township: fc.nat(1),
});
const county = fc.record({
  lodgings: fc.array(lodging, { minLength: 1, maxLength: 12 }),
  outages: fc.array(
    fc.record({
      day: night,
      from: fc.integer({ min: 0, max: 900 }),
      length: fc.integer({ min: 5, max: 400 }),
      township: fc.nat(2),
    }),
    { maxLength: 3 },
  ),
});
type County = typeof county extends fc.Arbitrary<infer T> ? T : never;

const at = (day: BusinessDay, after: number) =>
  new Date(Date.parse(`${addDays(day, 1)}T04:00:00Z`) + after * 60_000).toISOString();

async function laid(scene: Scene, { lodgings, outages }: County) {
  const { sql, county: code } = scene;
  const whole = await scene.unit('county');
  const stations = [await scene.unit('station', whole), await scene.unit('station', whole)];
  const beats = [
    await scene.unit('beat', stations[0]),
    await scene.unit('beat', stations[0]),
    await scene.unit('beat', stations[1]),
    await scene.unit('beat', stations[1]),
  ];
  for (const one of lodgings) {
    const begun = addDays(first, one.onboarded);
    const inn = await scene.lodging(beats[one.beat] ?? '', begun);
    await sql`update lodging set township_code = ${`${code}00${one.township}`} where county = ${code} and id = ${inn.id}`;
    if (one.moved && addDays(first, one.moved.day) > begun)
      await sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
        values (${code}, ${inn.id}, ${addDays(first, one.moved.day)}, ${beats[one.moved.beat] ?? ''})`;
    if (one.status && addDays(first, one.status.day) > begun)
      await sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
        values (${code}, ${inn.id}, ${addDays(first, one.status.day)}, ${one.status.to}, nl.now())`;
    if (one.closure)
      await sql`insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_at, decided_at, approved)
        values (${code}, gen_random_uuid(), ${inn.id}, ${addDays(first, one.closure.day)},
          ${addDays(first, one.closure.day + one.closure.length)}, 'repairs', nl.now(), nl.now(), ${one.closure.approved})`;
    // Something to answer, something left open, and a chase, each of the beat the house lay in then.
    await sql`insert into task (county, id, kind, lodging_id, subject_kind, subject_id, severity, opened_at, due_at, claimed_at, detail)
      select ${code}, gen_random_uuid(), k.kind, ${inn.id}, 'report', gen_random_uuid()::text, 'instant',
        ${at(addDays(first, 3), -200)}, ${at(addDays(first, 3), 0)}, ${at(addDays(first, 3), -150)}, '{}'
      from unnest(array['identity_pending', 'question']) as k(kind)`;
    await sql`insert into chase (county, id, lodging_id, opened_at, level, level_at, help_only, steps, first_night, first_due, beat_id,
        acted_at, acted_known_at)
      select ${code}, gen_random_uuid(), ${inn.id}, ${at(addDays(first, 4), 0)}, 'remind', nl.now(), false, 0, ${addDays(first, 4)},
        ${at(addDays(first, 4), 0)}, b.beat_id, ${at(addDays(first, 4), 90)}, ${at(addDays(first, 4), 95)}
      from lodging_beat b where b.county = ${code} and b.lodging_id = ${inn.id} and b.from_day <= ${addDays(first, 4)}
      order by b.from_day desc limit 1`;
    for (const { day, after: late } of one.returns) {
      const accepted = at(addDays(first, day), late);
      if (accepted <= now)
        await sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
          values (${code}, gen_random_uuid(), ${inn.id}, ${addDays(first, day)}, 1, 'nil', 0, ${accepted}, ${accepted})
          on conflict do nothing`;
    }
  }
  for (const { day, from, length, township } of outages)
    await sql`insert into outage (county, id, township_code, from_at, to_at, reason, declared_at)
      values (${code}, gen_random_uuid(), ${township === 2 ? null : `${code}00${township}`}, ${at(addDays(first, day), from - 600)},
        ${at(addDays(first, day), from - 600 + length)}, '停电', nl.now())`;
  await scene.asJob('clock:work', (pass) => makeObligations(pass, first, last));
  return { whole, stations };
}

const measures = ({ expected, received, counts }: UnitLine) => ({ expected, received, ...counts });
type Measures = ReturnType<typeof measures>;

function added(parts: readonly Measures[]): Measures {
  const sum = { expected: 0, received: 0, onTime: 0, late: 0, silent: 0, due: 0, excused: 0 };
  for (const part of parts) for (const key of Object.keys(sum) as (keyof Measures)[]) sum[key] += part[key];
  return sum;
}

const seed = 20_261_120;
test(`beat sums are station sums are county sums for every measure, of random counties and nights, and a plain recount agrees (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(county, night, night, fc.boolean(), (made, a, b, tallied) => {
      const [from, to] = [addDays(first, Math.min(a, b)), addDays(first, Math.max(a, b))];
      return house.scene(async (scene) => {
        await scene.clock(now);
        const { whole, stations } = await laid(scene, made);
        if (tallied) await scene.asJob('clock:work', (pass) => tallyNights(pass));
        const supervisor = await scene.person({ role: 'supervisor', unit: whole });
        const sheetOf = (station?: string, person = supervisor, asOf?: Date) =>
          scene.as(person, 'board:read', (pass) => unitSheet(pass, { from, to, station }, asOf));
        const all = await sheetOf();
        const truth = await recounted(scene.sql, scene.county, from, to, now);
        assert.deepEqual(measures(all.total), added(truth), 'county and plain recount');
        if (all.level === 'station') {
          assert.deepEqual(added(all.lines.map(measures)), measures(all.total), 'stations and county');
          for (const line of all.lines) {
            const one = await sheetOf(line.id ?? undefined);
            assert.deepEqual(added(one.lines.map(measures)), measures(line), 'beats and their station');
            for (const { id, ...beat } of one.lines) {
              const told = truth.find((part) => part.beat === id);
              const { beat: _, ...plain } = told ?? { beat: null, ...added([]) };
              assert.deepEqual(measures({ id, ...beat }), plain, 'beat and plain recount');
            }
          }
        }
        const byPlace = (person = supervisor, station?: string) =>
          scene.as(person, 'board:read', (pass) => unitSheet(pass, { from, to, station, cut: 'township' }));
        const places = await byPlace();
        assert.deepEqual(added(places.lines.map(measures)), measures(all.total), 'townships and county');
        assert.deepEqual(measures(places.total), measures(all.total));
        for (const station of stations) {
          const chief = await scene.person({ role: 'chief', unit: station });
          const [here, there] = [await byPlace(chief), await byPlace(supervisor, station)];
          assert.deepEqual(
            here.lines.map((line) => [line.id, measures(line)]),
            there.lines.map((line) => [line.id, measures(line)]),
            'a station’s townships, of its chief and of the county',
          );
          const own = await sheetOf(undefined, chief);
          const seen =
            all.lines.find(({ id }) => id === station) ??
            (all.station?.id === station ? all.total : undefined);
          const counted = seen ? measures(seen) : added([]);
          assert.deepEqual(
            measures(own.total),
            counted,
            'the chief and the county say the same of a station, wherever its houses lie today',
          );
          assert.deepEqual(added(own.lines.map(measures)), counted, 'and so do its beats');
          const then = new Date(Date.parse(now) - 40 * 3_600_000);
          assert.deepEqual(
            measures((await sheetOf(undefined, chief, then)).total),
            measures((await sheetOf(station, supervisor, then)).total),
            'and of what was known forty hours before',
          );
        }
        const period = { kind: 'month' as const, period: '2026-11', asOf: new Date(now) };
        for (const station of stations.slice(a % 2, 1 + (a % 2))) {
          const chief = await scene.person({ role: 'chief', unit: station });
          const own = await scene.as(chief, 'evaluation:read', (pass) => evaluationOf(pass, period));
          const told = await scene.as(supervisor, 'evaluation:read', (pass) =>
            evaluationOf(pass, { ...period, station }),
          );
          assert.deepEqual(own.total, told.total, 'chief and county evaluate a station alike');
          assert.deepEqual(own.trend, told.trend, 'and its months');
          const night = await scene.as(chief, 'board:read', (pass) => boardOf(pass, { day: from }, null));
          const all = await scene.as(supervisor, 'board:read', (pass) =>
            boardOf(pass, { day: from, station }),
          );
          assert.deepEqual(night.counts, all.counts, 'and their boards of a past night');
          const { away, brought } = night.moved;
          assert.equal(listCounts(night.counts)[night.state], night.total - brought + away, 'list and sums');
        }
        if (from === to) {
          const board = await scene.as(supervisor, 'board:read', (pass) => boardOf(pass, { day: to }));
          assert.deepEqual(board.counts, all.total.counts, 'board and sheet');
        }
        const span = { from, to };
        const sums = await scene.asJob('clock:work', (pass) => completenessOf(pass, span));
        const by = await scene.asJob('clock:work', (pass) => completenessBy(pass, span, 'station'));
        assert.deepEqual(
          [sums.expected, sums.received, sums.onTime],
          [all.total.expected, all.total.received, all.total.counts.onTime],
        );
        assert.equal(
          by.reduce((sum, { sums: { expected } }) => sum + expected, 0),
          sums.expected,
        );
      })();
    }),
    { seed, numRuns: Number(process.env.NIGHTLIGHT_RUNS ?? 12) },
  );
});
