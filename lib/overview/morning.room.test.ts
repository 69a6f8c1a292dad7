import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { addDays, businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { boardOf } from './board.ts';
import { morningOf } from './morning.ts';

const house = stage();
after(() => house.close());

const night = businessDay('2026-11-20');
const before = addDays(night, -1);

async function atEight(scene: Scene) {
  await scene.clock('2026-11-21T00:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const [beat, other] = [await scene.unit('beat', station), await scene.unit('beat', station)];
  const inns = [await scene.lodging(beat), await scene.lodging(beat), await scene.lodging(other)];
  await scene.asJob('clock:work', (pass) => makeObligations(pass, addDays(night, -3), night));
  const filed = (inn: { id: string }, day: string, kind: string, stays: number) => scene.sql`
    insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    values (${scene.county}, ${randomUUID()}, ${inn.id}, ${day}, 1, ${kind}, ${stays}, ${`${day}T14:00:00Z`}, ${`${day}T14:00:00Z`})`;
  const [one, two, three] = inns;
  assert.ok(one && two && three);
  await filed(one, night, 'guests', 2);
  for (const back of [1, 2, 3]) await filed(one, addDays(night, -back), 'nil', 0);
  await filed(three, night, 'nil', 0);
  await scene.sql`insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence,
      rehearsal, found_at)
    values (${scene.county}, ${randomUUID()}, 'welfare_sign', 'instant', ${two.id}, ${night}, ${night}, '[]', '[]', '{}', false,
      '2026-11-20T15:00:00Z')`;
  const officer = await scene.person({ role: 'officer', unit: beat });
  const chief = await scene.person({ role: 'chief', unit: station });
  const supervisor = await scene.person({ role: 'supervisor', unit: county });
  const morning = (who: typeof officer) => scene.as(who, 'board:read', morningOf);
  return { officer, chief, supervisor, morning, other };
}

test(
  'at eight the morning page says what the board says of last night and of the night whose due has passed',
  house.scene(async (scene) => {
    const { supervisor, morning } = await atEight(scene);
    const told = await morning(supervisor);
    assert.deepEqual([told.night, told.before], [night, before]);
    for (const [day, counts] of [
      [night, told.returns],
      [before, told.silent.counts],
    ] as const) {
      const board = await scene.as(supervisor, 'board:read', (pass) => boardOf(pass, { day }));
      assert.deepEqual(counts, board.counts, day);
    }
    assert.deepEqual(told.returns, { onTime: 2, late: 0, silent: 0, due: 1, excused: 0 });
    assert.deepEqual([told.silent.counts.silent, told.silent.long], [2, 2]);
    assert.deepEqual(told.minors, { minors: 2, houses: 1, toComplete: 0 });
    assert.deepEqual([told.instant, told.sameDay.found], [{ found: 1, open: 1 }, 0]);
    assert.equal(told.since.toISOString(), '2026-11-20T10:00:00.000Z');
  }),
);

test(
  'an officer is told of the own beat only, a chief which beats have most silent houses',
  house.scene(async (scene) => {
    const { officer, chief, morning } = await atEight(scene);
    const [own, whole] = [await morning(officer), await morning(chief)];
    assert.deepEqual([own.returns.onTime, own.returns.due, own.silent.counts.silent], [1, 1, 1]);
    assert.deepEqual(own.silent.most, []);
    assert.equal(whole.silent.most.length, 2);
    assert.equal(
      whole.silent.most.reduce((sum, { silent }) => sum + silent, 0),
      whole.silent.counts.silent,
    );
    assert.equal(own.duty, null);
    assert.equal(whole.duty?.posts, 1);
  }),
);
