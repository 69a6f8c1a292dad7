import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addDays, type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { callbackAddress } from '#lib/delivery/callback-key.ts';
import { provider } from '#lib/delivery/channels/stage-provider.ts';
import { aliyunSecret, fakeAliyun } from '#lib/delivery/channels/stage-sms.ts';
import { linkHash, linkToken } from '#lib/delivery/links.ts';
import { send } from '#lib/delivery/send.ts';
import { setChannel } from '#lib/delivery/setting.ts';
import { callback } from '#lib/gate/callbacks.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { tendOutbox } from './outbox.ts';
import { workReply } from './replies.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

let made = 0;
const newPhone = () => `1388${String(process.pid % 1000).padStart(3, '0')}${String(made++).padStart(4, '0')}`;

async function house(scene: Scene) {
  const unit = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', unit));
  const [one, two] = [await scene.lodging(beat), await scene.lodging(beat)];
  const admin = await scene.person({ role: 'sysadmin', unit });
  const owner = await scene.person([
    { role: 'owner', lodging: one.id },
    { role: 'owner', lodging: two.id },
  ]);
  const night = addDays(businessDayAt(systemNow()), -1);
  await scene.asJob('clock:work', (pass) => makeObligations(pass, addDays(night, -1), night));
  const fields = {
    ...aliyunSecret,
    reply_template_code: 'SMS_2',
    channel: 'aliyun_sms',
    place: '1',
    enabled: '1',
  };
  await scene.as(admin, 'channel:manage', (pass) => setChannel(pass, fields));
  const number = async (phone: string) => {
    await scene.sql`update account set phone_index = ${phoneIndex(phone)}, phone_sealed = ${sealPhone(owner.id, phone)}
      where id = ${owner.id}`;
    return phone;
  };
  const phone = await number(newPhone());
  const fake = fakeAliyun();
  const { net, met, close } = await provider(fake.answer);
  const templates = () =>
    met.map(
      ({ query }) => `${query.get('TemplateCode')} ${JSON.parse(query.get('TemplateParam') ?? '{}').title}`,
    );

  /** A reminder with a link to some nights, handed to the provider. */
  const remind = async (items: readonly { lodging: string; night: BusinessDay }[]) => {
    const link = uuidv7(systemNow());
    const until = new Date(systemNow().getTime() + 86_400_000).toISOString();
    const stored = JSON.stringify(items.map((item) => ({ ...item, until })));
    await scene.sql`insert into one_tap (county, id, hash, account_id, items, made_at, expires_at) values (${scene.county},
      ${link}, ${linkHash(linkToken(link))}, ${owner.id}, ${stored}::text::jsonb, nl.now(), ${until})`;
    await scene.asJob('clock:work', async (pass) => {
      const reply = items.length === 1 ? { reply: 'nil' as const } : {};
      const text = () => ({ title: '还没报', body: '…' });
      const about = { kind: 'reminder' as const, urgent: true, link, text, ...reply };
      await send(pass, [{ key: `r/${link}`, account: owner.id, lodgings: [one.id], ...about }]);
      return null;
    });
    await tendOutbox(scene.county, net);
    return link;
  };
  let sequence = 0;
  /** The person writes back: Aliyun pushes it, as often as told, and the worker works it. */
  const write = async (content: string, { from = phone, times = 1 } = {}) => {
    sequence += 1;
    const body = JSON.stringify([
      {
        phone_number: from,
        send_time: '2026-11-20 10:00:00',
        content,
        dest_code: '1',
        sequence_id: sequence,
      },
    ]);
    const path = new URL(callbackAddress(scene.county, 'aliyun_sms')).pathname;
    for (let n = 0; n < times; n++) {
      const request = {
        method: 'POST',
        path,
        query: '',
        headers: { get: () => null },
        body: Buffer.from(body),
      };
      assert.equal((await callback(request)).status, 200);
    }
    const texts = await scene.sql<
      { id: string }[]
    >`select id from inbound_text where county = ${scene.county} and done_at is null`;
    for (const { id } of texts) for (let n = 0; n < times; n++) await workReply(scene.county, id);
    const [last] = await scene.sql<{ outcome: string }[]>`
      select outcome from inbound_text where county = ${scene.county} order by id desc limit 1`;
    await tendOutbox(scene.county, net);
    return last?.outcome;
  };
  const filed = async () =>
    (
      await scene.sql<{ lodging: string; channel: string }[]>`
        select r.lodging_id as lodging, v.channel from report r join report_version v on v.county = r.county and v.report_id = r.id
        where r.county = ${scene.county}`
    ).map(({ lodging, channel }) => [lodging, channel]);
  return { one, two, owner, night, phone, number, remind, write, filed, templates, close };
}

test(
  'a 0 to a reminder of one house and one night files its nil once, and the receipt’s code goes back by text message',
  ground.lastingScene(async (scene) => {
    const { one, night, remind, write, filed, templates, close } = await house(scene);
    try {
      await remind([{ lodging: one.id, night }]);
      assert.equal(await write('0', { times: 2 }), 'filed');
      assert.deepEqual(await filed(), [[one.id, 'text']]);
      const [version] = await scene.sql<{ code: string }[]>`
        select short_code as code from report_version where county = ${scene.county}`;
      const told = templates();
      assert.equal(told.length, 2);
      assert.equal(told[0], 'SMS_2 还没报');
      assert.match(told[1] ?? '', /^SMS_1 已报零，回执码/);
      assert.equal(told[1]?.replace(/[^A-Z0-9]/g, '').endsWith(version?.code ?? '?'), true);
      assert.equal(await write('０。'), 'filed');
      assert.deepEqual(await filed(), [[one.id, 'text']]);
    } finally {
      await close();
    }
  }),
);

test(
  'anything else files nothing and is answered with the link: words, several nights, too late, another number',
  ground.lastingScene(async (scene) => {
    const { one, two, night, phone, number, remind, write, filed, templates, close } = await house(scene);
    try {
      assert.equal(await write('0'), 'no_message');
      await remind([{ lodging: one.id, night }]);
      assert.equal(await write('没有'), 'not_zero');
      assert.equal(await write('0', { from: newPhone() }), 'no_message');
      const answered = templates().length;
      const moved = await number(newPhone());
      assert.equal(await write('0', { from: phone }), 'other_number');
      assert.equal(await write('0', { from: moved }), 'no_message');
      await number(phone);
      await scene.sql`update message_delivery set handed_at = handed_at - interval '12 hours 1 minute'
        where county = ${scene.county} and to_index is not null`;
      assert.equal(await write('0'), 'too_late');
      await remind([
        { lodging: one.id, night },
        { lodging: two.id, night },
      ]);
      assert.equal(await write('0'), 'several');
      await remind([{ lodging: one.id, night }]);
      await remind([{ lodging: two.id, night }]);
      assert.equal(await write('0'), 'two_messages');
      assert.deepEqual(await filed(), []);
      const told = templates().slice(answered);
      assert.ok(told.filter((title) => title === 'SMS_1 没有报上，请点链接报').length >= 3);
      const words = await scene.sql<{ text: string }[]>`
        select row_to_json(t)::text as text from inbound_text t where county = ${scene.county}`;
      assert.ok(words.every(({ text }) => !text.includes('没有') && !text.includes(phone)));
    } finally {
      await close();
    }
  }),
);

test(
  'a night somebody has filed meanwhile, a link that was revoked and a flood of texts file nothing',
  ground.lastingScene(async (scene) => {
    const { one, night, remind, write, filed, close } = await house(scene);
    try {
      const link = await remind([{ lodging: one.id, night }]);
      await scene.sql`update one_tap set revoked_at = nl.now() where id = ${link}`;
      assert.equal(await write('0'), 'not_filed');
      assert.deepEqual(await filed(), []);
      for (let n = 0; n < 9; n++) await write('喂');
      assert.equal(await write('0'), 'flood');
    } finally {
      await close();
    }
  }),
);
