import { z } from 'zod';
import type { Channel, Handed, Net, Outgoing, Settings } from '../channel.ts';
import { jsonOf } from '../net.ts';
import { dingtalkStaff } from './dingtalk-api.ts';
import { dingtalkMember, readDingtalk } from './dingtalk-push.ts';
import { eachOf } from './each.ts';
import { groupText } from './group.ts';
import { signDingTalk } from './sign.ts';

const penaltyMs = 10 * 60_000;

const takesAnswers = ({ corp_id, app_key, app_secret }: Settings) =>
  corp_id && app_key && app_secret ? 'mention' : null;

async function hand(settings: Settings, one: Outgoing, net: Net): Promise<Handed> {
  const timestamp = net.now().getTime();
  const query = new URLSearchParams({
    access_token: settings.access_token ?? '',
    timestamp: String(timestamp),
    sign: signDingTalk(timestamp, settings.secret ?? ''),
  });
  const staff = takesAnswers(settings) ? await dingtalkStaff(net, settings, one.to) : null;
  // Who is no member there, or cannot be found now, is not told of a way that would take no word of theirs.
  const said = staff && one.answer ? { ...one, body: `${one.body}\n${one.answer}` } : one;
  const reply = await net.call(`https://oapi.dingtalk.com/robot/send?${query}`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      msgtype: 'text',
      text: { content: groupText(said) },
      at: { atMobiles: [one.to] },
    }),
  });
  const { errcode } = jsonOf(reply);
  const code = String(errcode);
  if (errcode === 0)
    return { result: 'handed', ...(staff ? { member: dingtalkMember(settings, staff) } : {}) };
  // More than twenty a minute and the robot is silent for ten; calling on only lengthens it.
  if (errcode === 130101)
    return { result: 'again', cause: 'too_many', code, afterMs: penaltyMs, trouble: true };
  if (errcode === -1) return { result: 'again', cause: 'busy', code };
  if (errcode === 310000 || errcode === 300001)
    return { result: 'failed', cause: 'settings', code, trouble: true };
  return typeof errcode === 'number'
    ? { result: 'failed', cause: 'refused', code }
    : { result: 'unknown', cause: 'unclear', code: `HTTP ${reply.status}`, trouble: true };
}

/**
 * A robot in a DingTalk group with a signed address: calls the person by their phone, before the whole group. Such a robot only
 * speaks; what officers write is taken by the robot of the county's own internal application in the same group.
 */
export const dingtalkRobot: Channel = {
  id: 'dingtalk_robot',
  group: true,
  address: 'phone',
  reports: false,
  perMinute: 20,
  batch: 20,
  fields: [
    { name: 'access_token', secret: true },
    { name: 'secret', secret: true },
    { name: 'corp_id', optional: true },
    { name: 'app_key', optional: true },
    { name: 'app_secret', secret: true, optional: true },
  ],
  schema: z.object({
    access_token: z.string().min(1),
    secret: z.string().min(1),
    corp_id: z.string().max(100).default(''),
    app_key: z.string().max(100).default(''),
    app_secret: z.string().max(200).default(''),
  }),
  pushed: readDingtalk,
  takesAnswers,
  hand: (settings, batch, net) => eachOf(batch, 1, (one) => hand(settings, one, net)),
};
