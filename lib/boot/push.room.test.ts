import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pushKey } from '#lib/delivery/channels/push-seal.ts';
import { provider } from '#lib/delivery/channels/stage-provider.ts';
import { fakeBrowser, fakePush } from '#lib/delivery/channels/stage-push.ts';
import { aliyunSecret, fakeAliyun } from '#lib/delivery/channels/stage-sms.ts';
import { fatesOf } from '#lib/delivery/fates.ts';
import { send } from '#lib/delivery/send.ts';
import { setChannel } from '#lib/delivery/setting.ts';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { endOtherSessions } from '#lib/identity/own.ts';
import { endPush, keepPush, ownPush } from '#lib/identity/push/subscription.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { tidyIdentity } from '#lib/identity/tidy.ts';
import { tendOutbox } from './outbox.ts';

const sessionOf = ({ credential }: Person) => ('session' in credential ? credential.session : null);

const ground = stage();
after(() => ground.close());
console.log = () => {};

async function county(scene: Scene) {
  const unit = await scene.unit('county');
  const inn = await scene.lodging(await scene.unit('beat', await scene.unit('station', unit)));
  const admin = await scene.person({ role: 'sysadmin', unit });
  const owner = await scene.person({ role: 'owner', lodging: inn.id });
  const set = (channel: string, place: string, fields: Record<string, string>) =>
    scene.as(admin, 'channel:manage', (pass) =>
      setChannel(pass, { channel, enabled: '1', ...fields, place }),
    );
  const browser = (name: string) => fakeBrowser(`https://fcm.googleapis.com/fcm/send/${name}`, name);
  const keep = async (person: Person, { address }: ReturnType<typeof browser>) =>
    scene.as(person, 'account:own', async (pass) => {
      await keepPush(pass, address, sessionOf(person));
      return null;
    });
  const on = async (person: Person) =>
    ((await scene.as(person, 'account:own', ownPush))?.browsers ?? []).map(({ id }) => id);
  let n = 0;
  const tell = (urgent = true) =>
    scene.asJob('clock:work', async (pass) => {
      const [sent] = await send(pass, [
        {
          ...{ key: `t${n++}`, account: owner.id, kind: 'task' as const, urgent, lodgings: [inn.id] },
          text: () => ({ title: '某旅馆的事', body: '…' }),
        },
      ]);
      return sent?.id ?? '';
    });
  const states = async (message: string) =>
    (
      await scene.sql<{ channel: string; state: string }[]>`
        select channel, case when failed_at is not null then 'failed' when handed_at is not null then 'handed'
          when unknown_at is not null then 'unknown' else 'waits' end as state
        from message_delivery where message_id = ${message} and channel <> 'app' order by channel`
    ).map(({ channel, state }) => `${channel} ${state}`);
  return { admin, owner, set, browser, keep, on, tell, states };
}

test(
  'Web Push is told beside the chain: what it carried ends nothing, what it did not carry delays nothing, and a dead browser is forgotten',
  ground.lastingScene(async (scene) => {
    const { owner, set, browser, keep, on, tell, states } = await county(scene);
    await scene.sql`update account set phone_sealed = ${sealPhone(owner.id, '19900000001')} where id = ${owner.id}`;
    const [push, sms] = [fakePush(pushKey(), () => new Date()), fakeAliyun()];
    const { net, clock, close } = await provider((met) =>
      met.host === 'fcm.googleapis.com' ? push.answer(met) : sms.answer(met),
    );
    clock.at = new Date();
    try {
      await set('aliyun_sms', '1', aliyunSecret);
      await set('web_push', '2', { contact: 'keeper@county.example' });
      const [phone, desk] = [browser('phone'), browser('desk')];
      await keep(owner, phone);
      await keep(owner, desk);

      sms.state.code = 'isv.MOBILE_NUMBER_ILLEGAL';
      const first = await tell();
      await tendOutbox(scene.county, net);
      assert.deepEqual(await states(first), ['aliyun_sms failed', 'web_push handed']);
      assert.equal(push.ledger.length, 2, 'each browser once');
      assert.equal(phone.open(push.ledger[0]?.sealed ?? Buffer.alloc(0)).body?.includes('旅馆'), false);
      const told = await scene.asJob('clock:work', async (pass) => [
        ...(await fatesOf(pass, [first])).values(),
      ]);
      assert.equal(told[0]?.fate, 'handed', 'the inbox has it');
      const outside = told[0]?.channels.filter(({ channel }) => channel !== 'web_push' && channel !== 'app');
      assert.deepEqual(
        outside?.map(({ state }) => state),
        ['failed'],
      );

      sms.state.code = null;
      push.state.answer = { status: 503 };
      const second = await tell();
      await tendOutbox(scene.county, net);
      assert.deepEqual(await states(second), ['aliyun_sms handed', 'web_push waits']);

      push.state.answer = null;
      push.state.gone.add('/fcm/send/desk');
      const third = await tell();
      await tendOutbox(scene.county, net);
      assert.deepEqual(await states(third), ['aliyun_sms handed', 'web_push handed']);
      assert.equal((await on(owner)).length, 1, 'the browser that is gone is forgotten');
    } finally {
      await close();
    }
  }),
);

test(
  'a county with Web Push alone still tells it once and settles; nothing is told after the session, the phone or the wish has ended',
  ground.lastingScene(async (scene) => {
    const { admin, owner, set, browser, keep, on, tell, states } = await county(scene);
    await assert.rejects(keep(owner, browser('early')), { problems: [{ code: 'M-385' }] });
    await set('web_push', '1', { contact: 'keeper@county.example' });
    await assert.rejects(keep(owner, fakeBrowser('https://10.0.0.8/x', 'x')), {
      problems: [{ code: 'M-386' }],
    });
    const push = fakePush(pushKey(), () => new Date());
    const { net, clock, close } = await provider(push.answer);
    clock.at = new Date();
    try {
      await keep(owner, browser('one'));
      const first = await tell();
      await tendOutbox(scene.county, net);
      await tendOutbox(scene.county, net);
      assert.deepEqual(await states(first), ['web_push handed']);
      assert.equal(push.ledger.length, 1);
      const [row] = await scene.sql<{ settled: boolean }[]>`
        select settled_at is not null as settled from message where id = ${first}`;
      assert.equal(row?.settled, true);

      // The second factor gives the session another id: it goes on. Another person in the same browser takes it over.
      const stepped = Buffer.from('another id of the session');
      await scene.sql`update session set id_hash = ${stepped} where id_hash = ${sessionOf(owner)}`;
      const back = { ...owner, credential: { session: stepped } };
      assert.equal((await on(back)).length, 1);
      await keep(admin, browser('one'));
      assert.deepEqual([(await on(back)).length, (await on(admin)).length], [0, 1]);

      // Asked on a paired phone it is the phone's, whatever becomes of the hours' session.
      const phone = '0190aaaa-0000-7000-8000-0000000000a1';
      await scene.sql`insert into own_device (id, kind, account_id, county, label, key_hash, turned_at, via, made_by, paired_at, seen_at, expires_at)
        values (${phone}, 'phone', ${owner.id}, ${scene.county}, 'p', '\\x01', nl.now(), 'self', ${owner.id}, nl.now(), nl.now(), nl.now() + interval '180 days')`;
      await scene.sql`update session set device_id = ${phone} where id_hash = ${stepped}`;
      await keep(back, browser('own'));
      await scene.sql`update session set device_id = null where id_hash = ${stepped}`;
      assert.equal((await on(back)).length, 1);
      await scene.sql`update own_device set ended_at = nl.now(), ended_why = 'self' where id = ${phone}`;
      assert.deepEqual(await on(back), []);

      const [own] = await on(admin);
      await scene.as(admin, 'account:own', (pass) => endPush(pass, own ?? '').then(() => null));
      assert.deepEqual(await on(admin), []);
      await keep(back, browser('two'));
      await scene.as(admin, 'account:own', (pass) => endOtherSessions(pass, null).then(() => null));
      await scene.sql`update session set revoked_at = nl.now() where account_id = ${owner.id}`;
      await tell();
      await tendOutbox(scene.county, net);
      assert.equal(push.ledger.length, 1, 'nothing after the session');
      await scene.asJob('clock:work', tidyIdentity);
      const [left] = await scene.sql<{ n: number }[]>`
        select count(*)::int as n from push_subscription where account_id = ${owner.id}`;
      assert.equal(left?.n, 0);
    } finally {
      await close();
    }
  }),
);
