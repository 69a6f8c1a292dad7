import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Scene } from '#lib/gate/stage.ts';
import { stage } from '#lib/gate/stage.ts';
import { tickAll, ticks } from './ticks.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

type Done = { job: string; done_to: string };
const doneOf = async (scene: Scene) => [
  ...(await scene.sql<
    Done[]
  >`select job, done_to from tick_done where county = ${scene.county} order by job`),
];

test(
  'a tick does every job of every county that is due, once, and repairs what an earlier one missed',
  ground.lastingScene(async (scene) => {
    const county = await scene.unit('county');
    const beat = await scene.unit('beat', await scene.unit('station', county));
    await scene.lodging(beat, '2026-11-01');
    assert.equal(await tickAll(), 0);
    const first = await doneOf(scene);
    assert.deepEqual(
      first.map(({ job }) => job),
      ticks.map(({ name }) => name).sort(),
    );
    const [made] = await scene.sql<{ n: number; gaps: number }[]>`
      select count(*)::int as n, (max(business_day) - min(business_day) + 1 - count(*))::int as gaps
      from obligation where county = ${scene.county}`;
    assert.ok((made?.n ?? 0) > 1);
    assert.equal(made?.gaps, 0);
    assert.equal(await tickAll(), 0);
    const again = (await doneOf(scene)).filter(({ job }) => job === 'clearing' || job === 'tidy');
    assert.deepEqual(
      again,
      first.filter(({ job }) => job === 'clearing' || job === 'tidy'),
    );
    await scene.sql`update tick_done set done_to = done_to - interval '3 days' where county = ${scene.county}`;
    await scene.sql`delete from obligation where county = ${scene.county} and business_day = (
      select max(business_day) from obligation where county = ${scene.county})`;
    assert.equal(await tickAll(), 0);
    const [repaired] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from obligation where county = ${scene.county}`;
    assert.equal(repaired?.n, made?.n);
  }),
);

test(
  'ten workers that tick at once do each job once',
  ground.lastingScene(async (scene) => {
    await scene.unit('county');
    await Promise.all(Array.from({ length: 10 }, () => tickAll()));
    const [runs] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from clearing_run where county = ${scene.county}`;
    assert.equal(runs?.n, 1);
  }),
);
