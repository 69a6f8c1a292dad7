import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { recordStep } from '#lib/chase/commands.ts';
import { chasesOf } from '#lib/chase/queries.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { addDays, type BusinessDay, businessDay, daysOf } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { tallyNights } from '#lib/report/tally/build.ts';
import { xlsxOf } from '../export.ts';
import { recounted } from '../stage-recount.ts';
import { type EvaluationQuery, evaluationOf } from './evaluation.ts';
import { reportPdf, reportSheets } from './paper.ts';

const house = stage();
after(() => house.close());

const first = businessDay('2026-10-01');
const shanghai = (text: string) => new Date(`${text}+08:00`);

/** Two stations of two houses; one house of the first leaves a night silent every tenth day, late on the day after each. */
async function ground(scene: Scene) {
  await scene.clock(shanghai('2026-10-01T05:00:00'));
  const county = await scene.unit('county');
  const stations = [await scene.unit('station', county), await scene.unit('station', county)];
  const beats = [await scene.unit('beat', stations[0]), await scene.unit('beat', stations[1])];
  const inns = [];
  for (const beat of beats) inns.push(await scene.lodging(beat ?? ''), await scene.lodging(beat ?? ''));
  await scene.asJob('clock:work', (pass) => makeObligations(pass, addDays(first, -30), addDays(first, 30)));
  for (const [n, inn] of inns.entries())
    for (const night of daysOf(addDays(first, -30), addDays(first, 30))) {
      const ninth = Number(night.slice(8)) % 10;
      if (n === 0 && ninth === 9 && night >= first) continue;
      await file(scene, inn.id, night, n === 0 && ninth === 0 ? '15:00:00' : '10:00:00');
    }
  const supervisor = await scene.person({ role: 'supervisor', unit: county });
  const chief = await scene.person({ role: 'chief', unit: stations[0] ?? '' });
  const officer = await scene.person({ role: 'officer', unit: beats[0] ?? '' });
  return { county, stations, beats, inns, supervisor, chief, officer };
}

const file = (scene: Scene, inn: string, night: BusinessDay, time: string) =>
  scene.sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    select ${scene.county}, gen_random_uuid(), ${inn}, ${night}, 1, 'nil', 0, x.at, x.at
    from (select ${shanghai(`${addDays(night, 1)}T${time}`).toISOString()}::timestamptz as at) x`;

test(
  'a month is told by unit in the order of codes, agrees with a plain recount, and stays to the digit while returns keep coming',
  house.scene(async (scene) => {
    const { stations, inns, supervisor, chief } = await ground(scene);
    await scene.clock(shanghai('2026-11-10T09:00:00'));
    const told = (query: EvaluationQuery, who = supervisor) =>
      scene.as(who, 'evaluation:read', (pass) => evaluationOf(pass, query));
    const month = await told({ period: '2026-10' });
    assert.equal(month.asOf.toISOString(), '2026-11-04T04:00:00.000Z', 'settled 72 hours after its last due');
    const truth = await recounted(
      scene.sql,
      scene.county,
      '2026-10-01',
      '2026-10-31',
      month.asOf.toISOString(),
    );
    const sum = (key: 'expected' | 'received' | 'onTime' | 'silent') =>
      truth.reduce((all, one) => all + one[key], 0);
    const { total } = month;
    assert.deepEqual(
      [total.expected, total.received, total.counts.onTime, total.counts.silent],
      [sum('expected'), sum('received'), sum('onTime'), sum('silent')],
    );
    assert.deepEqual(
      month.lines.map(({ code }) => code),
      month.lines.map(({ code }) => code).toSorted(),
    );
    assert.equal(month.lines.length, 2);
    assert.equal(total.filing.of, total.counts.silent + total.counts.late);
    assert.equal(month.trend.at(-1)?.measures.expected, total.expected);
    for (let n = 0; n < 9; n++) await scene.asJob('clock:work', (pass) => tallyNights(pass));
    const tallied = await told({ period: '2026-10' });
    assert.deepEqual({ ...tallied, now: month.now }, month, 'tallies say the same to the digit');

    await file(scene, inns[0]?.id ?? '', businessDay('2026-10-19'), '23:00:00');
    await scene.sql`update report set first_accepted_at = ${shanghai('2026-11-09T12:00:00').toISOString()}
      where county = ${scene.county} and business_day = '2026-10-19' and lodging_id = ${inns[0]?.id ?? ''}`;
    assert.deepEqual(
      (await told({ period: '2026-10' })).total,
      total,
      'a return that came later moves nothing',
    );
    const now = await told({ period: '2026-10', asOf: shanghai('2026-11-10T08:00:00') });
    assert.equal(now.total.received, total.received + 1, 'a later instant knows it');

    const own = await told({ period: '2026-10' }, chief);
    assert.deepEqual([own.level, own.unit.id], ['beat', stations[0]]);
    assert.equal(own.total.expected, total.expected / 2, 'a chief sees the own station');
    const week = await told({ kind: 'week', period: '2026-10-21' });
    assert.deepEqual([week.period.from, week.period.to], ['2026-10-19', '2026-10-25']);
    const running = await told({ period: '2026-11' });
    assert.equal(running.told?.to, '2026-11-08', 'nights that are not due yet are left out');
  }),
);

test(
  'the time to a first act runs from the due of the first silent night, and what ended counts as closed',
  house.scene(async (scene) => {
    const { inns, supervisor, officer } = await ground(scene);
    await scene.clock(shanghai('2026-10-10T12:00:30'));
    await scene.asJob('clock:work', (pass) => tendChases(pass));
    const measured = (at: string) =>
      scene.as(supervisor, 'evaluation:read', (pass) =>
        evaluationOf(pass, { period: '2026-10', asOf: shanghai(at) }),
      );
    const before = await measured('2026-10-10T12:00:40');
    assert.deepEqual([before.total.chases, before.total.firstAct.minutes, before.total.open], [1, null, 1]);
    await scene.clock(shanghai('2026-10-10T13:30:00'));
    const [chase] = await scene.as(officer, 'chase:work', (pass) => chasesOf(pass, 'call'));
    assert.ok(chase);
    await scene.as(officer, 'chase:work', (pass) =>
      recordStep(pass, { chase: chase.id, seen: chase.seen, kind: 'call', outcome: 'will_file' }),
    );
    await file(scene, inns[0]?.id ?? '', businessDay('2026-10-09'), '14:00:00');
    await scene.clock(shanghai('2026-10-10T14:01:00'));
    await scene.asJob('clock:work', (pass) => tendChases(pass));
    await scene.clock(shanghai('2026-10-11T12:00:00'));
    const after = await measured('2026-10-11T11:00:00');
    assert.deepEqual(
      [after.total.firstAct.minutes, after.total.closed.share, after.total.open, after.total.filing.minutes],
      [90, 1, 0, 120],
    );
    assert.deepEqual(
      (await measured('2026-10-10T12:00:40')).total.closed.share,
      0,
      'an earlier instant does not know it',
    );
  }),
);

test(
  'the report is a PDF of a few pages and a workbook of three sheets in both languages',
  house.scene(async (scene) => {
    const { supervisor } = await ground(scene);
    await scene.clock(shanghai('2026-11-10T09:00:00'));
    const evaluation = await scene.as(supervisor, 'evaluation:read', (pass) =>
      evaluationOf(pass, { period: '2026-10' }),
    );
    for (const language of ['zh-CN', 'en'] as const) {
      const pdf = await PDFDocument.load(await reportPdf(evaluation, language));
      assert.ok(pdf.getPageCount() >= 2 && pdf.getPageCount() <= 4);
      const sheets = reportSheets(evaluation, language);
      for (const { head, rows } of sheets) for (const row of rows) assert.equal(row.length, head.length);
      let bytes = 0;
      for await (const chunk of xlsxOf(...sheets)) bytes += chunk.length;
      assert.ok(bytes > 3000);
    }
  }),
);
