import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { recordStep } from '#lib/chase/commands.ts';
import { chasesOf } from '#lib/chase/queries.ts';
import { chasing, minute, standing } from '#lib/chase/stage-county.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { refused } from '#lib/gate/stage-door.ts';
import { addShift } from '#lib/roster/commands.ts';
import { tasksToday } from '#lib/task/queries.ts';
import { handOver, moveClaims } from './commands.ts';
import { handoverPage } from './queries.ts';

const house = stage();
after(() => house.close());

/** A house in mid-chase: 24 hours silent, a task, a call by its officer. */
async function midChase(scene: Scene) {
  const c = await chasing(scene, '2026-11-19', '2026-11-19');
  await scene.sql`update installation set kind = 'demonstration'`;
  await scene.clock('2026-11-21T04:00:30Z');
  await minute(scene);
  const [open] = await standing(scene, c.inn);
  await scene.as(c.officer, 'chase:work', (pass) =>
    recordStep(pass, { chase: open?.id ?? '', seen: open?.steps ?? 0, kind: 'call', outcome: 'will_file' }),
  );
  const neighbour = await scene.unit('beat', c.station);
  const successor = await scene.person({ role: 'officer', unit: neighbour });
  return { ...c, neighbour, successor, chase: open?.id ?? '' };
}

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
    const told = await scene.as(c.chief, 'handover:make', (pass) => handOver(pass, give));
    assert.deepEqual([told.beats, told.lodgings, told.chases, told.tasks], [1, 1, 1, 1]);
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
    assert.deepEqual(await scene.asJob('clock:work', moveClaims), { moved: 0 });
    await scene.clock('2026-11-21T16:00:30Z');
    assert.deepEqual(await scene.asJob('clock:work', moveClaims), { moved: 1 });
    assert.deepEqual(await scene.asJob('clock:work', moveClaims), { moved: 0 });
    assert.deepEqual([await seen(scene, c.successor), await seen(scene, c.officer)], [1, 1]);
    await scene.clock('2026-11-23T16:00:30Z');
    assert.deepEqual([await seen(scene, c.successor), await seen(scene, c.officer)], [0, 1]);
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
    const [beside, third] = [await scene.lodging(c.neighbour), await scene.lodging(c.beat)];
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

test(
  'somebody with two beats leaves in one act, with every beat or not at all, and has no shift and no post any more',
  house.scene(async (scene) => {
    const c = await midChase(scene);
    await scene.hold(c.officer, { role: 'officer', unit: c.neighbour });
    await scene.hold(c.officer, { role: 'duty', unit: c.station });
    const shift = { unit: c.station, account: c.officer.id, kind: 'whole' } as const;
    for (const date of ['2026-11-21', '2026-11-23'])
      await scene.as(c.chief, 'roster:write', (pass) => addShift(pass, { ...shift, date }));
    const give = (units: string[], leaves?: '1') =>
      scene.as(c.chief, 'handover:make', (pass) =>
        handOver(pass, { from: c.officer.id, to: c.second.id, units, day: '2026-11-21', leaves }),
      );
    await assert.rejects(give([c.beat], '1'), refused('M-444'));
    assert.equal((await give([c.beat, c.neighbour], '1')).beats, 2);
    const left =
      await scene.sql`select id from holding where account_id = ${c.officer.id} and revoked_at is null
      and (to_day is null or to_day >= '2026-11-21')`;
    assert.equal(left.length, 0);
    const rows = await scene.sql<
      { to: string; ended: boolean }[]
    >`select to_at as to, ended_at is not null as ended
      from duty_shift where county = ${scene.county} order by from_at`;
    assert.deepEqual(
      rows.map(({ to, ended }) => ended || new Date(to) <= new Date('2026-11-21T04:01:00Z')),
      [true, true],
    );
    const page = await scene.as(c.chief, 'handover:make', handoverPage);
    for (const id of [c.beat, c.neighbour])
      assert.ok(
        page.beats
          .find((one) => one.id === id)
          ?.holders.some((one) => one.account === c.second.id && one.now),
      );
  }),
);
