import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { chasesOf } from '#lib/chase/queries.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { addNote } from '#lib/lodging/notes.ts';
import { claimTask } from '#lib/task/commands.ts';
import { tasksToday } from '#lib/task/queries.ts';
import { handOver, moveClaims } from './commands.ts';
import { handoverPage } from './queries.ts';
import { holders, midChase, putTask } from './stage-mid-chase.ts';

const house = stage();
after(() => house.close());

const seen = async (scene: Scene, person: Parameters<Scene['as']>[0]) =>
  (await scene.as(person, 'chase:work', (pass) => chasesOf(pass, 'waiting'))).length;

test(
  'one act in mid-chase: the successor has beat, chase and claimed task, the leaver is out the same minute, the record stays',
  house.scene(async (scene) => {
    const c = await midChase(scene);
    assert.deepEqual([await seen(scene, c.officer), await seen(scene, c.successor)], [1, 0]);
    const give = {
      from: c.officer.id,
      to: c.successor.id,
      units: [c.beat],
      day: '2026-11-21',
      leaves: '1' as const,
    };
    await assert.rejects(
      scene.as(c.officer, 'handover:make', (pass) => handOver(pass, give)),
      { kind: 'not_found' },
    );
    await scene.sql`insert into thread (county, id, lodging_id, opened_by, opened_side, opened_at, lines, last_at)
      values (${scene.county}, ${randomUUID()}, ${c.inn.id}, ${c.officer.id}, 'police', nl.now(), 1, nl.now())`;
    await scene.as(c.officer, 'lodging:note', (pass) =>
      addNote(pass, { code: c.inn.code, text: '老板下午在' }),
    );
    const told = await scene.as(c.chief, 'handover:make', (pass) => handOver(pass, give));
    assert.deepEqual(told, { beats: 1, lodgings: 1, chases: 1, tasks: 1, alerts: 0, threads: 1, notes: 1 });
    const there = await scene.as(c.successor, 'lodging:read', async (pass) => {
      const [row] = await pass.sql<{ threads: number; notes: number }[]>`
        select (select count(*)::int from thread) as threads, (select count(*)::int from lodging_note) as notes`;
      return row ?? null;
    });
    assert.deepEqual(
      there,
      { threads: 1, notes: 1 },
      'threads and private notes are the successor’s to read',
    );
    assert.equal(await seen(scene, c.successor), 1);
    await assert.rejects(seen(scene, c.officer));
    const [task] = await scene.as(c.successor, 'task:work', tasksToday);
    assert.deepEqual([task?.claimedBy?.id, task?.mine], [c.successor.id, true]);
    const page = await scene.as(c.chief, 'handover:make', handoverPage);
    const beat = page.beats.find(({ id }) => id === c.beat);
    const held = (id: string) => beat?.holders.find(({ account }) => account === id);
    assert.deepEqual([held(c.successor.id)?.now, held(c.successor.id)?.from], [true, '2026-11-21']);
    assert.deepEqual([held(c.officer.id)?.now, held(c.officer.id)?.to], [false, '2026-11-20']);
    assert.equal(page.made.length, 1);
  }),
);

test(
  'a later day waits for its first minute, and a substitute gives back by itself after the last day',
  house.scene(async (scene) => {
    const c = await midChase(scene);
    const cover = {
      from: c.officer.id,
      to: c.successor.id,
      units: [c.beat],
      day: '2026-11-22',
      until: '2026-11-23',
    };
    await scene.as(c.chief, 'handover:make', (pass) => handOver(pass, cover));
    assert.equal(await seen(scene, c.successor), 0);
    const tick = () => scene.asJob('clock:work', moveClaims);
    assert.deepEqual(await tick(), { moved: 0, back: 0 });
    await scene.clock('2026-11-21T16:00:30Z');
    assert.deepEqual(await tick(), { moved: 1, back: 0 });
    assert.deepEqual(await tick(), { moved: 0, back: 0 });
    assert.deepEqual([await seen(scene, c.successor), await seen(scene, c.officer)], [1, 1]);
    const [later, own] = [
      await putTask(scene, c.inn.id, c.beat),
      await putTask(scene, c.beside.id, c.neighbour),
    ];
    for (const task of [later, own])
      await scene.as(c.successor, 'task:work', (pass) => claimTask(pass, { task }));
    assert.deepEqual(await holders(scene), [c.successor.id, c.successor.id, c.successor.id]);
    await scene.clock('2026-11-23T15:59:00Z');
    assert.deepEqual(await tick(), { moved: 0, back: 0 }, 'the last day is the substitute’s to its end');
    await scene.clock('2026-11-23T16:00:30Z');
    assert.deepEqual(await tick(), { moved: 0, back: 1 });
    assert.deepEqual(await tick(), { moved: 0, back: 0 });
    assert.deepEqual([await seen(scene, c.successor), await seen(scene, c.officer)], [0, 1]);
    assert.deepEqual(
      await holders(scene),
      [c.officer.id, c.officer.id, c.successor.id],
      'the own beat’s stays',
    );
    const mine = await scene.as(c.officer, 'task:work', tasksToday);
    assert.deepEqual(mine.filter(({ mine, done }) => mine && !done).length, 2);
  }),
);

test(
  'nobody hands over what is not theirs: another station’s chief, a beat the giver does not hold, a taker out of reach',
  house.scene(async (scene) => {
    const c = await midChase(scene);
    const other = await scene.unit('station', c.whole);
    const [foreignChief, foreigner] = [
      await scene.person({ role: 'chief', unit: other }),
      await scene.person({ role: 'officer', unit: await scene.unit('beat', other) }),
    ];
    const give = { from: c.officer.id, to: c.successor.id, units: [c.beat], day: '2026-11-21' };
    const tried = (person: typeof foreignChief, more: Partial<typeof give>) =>
      scene.as(person, 'handover:make', (pass) => handOver(pass, { ...give, ...more }));
    await assert.rejects(tried(foreignChief, {}), { problems: [{ code: 'M-442', field: 'units' }] });
    await assert.rejects(tried(c.chief, { units: [c.neighbour] }), {
      problems: [{ code: 'M-442', field: 'units' }],
    });
    await assert.rejects(tried(c.chief, { to: foreigner.id }), {
      problems: [{ code: 'M-442', field: 'units' }],
    });
    await assert.rejects(tried(c.chief, { day: '2026-11-20' }), {
      problems: [{ code: 'M-443', field: 'day' }],
    });
    const supervisor = await scene.person({ role: 'supervisor', unit: c.whole });
    assert.equal((await tried(supervisor, { to: foreigner.id })).beats, 1);
  }),
);

test(
  'visits the giver was to make go over with the beat; beside a leaver in another beat the second is named on the day',
  house.scene(async (scene) => {
    const c = await midChase(scene);
    const { beside } = c;
    const third = await scene.lodging(c.beat);
    const plans: [string, string, string, string | null][] = [
      ['1', c.inn.id, c.officer.id, c.chief.id],
      ['2', third.id, c.successor.id, c.officer.id],
      ['3', beside.id, c.chief.id, c.officer.id],
    ];
    for (const [n, lodging, first, second] of plans)
      await scene.sql`insert into inspection_plan (county, id, lodging_id, due_at, first, second, planned_by, planned_at, why)
        values (${scene.county}, ${`019aa0aa-0000-7000-8000-00000000000${n}`}, ${lodging}, '2026-11-27T10:00:00Z', ${first},
          ${second}, ${c.chief.id}, '2026-11-20T02:00:00Z', 'need')`;
    const give = {
      ...{ from: c.officer.id, to: c.successor.id, units: [c.beat], day: '2026-11-21' },
      leaves: '1' as const,
    };
    await scene.as(c.chief, 'handover:make', (pass) => handOver(pass, give));
    const rows = await scene.sql<{ first: string; second: string | null }[]>`
      select first, second from inspection_plan where county = ${scene.county} order by id`;
    assert.deepEqual(
      rows.map(({ first, second }) => [first, second]),
      [
        [c.successor.id, c.chief.id],
        [c.successor.id, null],
        [c.chief.id, null],
      ],
    );
  }),
);
