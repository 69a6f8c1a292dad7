import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { isLanguage, type Language } from '#lib/platform/i18n.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { type Caps, isCapped } from './rules.ts';
import type { MessageKind } from './terms.ts';

/** Any pass may send: what is said, and to whom, is the calling room's to decide. */
type Sender = Pick<Pass<Permission>, 'sql' | 'now' | 'reach' | 'enqueue'>;

/** Title in at most 40 code points, body in at most 400; neither names a child, a guardian or a number. */
export type MessageText = { title: string; body: string };

export type NewMessage = {
  /** the sender's name for it, such as 'reminder/…': the same key is sent once, whoever asks again */
  key: string;
  account: string;
  kind: MessageKind;
  /** in the person's own language */
  text: (language: Language) => MessageText;
  /** passes quiet hours and caps: instant matters and safety only */
  urgent?: boolean;
  /** passes the caps, not the quiet hours: what corrects a message somebody was sent */
  uncapped?: boolean;
  /** ids of the houses it is about */
  lodgings?: readonly string[];
  /** where in the product it leads, a path of our own */
  path?: string;
  /** id of a link's row; its token is made when the message leaves (links.ts) */
  link?: string;
  /** stands in the inbox alone, and is counted against no cap: another message says that it is there */
  insideOnly?: boolean;
  /**
   * It may be answered: with a 0 for the one night its link opens, or in words under a short code. Said only where a channel
   * takes such answers.
   */
  reply?: 'nil' | { code: string };
};

/** `again`: its key was sent before; `capped`: the person had enough; `nobody`: holds nothing here or was closed. */
export type SendResult = {
  key: string;
  account: string;
  result: 'sent' | 'again' | 'capped' | 'nobody';
  /** of the message, when it was sent now */
  id?: string;
};

/**
 * Puts messages into the outbox within the caller's transaction: they stand in the people's inboxes when it commits, and a
 * job carries them outside, out of quiet hours. One result a message, in order. A capped message is nowhere: the caller
 * decides what to do instead.
 */
export async function send(pass: Sender, wanted: readonly NewMessage[]): Promise<SendResult[]> {
  if (wanted.length === 0) return [];
  const people = await peopleOf(pass, [...new Set(wanted.map(({ account }) => account))]);
  const caps = await capsOf(pass);
  const results = wanted.map((one): SendResult & { row?: { id: string } } => {
    const { key, account, kind, urgent = false } = one;
    const person = people.get(account);
    if (!person) return { key, account, result: 'nobody' };
    if (
      isCapped(
        kind,
        urgent || one.uncapped === true || one.insideOnly === true,
        person.recent,
        pass.now,
        caps,
      )
    )
      return { key, account, result: 'capped' };
    if (!one.insideOnly) person.recent.push({ kind, at: pass.now });
    const { language } = person;
    const row = {
      ...{ id: uuidv7(pass.now), key, account, kind, urgent, language, ...one.text(language) },
      lodgings: one.lodgings ?? [],
      path: one.path ?? null,
      link: one.link ?? null,
      reply: typeof one.reply === 'object' ? `code/${one.reply.code}` : (one.reply ?? null),
      inside: one.insideOnly ?? false,
    };
    return { key, account, result: 'sent', row };
  });
  const rows = results.flatMap(({ row }) => row ?? []);
  const put = new Set(
    rows.length === 0
      ? []
      : (
          await pass.sql<
            { key: string }[]
          >`select key from nl.message_put(${JSON.stringify(rows)}::text::jsonb,
            ${pass.now.toISOString()}) as key`
        ).map(({ key }) => key),
  );
  if (put.size > 0) pass.enqueue({ queue: 'message.out', data: { county: pass.reach.county } });
  return results.map(({ key, account, result, row }) => {
    const sent = result === 'sent' && put.has(key);
    return {
      key,
      account,
      result: result === 'sent' && !sent ? 'again' : result,
      ...(sent && row ? { id: row.id } : {}),
    };
  });
}

/** Marks messages whose matter the person has dealt with, each once: they wait unread no longer. Returns how many. */
export async function markAnswered(
  pass: Pass<'clock:work'>,
  messages: readonly string[],
  answer: string,
): Promise<number> {
  if (messages.length === 0) return 0;
  const rows = await pass.sql`
    update message set answered_at = ${pass.now.toISOString()}, answer = ${answer}
    where county = ${pass.reach.county} and id = any (${[...messages]}::uuid[]) and answered_at is null`;
  return rows.count;
}

/** The caps in force (settings). */
export async function capsOf(pass: Pick<Sender, 'sql' | 'now'>): Promise<Caps> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  return {
    reminder: { day: settings.of('reminders_per_day'), week: settings.of('reminders_per_week') },
    notice: { day: settings.of('notices_per_day'), week: settings.of('notices_per_week') },
  };
}

type PersonRow = { account: string; language: string; recent: { kind: string; at: string }[] };

async function peopleOf({ sql }: Sender, accounts: readonly string[]) {
  const rows = await sql<PersonRow[]>`
    select account, language, recent from nl.message_people(${[...accounts]}::uuid[])`;
  return new Map(
    rows.map(({ account, language, recent }) => [
      account,
      {
        language: isLanguage(language) ? language : 'zh-CN',
        recent: recent.map(({ kind, at }) => ({ kind, at: new Date(at) })),
      } satisfies { language: Language; recent: { kind: string; at: Date }[] },
    ]),
  );
}
