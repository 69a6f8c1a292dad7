import { z } from 'zod';
import { same } from '#lib/platform/crypto.ts';
import type { Push, Pushed, Settings, Written } from '../channel.ts';
import { signDingTalk } from './sign.ts';

const anHour = 3_600_000;

/** A staff member of a company, as what they wrote and whom we reached are compared. */
export const dingtalkMember = (settings: Settings, staff: string): string => `${settings.corp_id}/${staff}`;

// What the robot of an internal application is told when it is called in a group or written to (DingTalk, receiving messages).
const message = z.object({
  msgId: z.string().min(1).max(200),
  senderCorpId: z.string(),
  chatbotCorpId: z.string(),
  senderStaffId: z.string().min(1).max(100),
  msgtype: z.string(),
  text: z.object({ content: z.string() }).optional(),
});

/**
 * The callback of the application's robot. Its signature stands over the instant alone, not over the body (DingTalk,
 * verification of a robot's callback), so that the address's secret end is the other half of the proof; an instant an hour off
 * is refused. What somebody outside the company wrote has no staff id and is left; it is answered with nothing.
 */
export function readDingtalk(settings: Settings, { method, header, body, now }: Push): Pushed | null {
  const { app_secret: secret = '', corp_id: corp = '' } = settings;
  const timestamp = header('timestamp') ?? '';
  if (method !== 'POST' || !secret || !corp || !/^\d{13}$/.test(timestamp)) return null;
  const wanted = Buffer.from(signDingTalk(Number(timestamp), secret));
  if (!same(wanted, Buffer.from(header('sign') ?? ''))) return null;
  if (Math.abs(now.getTime() - Number(timestamp)) > anHour) return null;
  const told = message.safeParse(parsed(body));
  const ours = told.success && told.data.senderCorpId === corp && told.data.chatbotCorpId === corp;
  const written: Written[] = ours
    ? [
        {
          ...{ key: told.data.msgId, from: dingtalkMember(settings, told.data.senderStaffId), member: true },
          ...{ text: told.data.msgtype === 'text' ? (told.data.text?.content ?? '') : '', at: now },
        },
      ]
    : [];
  return { reports: [], written, answer: { type: 'application/json', body: '{}' } };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
