/**
 * `npm run prove -- quarter [DAYS [HOUSES [SEED]]]`: 90 days of a county through the clock with scripted houses and officers; the
 * product's own ticks run while their connections are cut at random. Every step, climb, task and reminder is compared both ways with
 * what is owed by the script (Must show of the chases).
 */
import { stage } from '#lib/gate/stage.ts';
import { checked, owedBy } from '../quarter/check.ts';
import { play } from '../quarter/play.ts';
import { mortalWorker } from '../quarter/worker.ts';
import { withThrowaway } from '../throwaway.mjs';
import { prove, seconds } from './ground/figures.ts';

let driverFaults = 0;
// postgres.js writes to a socket that was closed under it and throws where nobody can catch; what was under way is rejected all the
// same. The worker ends then and its launcher starts it again; here the minutes go on.
process.on('uncaughtException', (error) => {
  if (!/postgres\/src\/connection\.js/.test(error.stack ?? '')) throw error;
  driverFaults += 1;
});

await prove((found) =>
  withThrowaway({ name: 'quarter', seed: 'empty', clock: '2026-02-28T23:00:00+08:00' }, async (database) => {
    Object.assign(process.env, database.env);
    const [days = 90, houses = 10, seed = 20_261_122] = process.argv.slice(2).map(Number);
    const house = stage(database.adminUrl);
    const login = decodeURIComponent(new URL(database.runtimeUrl).username);
    const from = performance.now();
    const log = console.log;
    console.log = () => {};
    try {
      // Every entry commits, as it does in a house: in one transaction of 90 days no row's old versions could ever be cleared away.
      await house.lastingScene(async (scene) => {
        const played = await play(scene, {
          ...{ seed, days, houses, deaths: 0.15, thorough: true },
          worker: (of, chance) => mortalWorker(of, chance, login),
          heard: (day, { killed }) => {
            if (day % 10 === 0) log(`day ${day}, ${killed.length} connections cut`);
          },
        });
        const owed = owedBy(played);
        const result = await checked(scene, owed);
        const kinds = Map.groupBy(owed.lists.step, ({ what }) => what.split(' ').slice(1, 3).join(' '));
        const ticks = new Set(played.runs.map(({ at }) => Math.floor(at.getTime() / 60_000))).size;
        found.figure(
          `seed ${seed}: ${days} days, ${houses} houses, minutes looked at`,
          `${ticks}, ${played.killed.length} with a connection cut (${driverFaults} times under the driver’s hands)`,
        );
        found.figure(
          'chases, steps of the clock, climbs, tasks, reminders',
          `${result.chases}, ${result.steps}, ${result.climbs}, ${result.tasks}, ${result.reminders}`,
        );
        found.figure(
          'of the steps',
          [...kinds]
            .map(([kind, lines]) => `${kind} ${lines.length}`)
            .sort()
            .join(', '),
        );
        found.figure(
          'acts of officers, closures, outages, hand-overs',
          `${result.acts}, ${played.closures.length}, ${played.outages.length}, ${played.handed}`,
        );
        found.figure('took', seconds(performance.now() - from));
        found.promise(
          'owed and stands, both ways, to the millisecond of the run',
          result.faults.length === 0,
          `${result.faults.length} not as the day has it${result.faults
            .slice(0, 40)
            .map((fault) => `\n  ${fault}`)
            .join('')}`,
        );
      })();
    } finally {
      console.log = log;
      await house.close();
    }
  }),
);
