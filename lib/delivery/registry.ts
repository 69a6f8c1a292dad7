import type { Channel } from './channel.ts';
import { aliyunSms } from './channels/aliyun-sms.ts';
import { app } from './channels/app.ts';
import { dingtalkRobot } from './channels/dingtalk-robot.ts';
import { email } from './channels/email.ts';
import { outbox } from './channels/outbox.ts';
import { tencentSms } from './channels/tencent-sms.ts';
import { webPush } from './channels/web-push.ts';
import { webhook } from './channels/webhook.ts';
import { wecom } from './channels/wecom.ts';
import { wecomExternal } from './channels/wecom-external.ts';
import { wecomRobot } from './channels/wecom-robot.ts';
import type { ChannelId } from './terms.ts';

/** Every channel of the product; a new one is one line here and its word in terms.ts. */
export const channels: readonly Channel[] = [
  app,
  outbox,
  wecom,
  wecomExternal,
  aliyunSms,
  tencentSms,
  webhook,
  email,
  wecomRobot,
  dingtalkRobot,
  webPush,
];

/** The channel of an id; undefined for one a later version had. */
export function channelOf(id: string): Channel | undefined {
  return channels.find((one) => one.id === id);
}

/** The channels that go out beside a person's chain. */
export const bonusIds: readonly ChannelId[] = channels.flatMap(({ id, bonus }) => (bonus ? [id] : []));

/** Whether what became of a message outside is told by this channel: neither the inbox nor one beside the chain. */
export const tellsOutside = (id: ChannelId): boolean => id !== 'app' && !bonusIds.includes(id);

/** Whether a channel tells what was delivered; one nobody knows any more tells nothing. */
export function reportsOf(id: ChannelId): boolean {
  return channelOf(id)?.reports ?? false;
}
