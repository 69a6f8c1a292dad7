import { z } from 'zod';
import type { Channel, Handed, Net, Outgoing, Settings } from '../channel.ts';
import { eachOf } from './each.ts';
import { askWecom, handedFor } from './wecom-api.ts';
import { readWecom, wecomMember } from './wecom-push.ts';

const mostAtOnce = 1000;

/** The member a phone belongs to, as the provider's id of a hand-over that has not begun. */
async function memberOf(settings: Settings, one: Outgoing, net: Net): Promise<Handed> {
  const found = await askWecom(net, settings, '/cgi-bin/user/getuserid', { mobile: one.to });
  if (found.errcode !== 0) return handedFor(found);
  return { result: 'handed', providerId: String(found.body.userid ?? '') };
}

type Member = { user: string; one: Outgoing };
type Told = Map<Outgoing, Handed>;

/** The same words leading to the same address: one call for all whom they go to. */
function groupsOf(members: readonly Member[]): Member[][] {
  const groups = Map.groupBy(members, ({ one }) => JSON.stringify([one.title, one.body, one.url]));
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / mostAtOnce) }, (_, n) =>
      group.slice(n * mostAtOnce, (n + 1) * mostAtOnce),
    ),
  );
}

const listed = (value: unknown) => new Set(String(value ?? '').split('|'));

/** Sends one text to its members; `told` takes those who are not reached although the others are. */
async function sendGroup(
  settings: Settings,
  group: readonly Member[],
  told: Told,
  net: Net,
): Promise<Handed> {
  const [first] = group;
  if (!first) return { result: 'unknown', cause: 'unclear' };
  const { title, body, url } = first.one;
  const answer = await askWecom(net, settings, '/cgi-bin/message/send', {
    touser: [...new Set(group.map(({ user }) => user))].join('|'),
    agentid: Number(settings.agentid),
    ...(url
      ? { msgtype: 'textcard', textcard: { title, description: body, url } }
      : { msgtype: 'text', text: { content: `${title}\n${body}` } }),
    enable_duplicate_check: 1,
  });
  if (answer.errcode !== 0) return handedFor(answer);
  const [invalid, unlicensed] = [listed(answer.body.invaliduser), listed(answer.body.unlicenseduser)];
  for (const { user, one } of group) {
    if (invalid.has(user)) told.set(one, { result: 'failed', cause: 'address_wrong', code: 'invaliduser' });
    else if (unlicensed.has(user))
      told.set(one, { result: 'failed', cause: 'not_permitted', code: 'unlicenseduser' });
  }
  return { result: 'handed', providerId: String(answer.body.msgid ?? '') || undefined };
}

// Whoever is found by phone is a member whose answer is known by it.
const withAnswer = (one: Outgoing): Outgoing =>
  one.answer ? { ...one, body: `${one.body}\n${one.answer}` } : one;

async function hand(settings: Settings, all: readonly Outgoing[], net: Net): Promise<Handed[]> {
  const batch = all.map(withAnswer);
  const found = await eachOf(batch, 8, (one) => memberOf(settings, one, net));
  const told: Told = new Map();
  const members: Member[] = [];
  batch.forEach((one, n) => {
    const member = found[n];
    if (member?.result === 'handed') members.push({ user: member.providerId ?? '', one });
    // Nothing has been sent yet, whatever the answer meant.
    else if (member) told.set(one, member.result === 'unknown' ? { ...member, result: 'again' } : member);
  });
  const groups = groupsOf(members);
  const answers = await eachOf(groups, 8, (group) => sendGroup(settings, group, told, net));
  groups.forEach((group, n) => {
    const answer = answers[n];
    for (const { one, user } of group)
      if (answer && !told.has(one))
        told.set(
          one,
          answer.result === 'handed' ? { ...answer, member: wecomMember(settings, user) } : answer,
        );
  });
  return batch.map((one) => told.get(one) ?? { result: 'unknown', cause: 'unclear' });
}

/** WeCom application messages to internal members, found by their phone; outsiders are out of its reach. */
export const wecom: Channel = {
  id: 'wecom',
  address: 'phone',
  reports: false,
  perMinute: 600,
  batch: 100,
  fields: [
    { name: 'corpid' },
    { name: 'agentid' },
    { name: 'secret', secret: true },
    { name: 'callback_token', secret: true, optional: true },
    { name: 'callback_aes_key', secret: true, optional: true },
  ],
  schema: z.object({
    corpid: z.string().min(1),
    agentid: z.string().regex(/^\d{1,12}$/),
    secret: z.string().min(1),
    callback_token: z.string().max(60).default(''),
    callback_aes_key: z
      .string()
      .regex(/^([A-Za-z0-9]{43})?$/)
      .default(''),
  }),
  pushed: readWecom,
  takesAnswers: ({ callback_token, callback_aes_key }) =>
    callback_token && callback_aes_key ? 'here' : null,
  hand,
};
