import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { climbTasks } from './climb.ts';
import { claimTask, finishTask, identifyChild } from './commands.ts';
import { countOpen, finishedToday, openTasks, tasksToday } from './queries.ts';

const house = stage();
after(() => house.close());

async function pending(scene: Scene) {
  await scene.clock('2026-11-20T14:30:00Z');
  const whole = await scene.unit('county');
  const station = await scene.unit('station', whole);
  const beat = await scene.unit('beat', station);
  const other = await scene.unit('beat', station);
  const inn = await scene.lodging(beat);
  const id = randomUUID();
  await scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, detail)
    values (${scene.county}, ${id}, 'identity_pending', ${inn.id}, ${beat}, 'report', ${randomUUID()}, 'instant',
      '2026-11-20T14:20:00Z', '2026-11-20T14:50:00Z', '{"night":"2026-11-20"}')`;
  const officer = await scene.person({ role: 'officer', unit: beat });
  const second = await scene.person({ role: 'officer', unit: beat });
  const auxiliary = await scene.person({ role: 'officer', rank: 'auxiliary', unit: beat });
  const stranger = await scene.person({ role: 'officer', unit: other });
  return { id, whole, station, beat, inn, officer, second, auxiliary, stranger };
}

test(
  'a stranger neither sees, claims nor ends a task of another beat',
  house.scene(async (scene) => {
    const t = await pending(scene);
    assert.deepEqual(await scene.as(t.stranger, 'task:work', tasksToday), []);
    await assert.rejects(
      scene.as(t.stranger, 'task:work', (pass) => claimTask(pass, { task: t.id })),
      { kind: 'not_found' },
    );
    await assert.rejects(
      scene.as(t.stranger, 'identity:resolve', (pass) =>
        identifyChild(pass, { task: t.id, outcome: 'identified' }),
      ),
      { kind: 'not_found' },
    );
  }),
);

test(
  'a pending identity is claimed once, taken over on purpose, and identified by a 民警 alone',
  house.scene(async (scene) => {
    const t = await pending(scene);
    assert.deepEqual(await scene.as(t.officer, 'task:work', countOpen), {
      open: 1,
      instant: 1,
      mine: 0,
      over: 0,
    });
    await scene.as(t.officer, 'task:work', (pass) => claimTask(pass, { task: t.id }));
    await scene.as(t.officer, 'task:work', (pass) => claimTask(pass, { task: t.id }));
    await assert.rejects(
      scene.as(t.second, 'task:work', (pass) => claimTask(pass, { task: t.id })),
      { problems: [{ code: 'M-321' }] },
    );
    await scene.as(t.auxiliary, 'task:work', (pass) => claimTask(pass, { task: t.id, over: 'yes' }));
    await assert.rejects(
      scene.as(t.auxiliary, 'task:work', (pass) => finishTask(pass, { task: t.id, outcome: 'identified' })),
      { problems: [{ code: 'M-323', field: 'outcome' }] },
    );
    await assert.rejects(
      scene.as(t.auxiliary, 'identity:resolve', (pass) =>
        identifyChild(pass, { task: t.id, outcome: 'identified' }),
      ),
      { kind: 'not_found' },
    );
    await scene.as(t.officer, 'identity:resolve', (pass) =>
      identifyChild(pass, { task: t.id, outcome: 'identified' }),
    );
    const [task] = await scene.as(t.second, 'task:work', tasksToday);
    assert.equal(task?.done?.outcome, 'identified');
    assert.equal(task?.done?.by, t.officer.name);
    assert.equal(task?.claimedBy?.name, t.auxiliary.name);
    await assert.rejects(
      scene.as(t.officer, 'task:work', (pass) => finishTask(pass, { task: t.id, outcome: 'left' })),
      { problems: [{ code: 'M-320' }] },
    );
    const acts = await scene.sql<{ act: string }[]>`
      select act from house_book_event where county = ${scene.county} and act !~ '^session' order by at, seq`;
    assert.deepEqual(acts.map(({ act }) => act).sort(), ['identity.resolved', 'task.claim', 'task.claim']);
  }),
);

test(
  'a kind that is claimed where its matter stands is not claimed by a form sent by hand',
  house.scene(async (scene) => {
    const t = await pending(scene);
    await scene.sql`update task set kind = 'chase' where county = ${scene.county}`;
    await assert.rejects(
      scene.as(t.officer, 'task:work', (pass) => claimTask(pass, { task: t.id })),
      { problems: [{ code: 'M-324' }] },
    );
    const [row] = await scene.sql<{ free: boolean }[]>`
      select claimed_by is null as free from task where county = ${scene.county}`;
    assert.equal(row?.free, true);
  }),
);

test(
  'excuses and calls opened before they had a due climb by the due they would have had',
  house.scene(async (scene) => {
    const t = await pending(scene);
    await scene.sql`update task set kind = 'excuse', severity = 'watch', due_at = null, opened_at = '2026-11-17T14:29:00Z'
      where county = ${scene.county}`;
    await scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, detail)
      values (${scene.county}, ${randomUUID()}, 'call', ${t.inn.id}, ${t.beat}, 'notice', 'x', 'watch', '2026-11-20T09:00:00Z', '{}')`;
    assert.deepEqual(await scene.asJob('clock:work', climbTasks), { climbed: 1 });
    const due = async (kind: string) =>
      (
        await scene.sql<{ due: string }[]>`
          select due_at as due from task where county = ${scene.county} and kind = ${kind}`
      ).map((row) => new Date(row.due).toISOString());
    assert.deepEqual(await due('excuse'), ['2026-11-20T14:29:00.000Z']);
    assert.deepEqual(
      await due('call'),
      ['2026-11-21T04:00:00.000Z'],
      'an hour of that day’s duty, four of the next',
    );
    assert.deepEqual(await scene.asJob('clock:work', climbTasks), { climbed: 0 });
  }),
);

test(
  'a task of the station is the chief’s, not the officer’s',
  house.scene(async (scene) => {
    const t = await pending(scene);
    await scene.sql`update task set unit_id = ${t.station} where county = ${scene.county}`;
    const chief = await scene.person({ role: 'chief', unit: t.station });
    const supervisor = await scene.person({ role: 'supervisor', unit: t.whole });
    const seen = async (person: typeof chief) => (await scene.as(person, 'task:work', tasksToday)).length;
    assert.deepEqual([await seen(t.officer), await seen(chief), await seen(supervisor)], [0, 1, 1]);
  }),
);

test(
  'mine is what I claimed and what waits unclaimed at a post of mine; a list is counted whole and told page by page',
  house.scene(async (scene) => {
    const t = await pending(scene);
    const put = (unit: string | null, by: string | null, severity: string) =>
      scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, claimed_by,
          claimed_at, detail)
        values (${scene.county}, ${randomUUID()}, 'excuse', ${t.inn.id}, ${unit}, 'report', ${randomUUID()}, ${severity},
          '2026-11-20T14:10:00Z', '2026-11-20T16:00:00Z', ${by}, ${by && '2026-11-20T14:20:00Z'}, '{}')`;
    await put(null, null, 'same_day');
    await put(t.beat, t.second.id, 'same_day');
    await put(t.beat, t.officer.id, 'watch');
    const posts = new Set([t.beat]);
    const told = (query: { whose?: 'mine' | 'all'; page?: number; size?: number }, who = t.officer) =>
      scene.as(who, 'task:work', (pass) =>
        openTasks(pass, { posts, whose: undefined, page: 1, size: 50, ...query }),
      );
    const mine = await told({});
    assert.deepEqual([mine.whose, mine.mine, mine.all], ['mine', 3, 4]);
    assert.deepEqual(
      mine.tasks.map(({ severity }) => severity),
      ['instant', 'same_day', 'watch'],
    );
    const first = await told({ whose: 'all', size: 3 });
    const second = await told({ whose: 'all', size: 3, page: 2 });
    assert.deepEqual([first.tasks.length, second.tasks.length, second.all], [3, 1, 4]);
    assert.equal(new Set([...first.tasks, ...second.tasks].map(({ id }) => id)).size, 4);
    assert.equal((await told({ whose: 'all', size: 3, page: 9 })).page, 1, 'past the last is the first');
    assert.deepEqual([(await told({}, t.stranger)).all, (await told({}, t.stranger)).whose], [0, 'all']);
    await scene.sql`update task set done_at = '2026-11-20T14:25:00Z', outcome = 'excused'
      where county = ${scene.county} and kind = 'excuse'`;
    const done = await scene.as(t.officer, 'task:work', (pass) => finishedToday(pass, 2));
    assert.deepEqual([done.count, done.tasks.length, (await told({})).all], [3, 2, 1]);
  }),
);
