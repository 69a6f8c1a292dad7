/**
 * `npm run prove -- quarter [SEED [DAYS [HOUSES]]]`: 90 days of a county through the clock with scripted houses and an officer,
 * jobs run and killed at random; every step, reminder and task compared with the script (Must show of the chases).
 */
import { stage } from '#lib/gate/stage.ts';
import { play } from '../quarter.ts';
import { checked } from '../quarter-check.ts';
import { withThrowaway } from '../throwaway.mjs';
import { prove, seconds } from './ground/figures.ts';

await prove((found) =>
  withThrowaway({ name: 'quarter', seed: 'empty', clock: '2026-02-28T23:00:00+08:00' }, async (database) => {
    Object.assign(process.env, database.env);
    const [seed = 20_261_122, days = 90, houses = 10] = process.argv.slice(2).map(Number);
    const house = stage(database.adminUrl);
    const from = performance.now();
    try {
      // Every entry commits, as it does in a house: in one transaction of 90 days no row's old versions could ever be cleared away.
      await house.lastingScene(async (scene) => {
        const played = await play(scene, { seed, days, houses, deaths: 0.15 });
        const result = await checked(scene, played);
        found.figure(
          `seed ${seed}: ${days} days, ${houses} houses, ticks`,
          `${played.ticks}, ${played.killed} killed and done again`,
        );
        found.figure(
          'chases, steps of the clock, acts of the officer',
          `${result.chases}, ${result.steps}, ${played.acts}`,
        );
        found.figure('tasks, reminders', `${result.tasks}, ${result.reminders}`);
        found.figure('not as the day has it', String(result.faults.length));
        found.figure('took', seconds(performance.now() - from));
        if (result.faults.length > 0) throw new Error(result.faults.slice(0, 20).join('\n'));
      })();
    } finally {
      await house.close();
    }
  }),
);
