import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from './stage.ts';
import { TalkPlay } from './stage-talks.ts';
import { judgeTalks } from './stage-talks-judge.ts';

const house = stage();
after(() => house.close());

const [threads, days, seed] = [16, 2, 20_261_122];

test(`${threads} threads over ${days} clocked days with absences and transfers: none without an answer or an open climb, times as recounted (the proof plays 5,000 over 60)`, (t) =>
  house.scene(async (scene) => {
    const play = new TalkPlay(scene, { threads, days, seed });
    const wrong: string[] = [];
    const played = await play.run(async (day) => {
      const judged = await judgeTalks(scene, play.played.told, day * 1440);
      wrong.push(...judged.wrong);
      t.diagnostic(
        `day ${day}: ${judged.threads} asked, ${judged.answered} answered, ${judged.climbing} climbing; seed ${seed}`,
      );
    });
    assert.deepEqual([...wrong, ...played.faults], []);
    assert.equal(played.told.length, threads);
  })());
