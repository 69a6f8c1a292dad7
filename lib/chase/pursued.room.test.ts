import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { recordStep } from './commands.ts';
import type { StepInput } from './inputs.ts';
import { chasing, filed, filedExcept, minute, standing } from './stage-county.ts';

const house = stage();
after(() => house.close());

const place = '桃洪路9号';

test(
  'a visit that found nobody is asked again the next day; one that found somebody is counted from',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-20');
    await scene.clock('2026-11-15T04:00:30Z');
    await minute(scene);
    const now = async () => (await standing(scene, c.inn)).at(-1);
    const done = async (step: Partial<StepInput> & { kind: string }) => {
      const open = await now();
      const input = { chase: open?.id ?? '', seen: open?.steps ?? 0, ...step } as StepInput;
      await scene.as(c.officer, 'chase:work', (pass) => recordStep(pass, input));
    };
    const visit = (happened: string, outcome: 'shut' | 'helped') =>
      done({ kind: 'visit', place, happened: new Date(happened), outcome });
    assert.deepEqual(
      [(await now())?.level, (await now())?.task?.due],
      ['visit', new Date('2026-11-17T10:00:00Z')],
    );
    await scene.clock('2026-11-17T09:00:00Z');
    await visit('2026-11-17T08:30:00Z', 'shut');
    const shut = await now();
    assert.deepEqual(
      [shut?.level, shut?.met, shut?.task?.need, shut?.task?.due],
      ['visit', false, 'visit', new Date('2026-11-18T10:00:00Z')],
    );
    await scene.clock('2026-11-18T07:00:00Z');
    await minute(scene);
    await visit('2026-11-18T06:30:00Z', 'helped');
    assert.deepEqual([(await now())?.met, (await now())?.task?.due], [true, null]);
    await done({ kind: 'closed', finding: 'needs_help' });
    await scene.clock('2026-11-19T04:00:30Z');
    await minute(scene);
    const [, fresh] = await standing(scene, c.inn);
    assert.deepEqual([fresh?.level, fresh?.nights], ['remind', ['2026-11-18']]);
  }),
);

test(
  'a house silent since its first week is pursued like any other once its first days are over, by its category’s own number of days',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-25', '2026-11-05');
    await filedExcept(scene, c.inn, '2026-11-05', '2026-11-25', [
      ...['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'],
    ]);
    await scene.clock('2026-11-19T04:00:30Z');
    await minute(scene);
    const level = async () => (await standing(scene, c.inn))[0]?.level;
    assert.equal(await level(), 'officer');
    await scene.sql`insert into setting (county, key, scope, scope_key, value, from_day, set_at)
      values (${scene.county}, 'help_only_days', 'category', 'guesthouse', '15', '2026-11-01', nl.now())`;
    await minute(scene);
    assert.equal(await level(), 'officer');
    await scene.clock('2026-11-19T22:00:30Z');
    await minute(scene);
    assert.equal(await level(), 'officer', 'nobody is asked for anything at six in the morning');
    await scene.clock('2026-11-19T23:00:30Z');
    await minute(scene);
    assert.equal(await level(), 'visit');
    const [row] = await scene.sql<{ helped: boolean }[]>`
      select help_only as helped from chase where county = ${scene.county}`;
    assert.equal(row?.helped, false);
  }),
);

test(
  'what is silent after a breach was answered is asked for anew, with a due',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-20');
    await scene.clock('2026-11-12T04:00:30Z');
    await minute(scene);
    await scene.sql`update chase set level = 'breach', visit_asked_at = '2026-11-12T04:00:30Z', visited_at = '2026-11-12T05:00:00Z'
      where county = ${scene.county}`;
    await scene.clock('2026-11-14T04:00:30Z');
    await minute(scene);
    assert.equal((await standing(scene, c.inn))[0]?.level, 'breach', 'it waits for its answer');
    await scene.sql`update chase set met_at = '2026-11-14T05:00:00Z' where county = ${scene.county}`;
    await filed(scene, c.inn, '2026-11-13', '2026-11-14T05:30:00Z');
    await scene.clock('2026-11-15T04:00:30Z');
    await minute(scene);
    assert.equal((await standing(scene, c.inn))[0]?.level, 'breach');
    await scene.clock('2026-11-16T04:00:30Z');
    await minute(scene);
    const [anew] = await standing(scene, c.inn);
    assert.deepEqual(
      [anew?.level, anew?.met, anew?.task?.need, anew?.task?.due],
      ['officer', false, 'officer', new Date('2026-11-16T10:00:00Z')],
    );
  }),
);

test(
  'in its first 30 days a house is helped and never visited by order',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-16', '2026-11-05');
    await scene.clock('2026-11-17T04:00:30Z');
    await minute(scene);
    const [open] = await standing(scene, c.inn);
    assert.deepEqual([open?.level, open?.nights.length], ['officer', 7]);
  }),
);

test(
  'a due that an outage moved into the quiet hours opens its chase then, and asks for a call at seven',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-12');
    await scene.clock('2026-11-12T04:00:30Z');
    await minute(scene);
    const { county } = scene;
    await scene.sql`insert into outage (county, id, township_code, from_at, to_at, declared_by, declared_at, reason, known_by)
      values (${county}, ${randomUUID()}, ${`${county}001`}, '2026-11-13T01:00:00Z', '2026-11-13T14:30:00Z', ${c.chief.id},
        '2026-11-13T02:00:00Z', '停电', 'declared')`;
    const at = async (instant: string) => {
      await scene.clock(instant);
      await minute(scene);
      const [one] = await standing(scene, c.inn);
      return [one?.nights.length, one?.level];
    };
    assert.deepEqual(await at('2026-11-13T04:00:30Z'), [2, 'officer']);
    assert.deepEqual(await at('2026-11-13T15:30:30Z'), [3, 'officer']);
    assert.deepEqual(await at('2026-11-13T22:59:30Z'), [3, 'officer']);
    assert.deepEqual(await at('2026-11-13T23:00:30Z'), [3, 'call']);
  }),
);
