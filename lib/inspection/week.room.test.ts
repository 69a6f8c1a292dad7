import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { drawOfWeek } from './queries.ts';
import { town } from './stage-town.ts';
import { drawOnMonday, drawWeek, weekOf } from './weekly.ts';

const house = stage();
after(() => house.close());

test(
  'the clock draws the week on its Monday, once; nobody need ask, and what somebody drew stays',
  house.scene(async (scene) => {
    const t = await town(scene);
    const drawn = () => scene.asJob('clock:work', drawOnMonday);
    const none = { drawn: 0, controls: 0, nobody: 0 };
    assert.deepEqual(await drawn(), none, 'a Wednesday is nobody’s day to draw');
    await scene.clock('2026-11-22T23:59:00Z');
    assert.deepEqual(await drawn(), none, 'Monday, not yet eight');
    await scene.clock('2026-11-23T00:00:30Z');
    assert.deepEqual(await drawn(), { drawn: 6, controls: 1, nobody: 0 });
    assert.deepEqual(await drawn(), none, 'a list is drawn once');
    const [list] = await scene.sql<{ draws: number; plans: number; tasks: number }[]>`
      select (select count(*)::int from inspection_draw where county = ${scene.county} and made_by is null) as draws,
        (select count(*)::int from inspection_plan where county = ${scene.county} and planned_by is null) as plans,
        (select count(*)::int from task where county = ${scene.county} and kind = 'inspection') as tasks`;
    assert.deepEqual({ ...list }, { draws: 1, plans: 6, tasks: 6 });
    await assert.rejects(scene.as(t.supervisor, 'inspection:plan', drawWeek), {
      problems: [{ code: 'M-568' }],
    });
    const shown = await scene.as(t.supervisor, 'inspection:plan', (pass) =>
      drawOfWeek(pass, weekOf(pass.now)),
    );
    assert.equal(shown?.by, null, 'no person’s name stands under what the clock drew');
    await scene.clock('2026-12-01T08:00:00Z');
    await scene.sql`update inspection_plan set ended_at = nl.now() where county = ${scene.county}`;
    assert.equal((await drawn()).drawn, 6, 'a clock that stood still on Monday draws on Tuesday');
  }),
);
