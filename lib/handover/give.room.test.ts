import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { chaseOf, chasesOf } from '#lib/chase/queries.ts';
import { chasing, minute, standing } from '#lib/chase/stage-county.ts';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { refused } from '#lib/gate/stage-door.ts';
import { noteAbsence } from '#lib/roster/commands.ts';
import { tasksToday } from '#lib/task/queries.ts';
import { giveTask } from './give.ts';

const house = stage();
after(() => house.close());

const gives = (scene: Scene, by: Person, matter: 'chase' | 'task', id: string, to: Person) =>
  scene.as(by, 'task:give', (pass) => giveTask(pass, { matter, id, to: to.id }));

/** 12:05: a house is silent, its chase has no task yet. */
async function atNoon(scene: Scene) {
  const c = await chasing(scene, '2026-11-20', '2026-11-20');
  await scene.clock('2026-11-21T04:05:00Z');
  await minute(scene);
  const [open] = await standing(scene, c.inn);
  assert.equal(open?.task, null);
  const supervisor = await scene.person({ role: 'supervisor', unit: c.whole });
  const foreign = await scene.person({ role: 'chief', unit: await scene.unit('station', c.whole) });
  return { ...c, supervisor, foreign, chase: open?.id ?? '' };
}

test(
  'a silent house is given to somebody: one task in their hand, a message, a line on the timeline, off the call list',
  house.scene(async (scene) => {
    const c = await atNoon(scene);
    const lists = async (person: Person) => {
      const has = async (list: 'call' | 'waiting') =>
        (await scene.as(person, 'chase:work', (pass) => chasesOf(pass, list))).length;
      return [await has('call'), await has('waiting')];
    };
    assert.deepEqual(await lists(c.officer), [1, 0]);
    await gives(scene, c.chief, 'chase', c.chase, c.second);
    assert.deepEqual(await lists(c.officer), [0, 1]);
    const [task] = await scene.as(c.second, 'task:work', tasksToday);
    assert.deepEqual([task?.kind, task?.mine, task?.night], ['chase', true, '2026-11-20']);
    const told = await scene.sql<{ to: string; path: string }[]>`
      select account_id as to, path from message where county = ${scene.county}`;
    assert.deepEqual([...told], [{ to: c.second.id, path: `/chases/${c.chase}` }]);
    const { steps } = await scene.as(c.officer, 'chase:work', (pass) => chaseOf(pass, c.chase));
    const last = steps.at(-1);
    assert.deepEqual([last?.kind, last?.by, last?.detail.to], ['given', c.chief.name, c.second.name]);
    await assert.rejects(gives(scene, c.chief, 'chase', c.chase, c.second), refused('M-449'));
    await gives(scene, c.supervisor, 'task', task?.id ?? '', c.chief);
    await scene.clock('2026-11-22T04:05:00Z');
    await minute(scene);
    const [later] = await standing(scene, c.inn);
    assert.ok(later?.task?.due, 'the cascade gives the one task its due');
    const [kept] = await scene.sql<
      { by: string; n: number }[]
    >`select min(claimed_by::text) as by, count(*)::int as n
      from task where county = ${scene.county} and kind = 'chase'`;
    assert.deepEqual([kept?.by, kept?.n], [c.chief.id, 1]);
  }),
);

test(
  'only a chief for the station and a supervisor for the county give, only to who reaches the house and is there',
  house.scene(async (scene) => {
    const c = await atNoon(scene);
    await assert.rejects(gives(scene, c.officer, 'chase', c.chase, c.second), refused('M-161'));
    await assert.rejects(gives(scene, c.foreign, 'chase', c.chase, c.second), refused('M-161'));
    for (const to of [c.stranger, c.foreign, c.supervisor])
      await assert.rejects(gives(scene, c.chief, 'chase', c.chase, to), refused('M-448'));
    await scene.as(c.chief, 'roster:write', (pass) =>
      noteAbsence(pass, {
        ...{ unit: c.station, account: c.second.id },
        ...{ from: new Date('2026-11-21T00:00:00Z'), to: new Date('2026-11-21T10:00:00Z') },
      }),
    );
    await assert.rejects(gives(scene, c.chief, 'chase', c.chase, c.second), refused('M-448'));
    assert.equal((await gives(scene, c.chief, 'chase', c.chase, c.auxiliary)).to, c.auxiliary.name);
    assert.equal((await gives(scene, c.supervisor, 'chase', c.chase, c.supervisor)).to, c.supervisor.name);
  }),
);

test(
  'an alert goes with its task, and its timeline says to whom; what climbed or was told is given to nobody',
  house.scene(async (scene) => {
    const c = await atNoon(scene);
    const id = randomUUID();
    await scene.sql`insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence,
        rehearsal, found_at)
      values (${scene.county}, ${id}, 'roaming_minor', 'same_day', ${c.inn.id}, '2026-11-18', '2026-11-20', '[]', '[]', '{}', false, nl.now())`;
    const put = (
      kind: string,
    ) => scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity,
        opened_at, detail) values (${scene.county}, ${kind === 'alert' ? id : randomUUID()}, ${kind}, ${c.inn.id}, ${c.beat}, ${kind},
        ${id}, 'same_day', nl.now(), '{}') returning id`;
    await put('alert');
    await gives(scene, c.chief, 'task', id, c.officer);
    const [alert] = await scene.sql<{ by: string }[]>`select claimed_by as by from alert where id = ${id}`;
    assert.equal(alert?.by, c.officer.id);
    const [step] = await scene.sql<{ kind: string; by: string; said: string }[]>`
      select kind, by, said from alert_step where alert_id = ${id}`;
    assert.deepEqual([step?.kind, step?.by, step?.said], ['given', c.chief.id, c.officer.name]);
    for (const kind of ['climbed', 'incident']) {
      const [row] = await put(kind);
      await assert.rejects(gives(scene, c.chief, 'task', String(row?.id), c.officer), refused('M-161'));
    }
  }),
);
