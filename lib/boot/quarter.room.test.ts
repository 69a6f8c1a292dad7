import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { play } from './quarter.ts';
import { checked } from './quarter-check.ts';

const house = stage();
after(() => house.close());

const seed = 20_261_122;
test(
  `twelve days of a county: each step in the minute it is due, none after filing or at night, two reminders a day at most, no task lost or doubled by a killed worker (seed ${seed})`,
  house.scene(async (scene) => {
    const played = await play(scene, { seed, days: 12, houses: 5, deaths: 0.15 });
    const found = await checked(scene, played);
    assert.deepEqual(found.faults, []);
    assert.ok(
      played.killed > 5 && found.chases > 5 && found.steps > 20 && found.reminders > 10 && played.acts > 5,
    );
  }),
);
