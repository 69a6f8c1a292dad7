import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { behalfInput, unconfirmedOf } from '#lib/report/behalf/behalf.ts';
import { fileForHouse, fileOnChase } from './behalf.ts';
import { chaseOf } from './queries.ts';
import { chasing, minute, standing } from './stage-county.ts';

const house = stage();
after(() => house.close());

/** A house silent for four nights, its owner and the officer who phones; the oldest is past its late window. */
async function silent(scene: Scene) {
  const c = await chasing(scene, '2026-11-10', '2026-11-13');
  const owner = await scene.person({ role: 'owner', lodging: c.inn.id });
  await scene.clock('2026-11-14T05:00:00Z');
  await minute(scene);
  const [open] = await standing(scene, c.inn);
  const lines = async () =>
    (await scene.as(c.officer, 'chase:work', (pass) => chaseOf(pass, open?.id ?? ''))).steps
      .filter(({ kind }) => kind === 'on_behalf')
      .map(({ detail, by }) => [detail.night, detail.saidBy, by]);
  const waiting = async () =>
    (await scene.as(owner, 'desk:read', (pass) => unconfirmedOf(pass, c.inn.id))).map(
      ({ night, saidBy, officer }) => [night, saidBy, officer],
    );
  return { ...c, open, lines, waiting };
}

test(
  'a nil filed from a chase waits for the house’s word, and a late one keeps who said so instead of a reason',
  house.scene(async (scene) => {
    const c = await silent(scene);
    const input = { chase: c.open?.id ?? '', seen: c.open?.steps ?? 0, night: '2026-11-10', said_by: '店主' };
    const done = await scene.as(c.officer, 'report:on_behalf', (pass) => fileOnChase(pass, input));
    assert.equal(done.met, true);
    assert.deepEqual(await c.waiting(), [['2026-11-10', '店主', c.officer.name]]);
    assert.deepEqual(await c.lines(), [['2026-11-10', '店主', c.officer.name]]);
    const [version] = await scene.sql<{ reason: string | null; channel: string }[]>`
      select late_reason as reason, channel from report_version where county = ${scene.county}`;
    assert.deepEqual({ ...version }, { reason: null, channel: 'on_behalf' });
    const seen = input.seen + 1;
    await assert.rejects(
      scene.as(c.officer, 'report:on_behalf', (pass) => fileOnChase(pass, { ...input, seen })),
      { problems: [{ code: 'M-434', field: 'night' }] },
    );
  }),
);

test(
  'what is filed from the lodging’s page stands in the history of the chase that lists the night, once',
  house.scene(async (scene) => {
    const c = await silent(scene);
    const told = behalfInput.parse({
      ...{ code: c.inn.code, night: '2026-11-13', said_by: '前台', kind: 'closed', request_key: 'call-1' },
    });
    const send = () => scene.as(c.second, 'report:on_behalf', (pass) => fileForHouse(pass, told));
    const [once, again] = [await send(), await send()];
    assert.equal(again.receiptNumber, once.receiptNumber);
    assert.deepEqual(await c.lines(), [['2026-11-13', '前台', c.second.name]]);
    assert.deepEqual(await c.waiting(), [['2026-11-13', '前台', c.second.name]]);
  }),
);
