import { z } from 'zod';
import type { Asked, Channel, Handed, Net, Outgoing, Report, Settings } from '../channel.ts';
import { NoAnswer } from '../net.ts';
import { askedOf, eachOf } from './each.ts';
import { askWecom, handedFor } from './wecom-api.ts';

const minutesKept = 10;
const mostPages = 50;

/** An outsider as an officer knows them: who may write to them, and under which id. */
type Contact = { sender: string; external: string };

const book = new Map<string, { until: number; contacts: Map<string, Contact> }>();

const listing = z.looseObject({
  external_contact_list: z.array(
    z.looseObject({
      external_contact: z.looseObject({ external_userid: z.string() }),
      follow_info: z.looseObject({
        userid: z.string(),
        remark_mobiles: z.array(z.string()).default([]),
      }),
    }),
  ),
  next_cursor: z.string().default(''),
});

/**
 * Everybody the officers have as contacts, by the phone they noted (externalcontact/batch/get_by_user), or what WeCom said
 * instead. One who is a contact of several officers is written to by the one named first in the settings.
 */
async function contactsOf(settings: Settings, net: Net): Promise<Map<string, Contact> | Handed> {
  const senders = (settings.senders ?? '').split(/[\s,]+/).filter(Boolean);
  const name = `${settings.corpid}/${settings.secret}/${senders.join(',')}`;
  const kept = book.get(name);
  if (kept && kept.until > net.now().getTime()) return kept.contacts;
  const contacts = new Map<string, Contact>();
  for (const sender of senders) {
    let cursor = '';
    for (let page = 0; page < mostPages; page++) {
      const asked = { userid_list: [sender], cursor, limit: 100 };
      const answer = await askWecom(net, settings, '/cgi-bin/externalcontact/batch/get_by_user', asked);
      // An officer without contacts (84061) leaves the others theirs.
      if (answer.errcode === 84061) break;
      const told = listing.safeParse(answer.body).data;
      if (answer.errcode !== 0 || !told) {
        const handed = handedFor(answer);
        return handed.result === 'unknown' ? { ...handed, result: 'again' } : handed;
      }
      for (const { external_contact, follow_info } of told.external_contact_list)
        for (const phone of follow_info.remark_mobiles)
          if (!contacts.has(phone))
            contacts.set(phone, { sender, external: external_contact.external_userid });
      cursor = told.next_cursor;
      if (!cursor) break;
    }
  }
  book.set(name, { until: net.now().getTime() + minutesKept * 60_000, contacts });
  return contacts;
}

type Task = { sender: string; people: { one: Outgoing; external: string }[] };

/** Asks WeCom to lay one task before one officer: the same words for all of the officer's contacts they are for. */
async function makeTask(
  settings: Settings,
  task: Task,
  told: Map<Outgoing, Handed>,
  net: Net,
): Promise<Handed> {
  const [first] = task.people;
  if (!first) return { result: 'unknown', cause: 'unclear' };
  const { title, body, plainUrl } = first.one;
  const answer = await askWecom(net, settings, '/cgi-bin/externalcontact/add_msg_template', {
    chat_type: 'single',
    external_userid: task.people.map(({ external }) => external),
    sender: task.sender,
    text: { content: `${title}\n${body}` },
    ...(plainUrl ? { attachments: [{ msgtype: 'link', link: { title, url: plainUrl } }] } : {}),
  });
  const failed = new Set(Array.isArray(answer.body.fail_list) ? answer.body.fail_list : []);
  for (const { one, external } of task.people)
    if (failed.has(external)) told.set(one, { result: 'failed', cause: 'not_permitted', code: 'fail_list' });
  if (answer.errcode !== 0) return handedFor(answer);
  return { result: 'handed', providerId: String(answer.body.msgid ?? ''), awaiting: true };
}

async function hand(settings: Settings, batch: readonly Outgoing[], net: Net): Promise<Handed[]> {
  const contacts = await contactsOf(settings, net).catch((error: unknown): Handed => {
    if (!(error instanceof NoAnswer)) throw error;
    // No task has been made yet: whoever did not answer may be asked again.
    return { result: 'again', cause: 'unreachable', code: error.message, trouble: true };
  });
  if (!(contacts instanceof Map)) return batch.map(() => contacts);
  const told = new Map<Outgoing, Handed>();
  const tasks = new Map<string, Task>();
  for (const one of batch) {
    const contact = contacts.get(one.to);
    if (!contact) {
      told.set(one, { result: 'failed', cause: 'address_wrong', code: 'no contact' });
      continue;
    }
    const name = JSON.stringify([contact.sender, one.title, one.body, one.plainUrl]);
    const task = tasks.get(name) ?? { sender: contact.sender, people: [] };
    task.people.push({ one, external: contact.external });
    tasks.set(name, task);
  }
  const list = [...tasks.values()];
  const answers = await eachOf(list, 1, (task) => makeTask(settings, task, told, net));
  list.forEach(({ people }, n) => {
    const answer = answers[n];
    for (const { one } of people) if (answer && !told.has(one)) told.set(one, answer);
  });
  return batch.map((one) => told.get(one) ?? { result: 'unknown', cause: 'unclear' });
}

const results = z.looseObject({
  send_list: z.array(
    z.looseObject({
      external_userid: z.string().optional(),
      status: z.number(),
      send_time: z.number().optional(),
    }),
  ),
  next_cursor: z.string().default(''),
});

/**
 * What became of one person's part of a task (get_groupmsg_send_result): 0 the officer has not confirmed, 1 sent, 2 no
 * contact any more, 3 the person has had the day's one mass message already.
 */
async function askOne(settings: Settings, one: Asked, net: Net): Promise<Report[]> {
  const contacts = await contactsOf(settings, net);
  const contact = contacts instanceof Map ? contacts.get(one.to) : undefined;
  if (!contact || !one.providerId) return [];
  let cursor = '';
  for (let page = 0; page < mostPages; page++) {
    const asked = { msgid: one.providerId, userid: contact.sender, limit: 500, cursor };
    const { errcode, body } = await askWecom(
      net,
      settings,
      '/cgi-bin/externalcontact/get_groupmsg_send_result',
      asked,
    );
    const told = results.safeParse(body).data;
    if (errcode !== 0 || !told) return [];
    const found = told.send_list.find(({ external_userid }) => external_userid === contact.external);
    if (found) {
      const at = found.send_time ? new Date(found.send_time * 1000) : net.now();
      const report = { ref: one.ref, providerId: one.providerId, at };
      if (found.status === 1) return [{ ...report, delivered: true }];
      if (found.status === 2)
        return [{ ...report, delivered: false, cause: 'not_permitted', code: 'not a contact' }];
      if (found.status === 3) return [{ ...report, delivered: false, cause: 'too_many', code: 'one a day' }];
      return [];
    }
    cursor = told.next_cursor;
    if (!cursor) return [];
  }
  return [];
}

/**
 * WeCom's mass send to outside contacts: makes a task that each officer confirms in their own app, and asks what came of it.
 * Notices alone: words that differ from person to person would be a task each.
 */
export const wecomExternal: Channel = {
  id: 'wecom_external',
  kinds: ['notice', 'test'],
  address: 'phone',
  reports: true,
  perMinute: 6000,
  batch: 400,
  fields: [{ name: 'corpid' }, { name: 'secret', secret: true }, { name: 'senders' }],
  schema: z.object({
    corpid: z.string().min(1),
    secret: z.string().min(1),
    senders: z.string().regex(/^[\w.@-]+([\s,]+[\w.@-]+)*$/),
  }),
  hand,
  ask: (settings, asked, net) => askedOf(asked, (one) => askOne(settings, one, net)),
};
