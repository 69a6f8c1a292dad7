import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { generateCounty } from '#drizzle/seed/generator/county.ts';
import { csvOf } from '#drizzle/seed/generator/csv.ts';
import { columns } from '#drizzle/seed/generator/rows.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { completenessOf } from '#lib/overview/completeness.ts';
import { silentOn } from '#lib/overview/silent.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Runner } from '#lib/registry/import/hands.ts';
import { changesOf } from '#lib/registry/import/result.ts';
import { type ImportOptions, runImport } from '#lib/registry/import/run.ts';
import { bytesSource } from '#lib/registry/import/source.ts';
import { importHands } from './hands.ts';

const house = stage();
after(() => house.close());

const generated = generateCounty({
  seed: 'import',
  lodgings: 14,
  nights: 6,
  lastNight: businessDay('2026-11-20'),
});

/** The generated county under the scene's code; its children's numbers stay those of the generator. */
function filesOf(county: string): Record<keyof typeof columns, string> {
  const lodgings = generated.lodgings.map((row) => ({
    ...row,
    township_code: row.township_code.replace(/^\d{6}/, county),
  }));
  return {
    lodgings: csvOf(columns.lodgings, lodgings),
    people: csvOf(columns.people, generated.people),
    reports: csvOf(columns.reports, generated.reports),
    guests: csvOf(columns.guests, generated.guests),
    register: csvOf(columns.register, generated.register),
  };
}

function importer(scene: Scene) {
  const run: Runner = async (_, permission, work) => {
    let result: { value: Awaited<ReturnType<typeof work>> } | undefined;
    await scene.asJob(permission, async (pass) => {
      result = { value: await work(pass) };
      return null;
    });
    if (!result) throw new Error('no result');
    return result.value;
  };
  return (files: Record<string, string>, options: ImportOptions = {}) => {
    const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
    return runImport(bytesSource('test', bytes), importHands, run, { county: scene.county, ...options });
  };
}

const count = async (scene: Scene, table: string) => {
  const [row] = await scene.sql<
    { n: number }[]
  >`select count(*)::int as n from ${scene.sql(table)} where county = ${scene.county}`;
  return row?.n ?? -1;
};
const tables = ['unit', 'township', 'lodging', 'holding', 'obligation', 'report', 'stay', 'house_book_event'];
const counts = async (scene: Scene) =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(scene, table)])));

const scene = (work: (scene: Scene) => Promise<void>) =>
  house.scene(async (one) => {
    await one.clock('2026-11-23T00:00:00+08:00');
    await work(one);
  });

test(
  'a dry run writes nothing but its own record, and says what would be new',
  scene(async (one) => {
    const before = await counts(one);
    const result = await importer(one)(filesOf(one.county), { dryRun: true });
    assert.deepEqual(await counts(one), before);
    assert.equal(await count(one, 'import_run'), 1);
    assert.equal(result.state, 'done');
    assert.deepEqual(result.files.lodgings, { rows: 14, new: 14, changed: 0, unchanged: 0, refused: 0 });
    assert.equal(result.files.reports.new, generated.reports.length);
    assert.equal(result.files.guests.new, generated.guests.length);
    assert.deepEqual(result.left, ['register.csv']);
  }),
);

test(
  'an import makes units, onboards every lodging on the earliest night, and keeps groups and planned check-outs',
  scene(async (one) => {
    const result = await importer(one)(filesOf(one.county));
    assert.deepEqual([result.state, result.errors], ['done', 0]);
    const townships = new Set(generated.lodgings.map((row) => row.township_code)).size;
    assert.equal(result.made.units, 1 + 2 * townships);
    const [days] = await one.sql<{ first: string; n: number }[]>`
      select min(onboarded_day)::text as first, count(distinct onboarded_day)::int as n from lodging where county = ${one.county}`;
    assert.deepEqual(days && { ...days }, { first: '2026-11-15', n: 1 });
    assert.equal(await count(one, 'obligation'), 14 * 6);
    assert.equal(await count(one, 'report'), generated.reports.length);
    assert.equal(await count(one, 'stay'), generated.guests.length);
    const groups = await one.sql<{ group: string; n: number }[]>`
      select group_key as "group", count(*)::int as n from stay where county = ${one.county} group by 1`;
    const wanted = new Map<string, number>();
    for (const { group_key } of generated.guests) wanted.set(group_key, (wanted.get(group_key) ?? 0) + 1);
    assert.deepEqual(new Map(groups.map((row) => [row.group, row.n])), wanted);
    const [instants] = await one.sql<{ planned: number; history: number }[]>`
      select (select count(planned_check_out_at)::int from stay where county = ${one.county}) as planned,
        (select count(*)::int from report_version where county = ${one.county} and history) as history`;
    assert.deepEqual(instants && { ...instants }, {
      planned: generated.guests.length,
      history: generated.reports.length,
    });
    const filers = await one.sql<{ n: number }[]>`
      select count(*)::int as n from report_version v where v.county = ${one.county} and v.actor is not null`;
    assert.equal(filers[0]?.n, generated.reports.length);
  }),
);

test(
  'a second import changes nothing, not even the house book',
  scene(async (one) => {
    const run = importer(one);
    await run(filesOf(one.county));
    const before = await counts(one);
    const again = await run(filesOf(one.county));
    assert.equal(changesOf(again), 0);
    assert.equal(again.files.reports.unchanged, generated.reports.length);
    assert.deepEqual(await counts(one), before);
  }),
);

test(
  'who is silent and the sums come out as the files have them',
  scene(async (one) => {
    await importer(one)(filesOf(one.county));
    const span = { from: businessDay('2026-11-15'), to: businessDay('2026-11-20') };
    const filed = new Set(generated.reports.map((row) => `${row.lodging_code}/${row.business_day}`));
    const missing = generated.lodgings
      .map(({ code }) => code)
      .filter((code) => !filed.has(`${code}/2026-11-20`));
    const silent = await one.asJob('clock:work', (pass) => silentOn(pass, span.to));
    assert.deepEqual(
      silent.map(({ code }) => code),
      missing,
    );
    const sums = await one.asJob('clock:work', (pass) => completenessOf(pass, span));
    assert.deepEqual([sums.expected, sums.received, sums.due], [14 * 6, generated.reports.length, 0]);
    const onTime = generated.reports.filter(
      (row) =>
        new Date(row.submitted_at).getTime() <= Date.parse(`${row.business_day}T12:00:00+08:00`) + 86_400_000,
    );
    assert.equal(sums.onTime, onTime.length);
  }),
);

test(
  'one bad row stops all and is told by file, row and field; with consent the others are written',
  scene(async (one) => {
    const run = importer(one);
    const files = filesOf(one.county);
    const bad = {
      ...files,
      people: `${files.people}LH9999,某甲,13900000001,staff\n${generated.lodgings[0]?.code},某乙,12345,staff\n`,
    };
    const before = await counts(one);
    const refused = await run(bad);
    assert.equal(refused.state, 'refused');
    const last = generated.people.length + 2;
    assert.deepEqual(
      refused.results.map(({ file, row, field, code }) => [file, row, field, code]),
      [
        ['people', last, 'lodging_code', 'M-243'],
        ['people', last + 1, 'phone', 'M-241'],
      ],
    );
    assert.deepEqual(await counts(one), before);
    const partly = await run(bad, { skipRefused: true });
    assert.deepEqual([partly.state, partly.files.people.refused], ['incomplete', 2]);
    assert.equal(await count(one, 'holding'), generated.people.length);
  }),
);

test(
  'a changed lodging is shown with old and new value, and only the accepted plan is written',
  scene(async (one) => {
    const run = importer(one);
    const files = filesOf(one.county);
    await run(files);
    const [first] = generated.lodgings;
    assert.ok(first);
    const changed = { lodgings: files.lodgings.replace(first.name, '新名客栈') };
    const dry = await run(changed, { dryRun: true });
    assert.deepEqual(dry.differences, [
      { code: first.code, field: 'name', before: first.name, after: '新名客栈' },
    ]);
    assert.equal(dry.files.lodgings.unchanged, 13);
    await assert.rejects(
      run({ lodgings: changed.lodgings.replace('新名客栈', '别的客栈') }, { accept: dry.mark }),
      (error: unknown) => error instanceof Refusal && error.problems[0]?.code === 'M-254',
    );
    const done = await run(changed, { accept: dry.mark });
    assert.equal(done.files.lodgings.changed, 1);
    const [row] = await one.sql<
      { name: string }[]
    >`select name from lodging where county = ${one.county} and code = ${first.code}`;
    assert.equal(row?.name, '新名客栈');
  }),
);

test(
  'a people to call that a house has set itself survives every import',
  scene(async (one) => {
    const run = importer(one);
    await run(filesOf(one.county));
    await one.sql`update lodging_contact set phone = '13900000009' where county = ${one.county} and place = 1`;
    await run(filesOf(one.county));
    const rows =
      await one.sql`select from lodging_contact where county = ${one.county} and place = 1 and phone <> '13900000009'`;
    assert.equal(rows.length, 0);
  }),
);
