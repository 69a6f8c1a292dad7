import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { addDays, businessDay } from '#lib/clock/business-day.ts';
import { stage } from '#lib/gate/stage.ts';
import { excuseOf } from '#lib/lodging/excuse.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { nightsOf } from './nights.ts';

const house = stage();
after(() => house.close());

/** A stream of whole numbers below n that follows from its seed (mulberry32). */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

test('excused nights made from spans are those the lodging room tells one by one', async (t) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  t.diagnostic(`seed ${seed}`);
  const draw = chance(seed);
  const first = businessDay('2026-10-01');
  await house.scene(async (scene) => {
    const whole = await scene.unit('county');
    const beat = await scene.unit('beat', await scene.unit('station', whole));
    const { sql, county } = scene;
    const inns = [];
    for (let n = 0; n < 8; n += 1) inns.push(await scene.lodging(beat, first));
    await scene.asJob('registry:import', (pass) => makeObligations(pass, first, addDays(first, 40)));
    for (const inn of inns) {
      for (let n = draw(4); n > 0; n -= 1) {
        const status = ['operating', 'suspended', 'closed_down'][draw(3)] ?? 'operating';
        await sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
          values (${county}, ${inn.id}, ${addDays(first, 1 + draw(40))}, ${status}, nl.now()) on conflict do nothing`;
      }
      for (let n = draw(4); n > 0; n -= 1) {
        const from = addDays(first, draw(45) - 3);
        const approved = [true, true, false, null][draw(4)] ?? null;
        await sql`insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_at, decided_at, approved)
          values (${county}, ${randomUUID()}, ${inn.id}, ${from}, ${addDays(from, draw(12))}, 'repairs', nl.now(),
            case when ${approved}::boolean is null then null else nl.now() end, ${approved})`;
      }
    }
    const supervisor = await scene.person({ role: 'supervisor', unit: whole });
    const wrong = await scene.as(supervisor, 'board:read', async (pass) => {
      const rows = await pass.sql<{ day: string; told: string | null; made: string | null }[]>`
        select n.business_day::text as day, n.excuse as made, ${excuseOf(pass.sql)} as told
        from ${nightsOf(pass, { from: addDays(first, 2), to: addDays(first, 38), moved: [] })} n
        join obligation o on o.county = n.county and o.lodging_id = n.lodging_id and o.business_day = n.business_day`;
      assert.equal(rows.length, 8 * 37);
      return rows.filter(({ told, made }) => told !== made);
    });
    assert.deepEqual(wrong, []);
  })();
});
