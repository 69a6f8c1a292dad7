import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aliyunSms } from '#lib/delivery/channels/aliyun-sms.ts';
import { provider } from '#lib/delivery/channels/stage-provider.ts';
import { aliyunSecret, fakeAliyun } from '#lib/delivery/channels/stage-sms.ts';
import { claimDue } from '#lib/delivery/claim.ts';
import { type Around, planOut } from '#lib/delivery/plan.ts';
import { paired, recordHanded } from '#lib/delivery/record.ts';
import { setChannel } from '#lib/delivery/setting.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { sendDue } from './send.ts';
import { county, draft, signed } from './stage-notice.ts';

const house = stage();
after(() => house.close());

/** Carries what is due to the fake provider over HTTP, as the worker does; returns the titles it was given, a person each. */
async function carried(
  scene: Scene,
  phones: ReadonlyMap<string, string>,
  fake: Awaited<ReturnType<typeof sms>>,
) {
  const around: Around = {
    addressesOf: async (_pass, accounts) =>
      new Map(accounts.map((one) => [one, { phone: phones.get(one) ?? '' }])),
    unwanted: async () => new Set(),
  };
  const before = fake.met.length;
  await scene.asJob('clock:work', (pass) => planOut(pass, around));
  const { settings, outgoing } = await scene.asJob('clock:work', (pass) =>
    claimDue(pass, 'aliyun_sms', around),
  );
  const handed = await aliyunSms.hand(settings, outgoing, fake.net);
  await scene.asJob('clock:work', async (pass) => {
    await recordHanded(pass, 'aliyun_sms', paired(outgoing, handed), 0.5);
    return null;
  });
  return fake.met
    .slice(before)
    .map(({ query }) => [
      query.get('PhoneNumbers'),
      JSON.parse(query.get('TemplateParam') ?? '{}').title as string,
    ])
    .sort();
}

async function sms() {
  const fake = fakeAliyun();
  return { ...(await provider(fake.answer)), ledger: fake.ledger };
}

test(
  'signed at night no text message leaves before seven; what the cap held back leaves as one message a person, at the provider too',
  house.scene(async (scene) => {
    const here = await county(scene, '2026-11-21T14:30:00Z');
    const admin = await scene.person({ role: 'sysadmin', unit: here.top });
    await scene.as(admin, 'channel:manage', (pass) =>
      setChannel(pass, { ...aliyunSecret, channel: 'aliyun_sms', place: '1', enabled: '1' }),
    );
    const numbers = here.owners.map(({ id }, n): [string, string] => [id, `1990000000${n}`]);
    const [phones, fake] = [new Map(numbers), await sms()];
    const everybody = (title: string) => numbers.map(([, phone]) => [phone, title]);
    try {
      await signed(scene, here, await draft(scene, here, { title_zh: '第一条' }));
      await scene.asJob('clock:work', (pass) => sendDue(pass));
      assert.deepEqual(await carried(scene, phones, fake), []);
      await scene.clock('2026-11-21T22:59:00Z');
      await scene.asJob('clock:work', (pass) => sendDue(pass));
      assert.deepEqual(await carried(scene, phones, fake), []);
      await scene.clock('2026-11-21T23:00:01Z');
      await scene.asJob('clock:work', (pass) => sendDue(pass));
      assert.deepEqual(await carried(scene, phones, fake), everybody('第一条'));

      for (const title of ['第二条', '第三条'])
        await signed(scene, here, await draft(scene, here, { title_zh: title }));
      assert.deepEqual(await carried(scene, phones, fake), [], 'one notice a day');
      await scene.clock('2026-11-22T23:00:01Z');
      await scene.asJob('clock:work', (pass) => sendDue(pass));
      assert.deepEqual(await carried(scene, phones, fake), everybody('有2条通知等您看'));
      assert.deepEqual(await carried(scene, phones, fake), []);
      assert.equal(fake.ledger.length, 8, 'the provider carried two messages a person');
    } finally {
      await fake.close();
    }
  }),
);
