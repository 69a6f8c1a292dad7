import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { systemNow } from '#lib/clock/now.ts';
import { send } from '#lib/delivery/send.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import './clearing.ts';

const house = stage();
after(() => house.close());

const left = async (scene: Scene, table: string) =>
  (
    await scene.sql<
      { n: number }[]
    >`select count(*)::int as n from ${scene.sql(table)} where county = ${scene.county}`
  )[0]?.n;

test(
  'messages, their deliveries and reminders go after three years and not a day before; links and texts after half a year; a hold keeps its own',
  house.scene(async (scene) => {
    await scene.clock('2026-11-20T02:00:00Z');
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const [inn, held] = [await scene.lodging(beat), await scene.lodging(beat)];
    const owner = await scene.person({ role: 'owner', lodging: inn.id });
    const text = () => ({ title: 't', body: 'b' });
    await scene.asJob('clock:work', async (pass) => {
      for (const { id } of [inn, held])
        await send(pass, [{ key: id, account: owner.id, kind: 'reminder', lodgings: [id], text }]);
      return null;
    });
    await scene.sql`insert into reminder (county, message_id, lodging_id, account_id, step, nights, at)
      select county, id, lodging_ids[1], account_id, 'before', '{2026-11-19}', queued_at from message where county = ${scene.county}`;
    await scene.sql`insert into one_tap (county, id, hash, account_id, items, made_at, expires_at)
      values (${scene.county}, ${uuidv7(systemNow())}, ${Buffer.from(scene.county)}, ${owner.id}, '[]', nl.now(), nl.now())`;
    await scene.sql`insert into inbound_text (county, id, channel, provider_key, from_index, zero, received_at)
      values (${scene.county}, ${uuidv7(systemNow())}, 'aliyun_sms', '1', '\\x01', true, nl.now())`;
    const { county } = scene;
    await scene.sql`insert into legal_hold (county, id, lodging_id, from_day, to_day, case_number, asked_by, asked_at, approval_id, in_force_at)
      values (${county}, ${uuidv7(systemNow())}, ${held.id}, '2026-11-19', '2026-11-19', 'C1', ${owner.id}, nl.now(), ${uuidv7(systemNow())}, nl.now())`;
    const clear = async (at: string) => {
      await scene.clock(at);
      await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    };
    await clear('2027-05-19T02:00:00Z');
    assert.deepEqual([await left(scene, 'one_tap'), await left(scene, 'inbound_text')], [1, 1]);
    await clear('2027-05-20T02:00:00Z');
    assert.deepEqual([await left(scene, 'one_tap'), await left(scene, 'inbound_text')], [0, 0]);
    await clear('2029-11-19T02:00:00Z');
    assert.deepEqual([await left(scene, 'message'), await left(scene, 'reminder')], [2, 2]);
    await clear('2029-11-20T02:00:00Z');
    assert.deepEqual([await left(scene, 'message'), await left(scene, 'message_delivery')], [1, 1]);
    assert.equal(await left(scene, 'reminder'), 1);
  }),
);
