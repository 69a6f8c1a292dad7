import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { setPoint } from './commands.ts';
import { housesNear, pointHistory, pointsOf } from './queries.ts';

const house = stage();
after(() => house.close());

test(
  'a point is set within reach only; the latest counts, earlier ones stay, and the house book names who set it',
  house.scene(async (scene) => {
    const station = await scene.unit('station', await scene.unit('county'));
    const [beat, other] = [await scene.unit('beat', station), await scene.unit('beat', station)];
    const [inn, far] = [await scene.lodging(beat), await scene.lodging(other)];
    const officer = await scene.person({ role: 'officer', unit: beat });
    const set = (code: string, latitude: number, accuracy?: number) =>
      scene.as(officer, 'lodging:note', (pass) =>
        setPoint(pass, { code, point: { latitude, longitude: 111 }, accuracy }),
      );
    await assert.rejects(set(far.code, 27), { kind: 'not_found' });
    await set(inn.code, 27.1);
    await set(inn.code, 27.2, 12);
    const { history, points } = await scene.as(officer, 'lodging:read', async (pass) => ({
      history: await pointHistory(pass, inn.id),
      points: Object.fromEntries(await pointsOf(pass, [inn.id, far.id])),
    }));
    assert.deepEqual(
      history.map(({ latitude, accuracy }) => [latitude, accuracy]),
      [
        [27.2, 12],
        [27.1, null],
      ],
    );
    assert.deepEqual(points, { [inn.id]: { latitude: 27.2, longitude: 111 } });
    const [row] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from house_book_event where county = ${scene.county} and act = 'lodging.point'`;
    assert.equal(row?.n, 2);
  }),
);

test(
  'the three nearest houses within reach that operate are told, with the way to each',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T02:00:00Z');
    const station = await scene.unit('station', await scene.unit('county'));
    const beat = await scene.unit('beat', station);
    const officer = await scene.person({ role: 'officer', unit: beat });
    const inns = [];
    for (let i = 0; i < 6; i += 1) inns.push(await scene.lodging(beat));
    const [here, ...others] = inns;
    for (const [i, inn] of inns.entries())
      await scene.as(officer, 'lodging:note', (pass) =>
        setPoint(pass, { code: inn.code, point: { latitude: 27 + i * 0.01, longitude: 111 }, accuracy: 5 }),
      );
    await scene.sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
      values (${scene.county}, ${others[0]?.id ?? ''}, '2026-11-01', 'closed_down', nl.now())`;
    const near = await scene.as(officer, 'lodging:read', (pass) =>
      housesNear(pass, {
        lodgingId: here?.id ?? '',
        point: { latitude: 27, longitude: 111 },
        day: '2026-11-21',
      }),
    );
    assert.deepEqual(
      near.map(({ code }) => code),
      others.slice(1, 4).map(({ code }) => code),
    );
    assert.ok(Math.abs((near[0]?.metres ?? 0) - 2224) < 3, String(near[0]?.metres));
  }),
);
