import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Refusal } from '#lib/platform/errors.ts';
import { type Person, type Scene, stage } from './stage.ts';

const house = stage();
after(() => house.close());

/** What a person sees of the board now: the codes of their lodgings, or the code of the refusal. */
async function sees(scene: Scene, person: Person): Promise<string> {
  try {
    return await scene.as(person, 'board:read', async ({ sql }) => {
      const rows = await sql<{ code: string }[]>`select code from lodging order by code`;
      return rows.map(({ code }) => code).join(' ');
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems[0]?.code ?? '';
  }
}

async function station(scene: Scene) {
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const other = await scene.unit('beat', station);
  return { county, station, beat, other, inn: await scene.lodging(beat) };
}

test(
  'a role counts from its first Shanghai day to its last, not a minute before or after',
  house.scene(async (scene) => {
    const { beat, inn } = await station(scene);
    const officer = await scene.person({
      role: 'officer',
      unit: beat,
      fromDay: '2026-11-21',
      toDay: '2026-11-22',
    });
    const cases = [
      ['2026-11-20T15:59:00Z', 'M-161'],
      ['2026-11-20T16:00:00Z', inn.code],
      ['2026-11-22T15:59:00Z', inn.code],
      ['2026-11-22T16:00:00Z', 'M-161'],
    ] as const;
    for (const [at, wanted] of cases) {
      await scene.clock(at);
      assert.equal(await sees(scene, officer), wanted, at);
    }
  }),
);

test(
  'a revoked role, a revoked session and a closed account count at once, in the very next request',
  house.scene(async (scene) => {
    const { beat, inn } = await station(scene);
    const officer = await scene.person();
    const holding = await scene.hold(officer, { role: 'officer', unit: beat });
    assert.equal(await sees(scene, officer), inn.code);
    await scene.sql`update holding set revoked_at = nl.now() where id = ${holding}`;
    assert.equal(await sees(scene, officer), 'M-161');
    await scene.hold(officer, { role: 'officer', unit: beat });
    assert.equal(await sees(scene, officer), inn.code);
    await scene.sql`update account set closed_at = nl.now() where id = ${officer.id}`;
    assert.equal(await sees(scene, officer), 'M-180');
    await scene.sql`update account set closed_at = null where id = ${officer.id}`;
    await scene.sql`update session set revoked_at = nl.now() where account_id = ${officer.id}`;
    assert.equal(await sees(scene, officer), 'M-180');
  }),
);

test(
  'a session ends at its end and after its idle time, to the minute',
  house.scene(async (scene) => {
    const { beat, inn } = await station(scene);
    const officer = await scene.person({ role: 'officer', unit: beat });
    await scene.sql`update session set seen_at = '2026-11-21T02:00:00Z', idle_minutes = 30, expires_at = '2026-11-21T10:00:00Z'
      where account_id = ${officer.id}`;
    await scene.clock('2026-11-21T02:31:00Z');
    assert.equal(await sees(scene, officer), 'M-180');
    await scene.clock('2026-11-21T02:29:00Z');
    assert.equal(await sees(scene, officer), inn.code);
    await scene.clock('2026-11-21T02:58:00Z'); // seen again at 02:29, so it lives on
    assert.equal(await sees(scene, officer), inn.code);
    await scene.sql`update session set idle_minutes = 100000 where account_id = ${officer.id}`;
    await scene.clock('2026-11-21T10:00:00Z');
    assert.equal(await sees(scene, officer), 'M-180');
  }),
);

test(
  'a lodging that moves to another beat is seen by the new officer from that day, by the old one until the day before',
  house.scene(async (scene) => {
    const { beat, other, inn } = await station(scene);
    const [old, next] = [
      await scene.person({ role: 'officer', unit: beat }),
      await scene.person({ role: 'officer', unit: other }),
    ];
    await scene.sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
      values (${scene.county}, ${inn.id}, '2026-11-22', ${other})`;
    await scene.clock('2026-11-21T15:59:00Z');
    assert.deepEqual([await sees(scene, old), await sees(scene, next)], [inn.code, '']);
    await scene.clock('2026-11-21T16:00:00Z');
    assert.deepEqual([await sees(scene, old), await sees(scene, next)], ['', inn.code]);
  }),
);

test(
  'a role held in another county opens nothing while the session stands in this one',
  house.scene(async (scene) => {
    const { county, inn } = await station(scene);
    const abroad = scene.county === '999999' ? '999998' : '999999';
    const person = await scene.person();
    const holding = await scene.hold(person, { role: 'supervisor', unit: county });
    await scene.sql`update holding set county = ${abroad} where id = ${holding}`;
    assert.equal(await sees(scene, person), 'M-161');
    await scene.sql`update session set county = ${abroad} where account_id = ${person.id}`;
    assert.equal(
      await sees(scene, person),
      '',
      'the unit is none of that county, so it reaches nothing there',
    );
    await scene.sql`update holding set county = ${scene.county} where id = ${holding}`;
    await scene.sql`update session set county = ${scene.county} where account_id = ${person.id}`;
    assert.equal(await sees(scene, person), inn.code);
  }),
);
