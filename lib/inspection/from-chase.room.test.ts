import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { SignInput } from '#lib/chase/inputs.ts';
import { stage } from '#lib/gate/stage.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { signOfChase } from './from-chase.ts';
import { openRectifications, rectificationsOfChase, rectificationsOfLodging } from './queries.ts';
import { proveRectification } from './rectify.ts';
import { town } from './stage-town.ts';
import { sayDone } from './tell.ts';

const house = stage();
after(() => house.close());

test(
  'a correction ordered in a chase is pursued as one of an inspection: seen by the house, climbing when overdue, until it is proven',
  house.scene(async (scene) => {
    const t = await town(scene);
    const [chase] = await scene.sql<{ id: string }[]>`
      insert into chase (county, id, lodging_id, opened_at, level, level_at, help_only, steps, first_night, first_due)
      values (${scene.county}, gen_random_uuid(), ${t.inn.id}, nl.now(), 'joint_visit', nl.now(), false, 0, '2026-11-12', nl.now()) returning id`;
    const id = chase?.id ?? '';
    const sign = (input: SignInput) => scene.as(t.officer, 'chase:sign', (pass) => signOfChase(pass, input));
    const answers = { registering: 'kept', asking: 'breach', reporting: 'kept' } as const;
    const second = t.chief.id;
    await sign({
      ...{ chase: id, seen: 0, kind: 'joint_visit', place: '店里', second },
      ...{ happened: new Date('2026-11-18T01:00:00Z'), ...answers },
    });
    const order = { chase: id, seen: 1, kind: 'correction', article: 'minors_57_ask', second } as const;
    await sign({ ...order, until: '2026-11-20' });
    const [one] = await scene.as(t.officer, 'inspection:read', openRectifications);
    assert.deepEqual([one?.chase, one?.inspection, one?.article], [id, null, 'minors_57_ask']);
    const [own] = await scene.as(t.owner, 'desk:read', (pass) => rectificationsOfLodging(pass, t.inn.id));
    const rectification = own?.id ?? '';
    await scene.as(t.owner, 'inspection:state', (pass) =>
      sayDone(pass, { rectification, said: '登记本改好了' }),
    );
    const [told] = await scene.sql<{ account: string; path: string }[]>`
      select account_id as account, path from message where county = ${scene.county} and account_id = ${t.officer.id}`;
    assert.deepEqual({ ...told }, { account: t.officer.id, path: `/chases/${id}` });
    const due = () => scene.sql<{ due: string; done: boolean; outcome: string | null }[]>`
      select due_at as due, done_at is not null as done, outcome from task
      where county = ${scene.county} and kind = 'rectification'`;
    const [task] = await due();
    assert.deepEqual([new Date(task?.due ?? 0), task?.done], [new Date('2026-11-20T10:00:00Z'), false]);
    await scene.clock('2026-11-20T10:01:00Z');
    assert.equal((await scene.asJob('clock:work', climbTasks)).climbed, 1);
    const proven = await scene.as(t.officer, 'inspection:sign', (pass) =>
      proveRectification(pass, { rectification, proof: 'seen_on_site', said: null }),
    );
    assert.deepEqual(proven, { inspection: null, chase: id });
    const [ended] = await due();
    assert.deepEqual([ended?.done, ended?.outcome], [true, 'proven']);
    const [shown] = await scene.as(t.officer, 'inspection:read', (pass) => rectificationsOfChase(pass, id));
    assert.equal(shown?.proven?.by, t.officer.name);
  }),
);
