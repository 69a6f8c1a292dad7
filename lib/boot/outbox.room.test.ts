import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aliyunSms } from '#lib/delivery/channels/aliyun-sms.ts';
import { provider } from '#lib/delivery/channels/stage-provider.ts';
import { aliyunSecret, fakeAliyun } from '#lib/delivery/channels/stage-sms.ts';
import { send } from '#lib/delivery/send.ts';
import { setChannel } from '#lib/delivery/setting.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { tendOutbox } from './outbox.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

const people = 30;

async function county(scene: Scene) {
  const unit = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', unit));
  const inn = await scene.lodging(beat);
  const admin = await scene.person({ role: 'sysadmin', unit });
  const accounts: string[] = [];
  for (let n = 0; n < people; n++) {
    const { id } = await scene.person({ role: 'staff', lodging: inn.id });
    await scene.sql`update account set phone_sealed = ${sealPhone(id, `1990000${String(n).padStart(4, '0')}`)} where id = ${id}`;
    accounts.push(id);
  }
  const set = (channel: string, place: string, fields: Record<string, string>) =>
    scene.as(admin, 'channel:manage', (pass) =>
      setChannel(pass, { channel, enabled: '1', ...fields, place }),
    );
  const tell = () =>
    scene.asJob('clock:work', async (pass) => {
      await send(
        pass,
        accounts.map((account) => ({
          key: `t/${account}`,
          account,
          kind: 'task' as const,
          urgent: true,
          text: () => ({ title: '要办', body: '…' }),
        })),
      );
      return null;
    });
  const states = async (channel: string) =>
    (
      await scene.sql<{ state: string; n: number }[]>`
        select case when delivered_at is not null then 'delivered' when failed_at is not null then 'failed'
          when handed_at is not null then 'handed' when unknown_at is not null then 'unknown'
          when claimed_at is not null then 'sending' else 'queued' end as state, count(*)::int as n
        from message_delivery where county = ${scene.county} and channel = ${channel} group by 1 order by 1`
    ).map(({ state, n }) => `${n} ${state}`);
  return { admin, set, tell, states };
}

test(
  'over two channels, with a provider that fails, cuts lines and stays silent, each recipient has one end or unknown, and no channel sent twice',
  ground.lastingScene(async (scene) => {
    const { set, tell, states } = await county(scene);
    const fake = fakeAliyun();
    const gateway: string[] = [];
    let n = 0;
    const { net, close } = await provider((met) => {
      if (met.host === 'gateway.example') {
        gateway.push(String(met.headers['webhook-id']));
        return { status: 202 };
      }
      const turn = met.headers['x-acs-action'] === 'SendSms' ? n++ % 5 : 4;
      fake.state.code = turn === 1 ? 'isv.MOBILE_NUMBER_ILLEGAL' : null;
      fake.state.answer = null;
      const answer = fake.answer(met);
      return turn === 2 ? { cut: true } : answer;
    });
    try {
      await set('aliyun_sms', '1', aliyunSecret);
      await set('webhook', '2', {
        url: 'https://gateway.example/in',
        secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      });
      await tell();
      await Promise.all([tendOutbox(scene.county, net), tendOutbox(scene.county, net)]);
      await tendOutbox(scene.county, net);
      assert.deepEqual(await states('aliyun_sms'), ['6 failed', '18 handed', '6 unknown']);
      assert.deepEqual(await states('webhook'), ['6 handed']);
      const refs = fake.ledger.map(({ ref }) => ref);
      assert.equal(new Set(refs).size, refs.length, 'the provider’s own ledger knows no message twice');
      assert.equal(new Set(gateway).size, gateway.length);

      await scene.sql`update message_delivery set unknown_at = unknown_at - interval '2 minutes',
        handed_at = handed_at - interval '2 minutes' where county = ${scene.county}`;
      for (const told of fake.ledger) told.status = 3;
      await tendOutbox(scene.county, net);
      assert.deepEqual(await states('aliyun_sms'), ['24 delivered', '6 failed']);
      assert.equal(fake.ledger.length, refs.length, 'asked, never sent again');
    } finally {
      await close();
    }
  }),
);

test(
  'a channel’s secrets are sealed, told to nobody, and kept when its form leaves them empty; a breaker lets a broken one rest',
  ground.lastingScene(async (scene) => {
    const { set, tell, states } = await county(scene);
    await set('aliyun_sms', '1', aliyunSecret);
    const { access_key_secret: secret, ...rest } = aliyunSecret;
    await set('aliyun_sms', '1', rest);
    const [row] = await scene.sql<{ text: string }[]>`
      select row_to_json(c)::text as text from channel_setting c where county = ${scene.county}`;
    assert.ok(row && !row.text.includes(secret));
    await assert.rejects(set('aliyun_sms', '1', { ...rest, template_code: 'wrong' }), {
      problems: [{ code: 'M-382', field: 'template_code' }],
    });
    await assert.rejects(set('app', '1', {}), { problems: [{ code: 'M-380' }] });
    assert.equal(aliyunSms.fields.find(({ name }) => name === 'access_key_secret')?.secret, true);

    await scene.sql`update channel_setting set failures = 4 where county = ${scene.county}`;
    const { net, met, close } = await provider(() => ({ body: { Code: 'isv.AMOUNT_NOT_ENOUGH' } }));
    try {
      await tell();
      await tendOutbox(scene.county, net);
      const calls = met.length;
      assert.ok(calls > 0 && calls <= 24, `${calls} calls before the rest was left alone`);
      assert.deepEqual(await states('aliyun_sms'), [`${people} failed`]);
      const [setting] = await scene.sql<{ rests: boolean }[]>`
        select open_until > nl.now() as rests from channel_setting where county = ${scene.county}`;
      assert.equal(setting?.rests, true);
    } finally {
      await close();
    }
  }),
);
