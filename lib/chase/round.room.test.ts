import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { recordStep } from './commands.ts';
import { chaseOf } from './queries.ts';
import { roundOf, takeVisit } from './round.ts';
import { chasing, filed, minute, misstamped, standing } from './stage-county.ts';

const house = stage();
after(() => house.close());

async function onRound(scene: Scene) {
  const c = await chasing(scene, '2026-11-10', '2026-11-10');
  await scene.clock('2026-11-12T05:00:00Z');
  await minute(scene);
  const [stop] = await scene.as(c.officer, 'chase:work', roundOf);
  assert.ok(stop);
  const body = {
    ...{ chase: stop.chase, seen: String(stop.seen), kind: 'visit', outcome: 'helped', place: '解放路1号' },
    ...{ happened: '2026-11-12T12:30', point: '27.1143, 111.0325', accuracy: '9', request_key: 'phone-2' },
  };
  const send = (who: typeof c.officer, more: object = {}) =>
    scene.as(who, 'chase:work', (pass) => takeVisit(pass, { ...body, ...more }));
  const visits = async () =>
    (await scene.as(c.officer, 'chase:work', (pass) => chaseOf(pass, stop.chase))).steps.filter(
      ({ kind }) => kind === 'visit',
    );
  return { ...c, stop, send, visits };
}

test(
  'a round holds the open chases within reach with what a visit needs',
  house.scene(async (scene) => {
    const { stop, inn, stranger } = await onRound(scene);
    assert.deepEqual([stop.lodging.code, stop.nights], [inn.code, 1]);
    assert.equal((await scene.as(stranger, 'chase:work', roundOf)).length, 0);
  }),
);

test(
  'a visit of a phone whose answer was lost is recorded once, with the point it was told at the door',
  house.scene(async (scene) => {
    const { officer, inn, send, visits } = await onRound(scene);
    await send(officer, { first: 'yes' });
    await send(officer);
    await send(officer);
    const lines = await visits();
    assert.deepEqual(
      lines.map(({ detail, happenedAt }) => [detail.sentLater, detail.place, happenedAt.toISOString()]),
      [[undefined, '解放路1号', '2026-11-12T04:30:00.000Z']],
    );
    const points = await scene.sql<{ accuracy: number }[]>`
      select accuracy from lodging_point where county = ${scene.county} and lodging_id = ${inn.id}`;
    assert.deepEqual(
      points.map(({ accuracy }) => accuracy),
      [9],
    );
  }),
);

test(
  'while its writer looks on a stale visit is refused with who did what; one that waited on a phone is taken and says so',
  house.scene(async (scene) => {
    const { officer, second, stop, send, visits } = await onRound(scene);
    await scene.as(second, 'chase:work', (pass) =>
      recordStep(pass, { chase: stop.chase, seen: stop.seen, kind: 'call', outcome: 'no_answer' }),
    );
    await assert.rejects(send(officer, { first: 'yes' }), { kind: 'conflict' });
    const { meanwhile } = await send(officer, { written: '2026-11-12T04:31:00.000Z' });
    assert.deepEqual([meanwhile?.who, meanwhile?.kind], [second.name, 'call']);
    assert.deepEqual(
      (await visits()).map(({ detail }) => [detail.sentLater, detail.writtenAt]),
      [[true, '2026-11-12T04:31:00.000Z']],
    );
    assert.deepEqual(await misstamped(scene), [], 'it happened before the call that was written first');
  }),
);

test(
  'a phone’s body that is no visit, or lacks its key, is refused with its field',
  house.scene(async (scene) => {
    const { officer, stranger, send } = await onRound(scene);
    await assert.rejects(send(officer, { outcome: 'odd' }), { kind: 'invalid' });
    await assert.rejects(send(officer, { request_key: undefined }), { kind: 'invalid' });
    await assert.rejects(send(officer, { point: '111.0325, 27.1143' }), { kind: 'invalid' });
    await assert.rejects(send(officer, { happened: '2026-11-01T12:30' }), { kind: 'invalid' });
    await assert.rejects(send(stranger), { kind: 'not_found' });
  }),
);

test(
  'a visit that arrives after the chase has ended is kept in its history, and a phone’s wrong clock stops nothing',
  house.scene(async (scene) => {
    const { officer, inn, stop, send, visits } = await onRound(scene);
    await filed(scene, inn, '2026-11-10', '2026-11-12T05:00:30Z');
    await scene.clock('2026-11-12T05:02:00Z');
    await minute(scene);
    await send(officer, { written: '2031-01-01T00:00:00.000Z' });
    assert.deepEqual(
      (await visits()).map(({ detail }) => [detail.sentLater, detail.writtenAt]),
      [[true, undefined]],
    );
    const [chase] = await standing(scene, inn);
    assert.deepEqual([chase?.id, chase?.ending], [stop.chase, 'filed']);
  }),
);
