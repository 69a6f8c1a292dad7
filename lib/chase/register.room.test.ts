import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { recordStep } from './commands.ts';
import { registerTaskOf, settleRegister } from './register.ts';
import { planReminders } from './remind.ts';
import { chasing, minute, standing } from './stage-county.ts';

const house = stage();
after(() => house.close());

/** A house silent for two nights, called, and found to have closed down. */
async function closedDown(scene: Scene) {
  const c = await chasing(scene, '2026-11-10', '2026-11-16');
  const supervisor = await scene.person({ role: 'supervisor', unit: c.whole });
  await scene.clock('2026-11-12T04:00:30Z');
  await minute(scene);
  const [open] = await standing(scene, c.inn);
  const chase = open?.id ?? '';
  const at = (seen: number) => ({ chase, seen: (open?.steps ?? 0) + seen });
  for (const input of [
    { ...at(0), kind: 'call', outcome: 'refuses' } as const,
    { ...at(1), kind: 'closed', finding: 'closed_down' } as const,
  ])
    await scene.as(c.officer, 'chase:work', (pass) => recordStep(pass, input));
  return { ...c, chase, supervisor };
}

test(
  'a house found closed down asks the county to settle its register; until then it is silent and chased by nobody',
  house.scene(async (scene) => {
    const c = await closedDown(scene);
    const [task] = await scene.sql<{ kind: string; unit: string; due: string }[]>`
      select kind, unit_id as unit, due_at as due from task where county = ${scene.county} and kind = 'register'`;
    assert.deepEqual([task?.unit, new Date(task?.due ?? 0)], [c.whole, new Date('2026-11-14T10:00:00Z')]);
    await scene.clock('2026-11-15T04:00:30Z');
    await minute(scene);
    assert.equal((await standing(scene, c.inn)).length, 1, 'no new chase');
    const plan = await scene.as(c.officer, 'chase:work', (pass) =>
      planReminders(pass, [c.inn.id], businessDay('2026-11-14')),
    );
    assert.deepEqual(
      plan.list.map(({ lodging, fate, ending, chase }) => [lodging.id, fate, ending, chase]),
      [[c.inn.id, 'no_chase', 'closed_down', c.chase]],
    );
    const settle = (person: typeof c.officer) =>
      scene.as(person, 'registry:write', (pass) =>
        settleRegister(pass, { chase: c.chase, settle: 'closed', from_day: '2026-11-12' }),
      );
    await scene.undone(() => assert.rejects(settle(c.officer), { kind: 'not_found' }));
    await settle(c.supervisor);
    const shown = await scene.as(c.officer, 'chase:work', (pass) => registerTaskOf(pass, c.chase));
    assert.equal(shown?.done?.outcome, 'register_closed');
    await scene.undone(() =>
      assert.rejects(settle(c.supervisor), { kind: 'conflict', problems: [{ code: 'M-439' }] }),
    );
    await minute(scene);
    assert.equal((await standing(scene, c.inn)).length, 1);
  }),
);

test(
  'a house that stays in the register is chased again, for every night since',
  house.scene(async (scene) => {
    const c = await closedDown(scene);
    await scene.sql`insert into tick_done (county, job, done_to) values (${scene.county}, 'chases', '2026-11-12T04:00:30Z')`;
    await scene.clock('2026-11-17T04:00:30Z');
    await minute(scene);
    await scene.sql`update tick_done set done_to = '2026-11-17T04:00:30Z' where county = ${scene.county}`;
    await scene.as(c.supervisor, 'registry:write', (pass) =>
      settleRegister(pass, { chase: c.chase, settle: 'stays', why: '只是换了老板' }),
    );
    await minute(scene);
    const [, again] = await standing(scene, c.inn);
    assert.deepEqual(again?.nights, ['2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16']);
  }),
);

test(
  'what the register itself has answered is asked of nobody any more',
  house.scene(async (scene) => {
    const c = await closedDown(scene);
    await scene.sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
      values (${scene.county}, ${c.inn.id}, '2026-11-12', 'closed_down', nl.now())`;
    await minute(scene);
    const shown = await scene.as(c.officer, 'chase:work', (pass) => registerTaskOf(pass, c.chase));
    assert.equal(shown?.done?.outcome, 'register_closed');
  }),
);
