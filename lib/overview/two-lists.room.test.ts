import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { detect } from '#lib/anomaly/detect.ts';
import { alertQueue, type QueuedAlert } from '#lib/anomaly/queries.ts';
import { chaseLists, chasesOf } from '#lib/chase/queries.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { addDays, businessDay, daysOf } from '#lib/clock/business-day.ts';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { boardOf } from './board.ts';
import { silentOn } from './silent.ts';

const house = stage();
after(() => house.close());

const [first, last] = [businessDay('2026-11-01'), businessDay('2026-11-20')];

/** Every list on which a lodging stands for its silence: the board's, the job's, the chases'. */
async function silentLists(scene: Scene, officer: Person) {
  const board = await scene.as(officer, 'board:read', (pass) =>
    boardOf(pass, { day: last, state: 'silent' }),
  );
  const silent = await scene.asJob('clock:work', (pass) => silentOn(pass, last));
  const chases = [];
  for (const list of chaseLists)
    chases.push(...(await scene.as(officer, 'chase:work', (pass) => chasesOf(pass, list))));
  return {
    board: board.rows.map(({ id }) => id),
    counts: board.counts,
    silent: silent.map(({ id }) => id),
    chases: chases.map(({ lodging }) => lodging.id),
  };
}

test(
  'silent and implausible never mix: a doubt puts no lodging on a silent list, and silence none among the implausible',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T04:30:00Z');
    const { sql, county } = scene;
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const [doubted, mute] = [await scene.lodging(beat), await scene.lodging(beat)];
    const officer = await scene.person({ role: 'officer', unit: beat });
    await scene.asJob('clock:work', (pass) => makeObligations(pass, first, last));
    for (const night of daysOf(first, last)) {
      const filed = `${addDays(night, 1)}T01:00:00Z`;
      for (const inn of night < '2026-11-08' ? [doubted, mute] : [doubted])
        await sql`
          insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
          values (${county}, gen_random_uuid(), ${inn.id}, ${night}, 1, 'nil', 0, ${filed}, ${filed})`;
    }
    await scene.asJob('clock:work', (pass) => tendChases(pass));
    const before = await silentLists(scene, officer);
    const only = [mute.id];
    assert.deepEqual([before.board, before.silent, before.chases], [only, only, only]);

    await sql`
      insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal, found_at)
      values (${county}, gen_random_uuid(), 'under_reporting', 'watch', ${doubted.id}, '2026-11-08', ${last}, '[]', '[]', '{}', false,
        nl.now())`;
    await scene.asJob('clock:work', (pass) => tendChases(pass));
    assert.deepEqual(
      await silentLists(scene, officer),
      before,
      'an open doubt moves no list and no number of silence',
    );

    await scene.asJob('clock:work', (pass) => detect(pass, { until: last, allRules: true }));
    const queues: QueuedAlert[] = [];
    for (const view of ['instant', 'same_day', 'watch', 'rehearsal'] as const)
      queues.push(...(await scene.as(officer, 'alert:read', (pass) => alertQueue(pass, view, 1))));
    const rulesOf = (lodging: string) =>
      queues.filter((one) => one.lodging.id === lodging).map(({ rule }) => rule);
    assert.deepEqual(rulesOf(mute.id), ['chronic_non_filer'], 'silence is told as silence alone');
    assert.ok(!rulesOf(doubted.id).includes('chronic_non_filer'), 'a doubt is no silence');
  }),
);
