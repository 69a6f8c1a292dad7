import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { systemNow } from '#lib/clock/now.ts';
import { callbackAddress } from '#lib/delivery/callback-key.ts';
import { aliyunSecret, tencentSecret } from '#lib/delivery/channels/stage-sms.ts';
import { recordHanded } from '#lib/delivery/record.ts';
import { unpark } from '#lib/delivery/reports.ts';
import { setChannel } from '#lib/delivery/setting.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { makeServer } from './http-server.ts';

const ground = stage();
// Providers come over HTTP through the house's own street door.
const { server, stop } = makeServer({
  origin: 'http://127.0.0.1',
  trustProxy: false,
  pages: async (_request, response) => void response.writeHead(404).end(),
});
let street = '';
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  street = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  await stop(500);
  await ground.close();
});
console.log = () => {};

const phone = '13812340000';
const beijing = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

async function post(path: string, body: unknown, method = 'POST') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(street + path, { method, ...(method === 'POST' ? { body: text } : {}) });
  return { status: answer.status, body: await answer.text() };
}

async function county(scene: Scene) {
  const unit = await scene.unit('county');
  const admin = await scene.person({ role: 'sysadmin', unit });
  for (const [channel, fields] of [
    ['aliyun_sms', aliyunSecret],
    ['tencent_sms', tencentSecret],
  ] as const)
    await scene.as(admin, 'channel:manage', (pass) =>
      setChannel(pass, { ...fields, channel, place: '1', enabled: '1' }),
    );
  const path = (channel: string) => new URL(callbackAddress(scene.county, channel)).pathname;
  /** A message in the hands of a worker: taken, and as yet without an outcome. */
  const taken = async (channel: string, providerId: string | null = null) => {
    const id = uuidv7(systemNow());
    await scene.sql`insert into message (county, id, key, account_id, kind, urgent, lodging_ids, language, title, body, queued_at)
      values (${scene.county}, ${id}, ${id}, ${admin.id}, 'task', true, '{}', 'zh-CN', 't', 'b', nl.now())`;
    await scene.sql`insert into message_delivery (county, message_id, account_id, channel, queued_at, due_at, attempts, claimed_at,
        to_index, provider_id, handed_at)
      values (${scene.county}, ${id}, ${admin.id}, ${channel}, nl.now(), nl.now(), 1, nl.now() - interval '1 minute',
        ${phoneIndex(phone)}, ${providerId}, case when ${providerId}::text is null then null else nl.now() end)`;
    return id;
  };
  const state = async (id: string) => {
    const [row] = await scene.sql<{ text: string }[]>`
      select case when delivered_at is not null then 'delivered' when failed_at is not null then 'failed ' || cause
        when handed_at is not null then 'handed' else 'sending' end as text
      from message_delivery where county = ${scene.county} and message_id = ${id}`;
    return row?.text;
  };
  const report = (ref: string, success: boolean, more: object = {}) => ({
    ...{ phone_number: phone, send_time: beijing(systemNow()), report_time: beijing(systemNow()), success },
    ...{
      err_code: success ? 'DELIVERED' : 'NO_ROUTE',
      err_msg: '',
      sms_size: '1',
      biz_id: `biz-${ref}`,
      out_id: ref,
    },
    ...more,
  });
  return { path, taken, state, report };
}

test(
  'Aliyun’s reports: before our own answer, late, doubled and out of order they give the same state',
  ground.lastingScene(async (scene) => {
    const { path, taken, state, report } = await county(scene);
    const aliyun = path('aliyun_sms');
    const early = await taken('aliyun_sms');
    const told = await post(aliyun, [report(early, true)]);
    assert.deepEqual(told, { status: 200, body: '{"code":0,"msg":"ok"}' });
    assert.equal(await state(early), 'delivered');
    await scene.asJob('clock:work', async (pass) => {
      await recordHanded(
        pass,
        'aliyun_sms',
        [{ ref: early, handed: { result: 'unknown', cause: 'unclear' } }],
        0.5,
      );
      return null;
    });
    assert.equal(await state(early), 'delivered');

    const one = await taken('aliyun_sms');
    assert.equal((await post(aliyun, [report(one, false), report(one, false)])).status, 200);
    assert.equal(await state(one), 'failed refused (NO_ROUTE)');
    await post(aliyun, [report(one, true)]);
    await post(aliyun, [report(one, false)]);
    assert.equal(await state(one), 'delivered');
    const [row] = await scene.sql<{ early: boolean; cause: string | null }[]>`
      select delivered_at <= nl.now() as early, cause from message_delivery where county = ${scene.county} and message_id = ${one}`;
    assert.deepEqual([row?.early, row?.cause], [true, null]);
  }),
);

test(
  'Tencent’s report that comes before we know its number is parked, found a minute later, and forgotten after a day',
  ground.lastingScene(async (scene) => {
    const { path, taken, state } = await county(scene);
    const id = await taken('tencent_sms');
    const report = (sid: string) => ({
      ...{
        user_receive_time: beijing(systemNow()),
        nationcode: '86',
        mobile: phone,
        report_status: 'SUCCESS',
      },
      ...{ errmsg: 'DELIVRD', description: '', sid },
    });
    assert.equal(
      (await post(path('tencent_sms'), [report('s1'), report('nobody')])).body,
      '{"result":0,"errmsg":"OK"}',
    );
    assert.equal(await state(id), 'sending');
    await scene.asJob('clock:work', async (pass) => {
      await recordHanded(
        pass,
        'tencent_sms',
        [{ ref: id, handed: { result: 'handed', providerId: 's1' } }],
        0.5,
      );
      return null;
    });
    assert.equal(await scene.asJob('clock:work', unpark), 1);
    assert.equal(await state(id), 'delivered');
    const parked = () =>
      scene.sql<{ n: number }[]>`select count(*)::int as n from parked_report where county = ${scene.county}`;
    assert.equal((await parked())[0]?.n, 1);
    await scene.sql`update parked_report set received_at = received_at - interval '25 hours' where county = ${scene.county}`;
    await scene.asJob('clock:work', unpark);
    assert.equal((await parked())[0]?.n, 0);
  }),
);

test(
  'a forged report changes nothing: a wrong key, another channel’s or county’s, another number, another message’s provider id',
  ground.lastingScene(async (scene) => {
    const { path, taken, state, report } = await county(scene);
    const aliyun = path('aliyun_sms');
    const id = await taken('aliyun_sms', 'biz-true');
    const genuine = report(id, true, { biz_id: 'biz-true' });
    const letters = aliyun.slice(-43);
    for (const wrong of [
      aliyun.slice(0, -43) + letters.split('').reverse().join(''),
      aliyun.slice(0, -1),
      aliyun.replace('aliyun_sms', 'tencent_sms'),
      aliyun.replace(scene.county, '430524'),
      '/api/callback/',
      `${aliyun}/x`,
    ])
      assert.equal((await post(wrong, [genuine])).status, 404, wrong.slice(0, 40));
    assert.equal((await post(aliyun, [{ ...genuine, phone_number: '13999999999' }])).status, 200);
    assert.equal((await post(aliyun, [{ ...genuine, biz_id: 'biz-other' }])).status, 200);
    for (const body of ['', '{', '{}', '[1]', [{ ...genuine, success: 'yes' }]])
      assert.equal((await post(aliyun, body)).status, 400);
    assert.equal((await post(aliyun, '', 'GET')).status, 400);
    assert.equal(
      (await post(aliyun, ' '.repeat(12 * 1024 * 1024)).catch(() => ({ status: 413 }))).status,
      413,
    );
    assert.equal(await state(id), 'handed');
    assert.equal((await post(aliyun, [genuine])).status, 200);
    assert.equal(await state(id), 'delivered');
  }),
);
