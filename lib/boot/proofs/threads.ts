/**
 * `npm run prove -- threads [THREADS [DAYS [SEED]]]`: 5,000 threads over 60 clocked days through the real gate, with officers away,
 * beats handed over and questions passed to departments. Each midnight every thread is held against the ledger of the play: none waits beyond its due without an
 * open climb, none is open without a wait, and its times equal a recount of its lines.
 */
import { stage } from '#lib/gate/stage.ts';
import { TalkPlay } from '#lib/gate/stage-talks.ts';
import { judgeTalks } from '#lib/gate/stage-talks-judge.ts';
import { startOfPlay } from '#lib/gate/stage-talks-told.ts';
import { withThrowaway } from '../throwaway.mjs';
import { prove, seconds } from './ground/figures.ts';

const [threads = 5000, days = 60, seed = 20_261_122] = process.argv
  .slice(2)
  .filter((word) => word !== '--')
  .map(Number);

await prove((found) =>
  withThrowaway(
    { name: 'threads', seed: 'empty', clock: new Date(startOfPlay).toISOString() },
    async ({ adminUrl, env }) => {
      Object.assign(process.env, env);
      const house = stage(adminUrl);
      const from = performance.now();
      await house.lastingScene(async (scene) => {
        const renewed = () =>
          scene.sql`analyze task, thread, thread_line, hand_off, message, account, holding`;
        const play = new TalkPlay(scene, { threads, days, seed });
        const wrong: string[] = [];
        let most = 0;
        const played = await play.run(async (day) => {
          await renewed();
          const judged = await judgeTalks(scene, play.played.told, day * 1440);
          wrong.push(...judged.wrong.map((what) => `day ${day}, ${what}`));
          most = Math.max(most, judged.climbing);
          if (day % 5 === 0)
            found.figure(
              `day ${day}`,
              `${judged.threads} asked, ${judged.answered} answered, ${judged.ended} ended, ${judged.waiting} waiting, of them ${judged.climbing} climbing`,
            );
        });
        const end = await judgeTalks(scene, played.told, days * 1440);
        found.figure('seed', String(seed));
        found.figure(
          'played',
          `${played.absences} absences, ${played.transfers} beats handed over, ${played.passed} questions passed to departments, ${played.turnedAway} answers of former officers turned away, ${seconds(performance.now() - from)}`,
        );
        // Transfers begin on the fourth day of a beat and come every second week at most.
        found.promise(
          'officers were away, beats handed over, questions passed on',
          played.absences > 0 && played.passed > 0 && (days < 20 || played.transfers > 0),
          `${played.absences}, ${played.transfers}, ${played.passed}`,
        );
        found.promise(
          'none without an answer or an open climb, times equal the recount',
          wrong.length + end.wrong.length + played.faults.length === 0 && played.told.length === threads,
          [
            `${end.threads} threads, ${end.answered} answered, ${end.ended} ended, ${end.waiting} waiting, ${end.climbing} with an open climb, ${days} judgements`,
            ...wrong.slice(0, 5),
            ...end.wrong.slice(0, 5),
            ...played.faults.slice(0, 2),
          ].join('; '),
        );
      })();
      await house.close();
    },
  ),
);
