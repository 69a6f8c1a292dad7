import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { inspectorsOf } from '#lib/identity/inspectors.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { tasksToday } from '#lib/task/queries.ts';
import { draw } from './draw.ts';
import { planUndercover, strikePlan } from './plans.ts';
import { drawPrecision } from './precision.ts';
import {
  drawOfWeek,
  inspectionOf,
  inspectionsOfLodging,
  openPlan,
  openPlans,
  openRectifications,
  openUndercover,
  rectificationsOfLodging,
} from './queries.ts';
import { proveRectification } from './rectify.ts';
import { broken, sign, town, visit } from './stage-town.ts';
import { sayDone, stateOn } from './tell.ts';
import { drawWeek, weekOf } from './weekly.ts';

const house = stage();
after(() => house.close());

test(
  'a stranger of another beat and an auxiliary sign nothing; the house reads its copy without the police’s note',
  house.scene(async (scene) => {
    const t = await town(scene);
    await assert.rejects(sign(scene, t.stranger, visit(t)), { kind: 'not_found' });
    await assert.rejects(sign(scene, t.auxiliary, visit(t)), { kind: 'not_found' });
    const { id } = await sign(scene, t.officer, visit(t));
    await assert.rejects(
      scene.as(t.stranger, 'inspection:read', (pass) => inspectionOf(pass, id)),
      { kind: 'not_found' },
    );
    const mine = await scene.as(t.officer, 'inspection:read', (pass) => inspectionOf(pass, id));
    assert.equal(mine.note, '楼道有监控');
    const [copy] = await scene.as(t.staff, 'desk:read', (pass) => inspectionsOfLodging(pass, t.inn.id));
    assert.deepEqual(
      [copy?.first, copy?.second.name, copy?.statement],
      [t.officer.name, t.chief.name, '都登记了'],
    );
    await assert.rejects(
      scene.as(t.owner, 'desk:read', async (pass) => {
        await pass.sql`select note from inspection`;
        return null;
      }),
      /permission denied/,
    );
  }),
);

test(
  'the same form sent twice is one visit',
  house.scene(async (scene) => {
    const t = await town(scene);
    const input = visit(t);
    const first = await sign(scene, t.officer, input);
    assert.deepEqual(await sign(scene, t.officer, input), { id: first.id, again: true });
  }),
);

test(
  'a correction needs two 民警, is told to the house, climbs when its last day passes, and ends when it is proven',
  house.scene(async (scene) => {
    const t = await town(scene);
    await assert.rejects(sign(scene, t.officer, broken(t, { second: t.auxiliary.id })), {
      problems: [{ code: 'M-565', field: 'second' }],
    });
    const { id } = await sign(scene, t.officer, broken(t));
    const [open] = await scene.as(t.officer, 'inspection:read', openRectifications);
    assert.equal(open?.until, '2026-11-25');
    const rectification = open?.id ?? '';
    await assert.rejects(
      scene.as(t.staff, 'inspection:state', (pass) => stateOn(pass, { inspection: id, said: '补登了' })),
      { kind: 'not_found' },
    );
    await scene.as(t.owner, 'inspection:state', (pass) =>
      stateOn(pass, { inspection: id, said: '电话记在本子上' }),
    );
    await assert.rejects(
      scene.as(t.owner, 'inspection:state', (pass) => stateOn(pass, { inspection: id, said: '再说一次' })),
      { problems: [{ code: 'M-576' }] },
    );
    await scene.as(t.owner, 'inspection:state', (pass) => sayDone(pass, { rectification, said: '已补记' }));
    const [told] = await scene.as(t.officer, 'inspection:read', openRectifications);
    assert.equal(told?.houseDone?.said, '已补记');

    await scene.clock('2026-11-25T09:59:00Z');
    await scene.asJob('clock:work', climbTasks);
    const climbed = async () =>
      (await scene.as(t.chief, 'task:work', tasksToday)).filter(
        ({ kind, done }) => kind === 'climbed' && !done,
      ).length;
    assert.equal(await climbed(), 0, 'the last day runs to the end of duty');
    await scene.clock('2026-11-25T10:01:00Z');
    await scene.asJob('clock:work', climbTasks);
    assert.equal(await climbed(), 1, 'claimed or not, it climbs to the chief');

    await assert.rejects(
      scene.as(t.auxiliary, 'inspection:sign', (pass) =>
        proveRectification(pass, { rectification, proof: 'seen_on_site', said: null }),
      ),
      { kind: 'not_found' },
    );
    await scene.as(t.officer, 'inspection:sign', (pass) =>
      proveRectification(pass, { rectification, proof: 'seen_on_site', said: '看过登记本' }),
    );
    assert.equal(await climbed(), 0);
    assert.deepEqual(await scene.as(t.officer, 'inspection:read', openRectifications), []);
    await assert.rejects(
      scene.as(t.chief, 'inspection:sign', (pass) =>
        proveRectification(pass, { rectification, proof: 'document', said: null }),
      ),
      { problems: [{ code: 'M-575' }] },
    );
    const [mine] = await scene.as(t.owner, 'desk:read', (pass) => rectificationsOfLodging(pass, t.inn.id));
    assert.equal(mine?.proven?.proof, 'seen_on_site');
    const acts = await scene.sql<{ act: string }[]>`
      select act from house_book_event where county = ${scene.county} and act ~ '^inspection' order by at, seq`;
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['inspection.sign', 'inspection.state', 'inspection.done', 'inspection.prove'],
    );
  }),
);

test(
  'the week is drawn once, by a seed and inputs that give the same list again; why is the county’s alone',
  house.scene(async (scene) => {
    const t = await town(scene);
    const made = await scene.as(t.supervisor, 'inspection:plan', drawWeek);
    assert.deepEqual(made, { drawn: 6, controls: 1, nobody: 0 });
    await assert.rejects(scene.as(t.supervisor, 'inspection:plan', drawWeek), {
      problems: [{ code: 'M-568' }],
    });
    const shown = await scene.as(t.supervisor, 'inspection:plan', (pass) =>
      drawOfWeek(pass, weekOf(pass.now)),
    );
    assert.deepEqual([shown?.candidates, shown?.needed, shown?.controls], [12, 5, 1]);
    const [kept] = await scene.sql<{ seed: number; candidates: Parameters<typeof draw>[0] }[]>`
      select seed::float8 as seed, candidates from inspection_draw where county = ${scene.county}`;
    const planned = await scene.sql<{ id: string; why: 'need' | 'control' }[]>`
      select lodging_id as id, why from inspection_plan where county = ${scene.county} order by lodging_id`;
    const again = draw(kept?.candidates ?? [], kept?.seed ?? 0, { needed: 5, controls: 1 });
    assert.deepEqual(
      again,
      planned.map((row) => ({ ...row })),
    );
    const mine = await scene.as(t.officer, 'inspection:read', openPlans);
    assert.ok(mine.every(({ lodging }) => t.inns.slice(0, 6).some(({ id }) => id === lodging.id)));
    assert.equal((await scene.as(t.supervisor, 'inspection:read', openPlans)).length, 6);
    await assert.rejects(
      scene.as(t.officer, 'inspection:read', async (pass) => {
        await pass.sql`select why from inspection_plan`;
        return null;
      }),
      /permission denied/,
    );
    await assert.rejects(
      scene.as(t.owner, 'desk:read', async (pass) => {
        await pass.sql`select id from inspection_plan`;
        return null;
      }),
      /permission denied/,
    );
  }),
);

test(
  'a visit of the list ends its plan and task and stands in the precision; a struck one does not',
  house.scene(async (scene) => {
    const t = await town(scene);
    await scene.as(t.supervisor, 'inspection:plan', drawWeek);
    const plans = await scene.as(t.supervisor, 'inspection:read', openPlans);
    const [first, other] = plans;
    if (!first || !other) throw new Error('the list is empty');
    const pool = await scene.as(t.supervisor, 'inspection:plan', (pass) =>
      inspectorsOf(pass, first.lodging.id),
    );
    const second = pool.find(({ id, rank }) => id !== t.supervisor.id && rank === 'police');
    const input = broken(t, {
      lodging: first.lodging.id,
      kind: 'random',
      plan: first.id,
      second: second?.id ?? '',
    });
    await sign(scene, t.supervisor, input);
    await assert.rejects(sign(scene, t.supervisor, { ...input, request_key: 'other' }), {
      problems: [{ code: 'M-569' }],
    });
    await scene.as(t.supervisor, 'inspection:plan', (pass) =>
      strikePlan(pass, { plan: other.id, why: '已停业' }),
    );
    const [tasks] = await scene.sql<{ open: number; ended: number }[]>`
      select count(*) filter (where done_at is null)::int as open, count(*) filter (where done_at is not null)::int as ended
      from task where county = ${scene.county} and kind = 'inspection'`;
    assert.deepEqual({ ...tasks }, { open: 4, ended: 2 });
    const precision = await scene.as(t.supervisor, 'inspection:plan', (pass) =>
      drawPrecision(pass, new Date('2026-11-01T00:00:00Z')),
    );
    const { need, control, waiting } = precision;
    assert.deepEqual([need.visited + control.visited, need.found + control.found, waiting], [1, 1, 5]);
  }),
);

test(
  'a 暗访 is seen by nobody of the house or the beat before it is signed, and by both afterwards',
  house.scene(async (scene) => {
    const t = await town(scene);
    const { id: plan } = await scene.as(t.supervisor, 'inspection:plan', (pass) =>
      planUndercover(pass, { lodging: t.inn.code, second: t.chief.id, until: '2026-11-20' }),
    );
    for (const who of [t.officer, t.chief])
      await scene.undone(async () => {
        await assert.rejects(
          scene.as(who, 'inspection:read', async (pass) => {
            await pass.sql`select id from undercover_plan`;
            return null;
          }),
          /permission denied/,
        );
      });
    assert.equal(
      await scene.as(t.officer, 'inspection:read', (pass) => openPlan(pass, 'undercover', plan)),
      null,
    );
    assert.deepEqual(await scene.as(t.officer, 'inspection:read', openPlans), []);
    const [signs] = await scene.sql<{ tasks: number; messages: number }[]>`
      select (select count(*)::int from task where county = ${scene.county}) as tasks,
        (select count(*)::int from message where county = ${scene.county}) as messages`;
    assert.deepEqual({ ...signs }, { tasks: 0, messages: 0 });
    const input = broken(t, { kind: 'undercover', plan });
    await assert.rejects(sign(scene, t.officer, input), { kind: 'not_found' });
    await sign(scene, t.supervisor, input);
    assert.deepEqual(await scene.as(t.supervisor, 'inspection:plan', openUndercover), []);
    const [copy] = await scene.as(t.owner, 'desk:read', (pass) => inspectionsOfLodging(pass, t.inn.id));
    assert.equal(copy?.kind, 'undercover');
    const [task] = (await scene.as(t.officer, 'task:work', tasksToday)).filter(
      ({ kind }) => kind === 'rectification',
    );
    assert.equal(task?.lodging.id, t.inn.id, 'the beat proves what was ordered');
  }),
);
