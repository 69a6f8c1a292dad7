import { z } from 'zod';
import type { Channel, Handed, Net, Outgoing, Settings } from '../channel.ts';
import { jsonOf } from '../net.ts';
import { eachOf } from './each.ts';
import { groupText } from './group.ts';

async function hand(settings: Settings, one: Outgoing, net: Net): Promise<Handed> {
  const reply = await net.call(
    `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${encodeURIComponent(settings.key ?? '')}`,
    {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        msgtype: 'text',
        text: { content: groupText(one), mentioned_mobile_list: [one.to] },
      }),
    },
  );
  const { errcode } = jsonOf(reply);
  const code = String(errcode);
  if (errcode === 0) return { result: 'handed' };
  if (errcode === 45009) return { result: 'again', cause: 'too_many', code, afterMs: 60_000, trouble: true };
  if (errcode === -1) return { result: 'again', cause: 'busy', code };
  if (errcode === 93000 || errcode === 93004 || errcode === 93008)
    return { result: 'failed', cause: 'settings', code, trouble: true };
  return typeof errcode === 'number'
    ? { result: 'failed', cause: 'refused', code }
    : { result: 'unknown', cause: 'unclear', code: `HTTP ${reply.status}`, trouble: true };
}

/** A robot in a WeCom group: calls the person by their phone. What it says stands before the whole group. */
export const wecomRobot: Channel = {
  id: 'wecom_robot',
  group: true,
  address: 'phone',
  reports: false,
  perMinute: 20,
  batch: 20,
  fields: [{ name: 'key', secret: true }],
  schema: z.object({ key: z.string().min(1) }),
  hand: (settings, batch, net) => eachOf(batch, 1, (one) => hand(settings, one, net)),
};
