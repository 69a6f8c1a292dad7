import assert from 'node:assert/strict';
import { systemNow } from '#lib/clock/now.ts';
import { asks, talking } from '#lib/conversation/stage-threads.ts';
import { tendThreads } from '#lib/conversation/tend.ts';
import { callbackAddress } from '#lib/delivery/callback-key.ts';
import { signDingTalk } from '#lib/delivery/channels/sign.ts';
import { dingtalkApplication, dingtalkSecret, fakeDingtalk } from '#lib/delivery/channels/stage-dingtalk.ts';
import { type Met, provider } from '#lib/delivery/channels/stage-provider.ts';
import { fakeWecom, sealWecom, signWecom, wecomCallback } from '#lib/delivery/channels/stage-wecom.ts';
import { setChannel } from '#lib/delivery/setting.ts';
import { callback } from '#lib/gate/callbacks.ts';
import type { Person, Scene } from '#lib/gate/stage.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { workAnswer } from './answers.ts';
import { tendOutbox } from './outbox.ts';

let made = 0;
const newPhone = () => `1387${String(process.pid % 1000).padStart(3, '0')}${String(made++).padStart(4, '0')}`;

const settingsOf = {
  wecom: { agentid: '1000002', secret: 'right', ...wecomCallback },
  dingtalk_robot: { ...dingtalkSecret, ...dingtalkApplication },
};
type Way = keyof typeof settingsOf;

/** A county whose police are rung on one channel, with two officers of its beat who are members there, and the provider's fake. */
export async function rung(scene: Scene, way: Way) {
  const cast = await talking(scene);
  const second = await scene.person({ role: 'officer', unit: cast.beat });
  const members: Record<string, string> = {};
  for (const [person, member] of [
    [cast.officer, 'zhou'],
    [second, 'li'],
  ] as const) {
    const phone = newPhone();
    members[phone] = member;
    await scene.sql`update account set phone_index = ${phoneIndex(phone)}, phone_sealed = ${sealPhone(person.id, phone)}
      where id = ${person.id}`;
  }
  const admin = await scene.person({ role: 'sysadmin', unit: cast.county });
  const set = (more: Record<string, string> = {}) =>
    scene.as(admin, 'channel:manage', (pass) =>
      setChannel(pass, { ...settingsOf[way], ...more, channel: way, place: '1', enabled: '1' }),
    );
  await set();
  const fake = way === 'wecom' ? fakeWecom(members, systemNow) : fakeDingtalk(systemNow, members);
  const { net, met, close } = await provider(fake.answer);
  const out = async () => {
    // Whatever the hour of the test: what is urgent waits for no morning.
    await scene.sql`update message set urgent = true where county = ${scene.county}`;
    await scene.sql`update message_delivery set due_at = queued_at where county = ${scene.county}`;
    await tendOutbox(scene.county, { ...net, now: systemNow });
  };
  /** Everything the provider was told to carry, as it stood. */
  const carried = () =>
    met.filter(({ path }) => path.endsWith('/send')).map(({ body, query }: Met) => `${query} ${body}`);
  /** A question of the house that has rung; its code. */
  const ring = async (text: string) => {
    const thread = await asks(scene, cast.clerk, cast.inn, text);
    await scene.asJob('clock:work', (pass) => tendThreads(pass));
    await out();
    const [row] = await scene.sql<{ reply: string }[]>`
      select reply from message where county = ${scene.county} and key like ${`question/${thread}/%`}`;
    return { thread, code: row?.reply.split('/')[1] ?? '' };
  };
  const path = new URL(callbackAddress(scene.county, way)).pathname;
  const push = async (call: { query?: string; headers?: Record<string, string>; body: string }) => {
    const { query = '', headers = {}, body } = call;
    const get = (name: string) => headers[name] ?? null;
    const told = await callback({
      ...{ method: 'POST', path, query, headers: { get }, body: Buffer.from(body) },
    });
    return told.status;
  };
  /** The worker works what waits, twice over, and the provider carries what it says; what became of the last. */
  const work = async () => {
    const texts = await scene.sql<{ id: string }[]>`
      select id from inbound_text where county = ${scene.county} and done_at is null order by id`;
    for (const { id } of texts) for (const _ of [1, 2]) await workAnswer(scene.county, id);
    await out();
    const [last] = await scene.sql<{ outcome: string }[]>`
      select outcome from inbound_text where county = ${scene.county} order by id desc limit 1`;
    return last?.outcome;
  };
  const lines = (thread: string) =>
    scene.sql<{ side: string; author: string }[]>`
      select side, author from thread_line where county = ${scene.county} and thread_id = ${thread} order by n`;
  return { ...cast, second, admin, set, ring, push, work, carried, lines, close };
}

let sequence = 1000;

/** What WeCom sends when a member writes to the application; each part may be spoilt. */
export function wecomWrites(user: string, content: string, spoilt: Spoilt = {}) {
  const settings = { ...settingsOf.wecom, ...spoilt.settings };
  const { corp = settings.corpid, agent = settings.agentid, id = String(++sequence) } = spoilt;
  const kind = spoilt.kind ?? 'text';
  const xml =
    spoilt.xml ??
    `<xml><ToUserName><![CDATA[${corp}]]></ToUserName><FromUserName><![CDATA[${user}]]></FromUserName>
      <CreateTime>1348831860</CreateTime><MsgType><![CDATA[${kind}]]></MsgType>
      ${kind === 'text' ? `<Content><![CDATA[${content}]]></Content>` : ''}<MsgId>${id}</MsgId><AgentID>${agent}</AgentID></xml>`;
  const encrypted = sealWecom(settings, xml);
  const seconds = Math.floor(systemNow().getTime() / 1000) + (spoilt.seconds ?? 0);
  return {
    query: String(signWecom(settings, encrypted, seconds)),
    body: `<xml><ToUserName><![CDATA[${corp}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID>${agent}</AgentID></xml>`,
  };
}

type Spoilt = {
  settings?: Record<string, string>;
  corp?: string;
  agent?: string;
  id?: string;
  kind?: string;
  xml?: string;
  seconds?: number;
};

/** What DingTalk sends when a member calls the robot. */
export function dingtalkWrites(
  staff: string | null,
  content: string,
  spoilt: { secret?: string; corp?: string; id?: string; ms?: number; kind?: string } = {},
) {
  const { corp = dingtalkApplication.corp_id, secret = dingtalkApplication.app_secret } = spoilt;
  const timestamp = systemNow().getTime() + (spoilt.ms ?? 0);
  const body = {
    ...{ conversationId: 'cid', msgId: spoilt.id ?? `msg${++sequence}`, senderNick: '周', isInAtList: true },
    ...{ conversationType: '2', chatbotCorpId: corp, senderCorpId: corp },
    ...(staff ? { senderStaffId: staff } : {}),
    ...{ senderId: '$:x', msgtype: spoilt.kind ?? 'text', text: { content } },
  };
  return {
    headers: { timestamp: String(timestamp), sign: signDingTalk(timestamp, secret) },
    body: JSON.stringify(body),
  };
}

/** Nothing of a person's words stands in the rows of what was written back. */
export async function nothingKept(scene: Scene): Promise<void> {
  const rows = await scene.sql<{ sealed: Buffer | null }[]>`
    select sealed from inbound_text where county = ${scene.county} and done_at is not null`;
  assert.ok(rows.every(({ sealed }) => sealed === null));
}

/** A person's roles end. */
export const leaves = (scene: Scene, { id }: Person) =>
  scene.sql`update holding set revoked_at = nl.now() where county = ${scene.county} and account_id = ${id}`;
