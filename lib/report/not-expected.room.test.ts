import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { deskOf } from './desk.ts';

const house = stage();
after(() => house.close());

test(
  'the desk of a suspended house still shows the running night, excused, so that a child who comes is registered',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const beat = await scene.unit('beat', await scene.unit('station', county));
    const inn = await scene.lodging(beat);
    await scene.sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
      values (${scene.county}, ${inn.id}, '2026-02-01', 'suspended', '2026-02-01T00:00:00Z')`;
    await scene.clock('2026-11-21T02:00:00Z');
    const clerk = await scene.person({ role: 'staff', lodging: inn.id });
    const desk = await scene.as(clerk, 'desk:read', (pass) => deskOf(pass, undefined));
    assert.deepEqual(
      desk.cards.map(({ day, state, takesNil, running }) => ({ day, state, takesNil, running })),
      [{ day: '2026-11-21', state: 'excused', takesNil: false, running: true }],
    );
  }),
);
