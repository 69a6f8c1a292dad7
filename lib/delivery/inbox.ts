import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import type { MessageKind } from './terms.ts';

type Own = Pass<'account:own'>;

/** A message as its reader sees it. Instants UTC; `path` leads on inside the product. */
export type InboxMessage = {
  id: string;
  kind: MessageKind;
  urgent: boolean;
  title: string;
  body: string;
  path: string | null;
  lodgings: string[];
  at: Date;
  readAt: Date | null;
  acknowledgedAt: Date | null;
  /** what it asked was done */
  answeredAt: Date | null;
};

type Row = Omit<InboxMessage, 'at' | 'readAt' | 'acknowledgedAt' | 'answeredAt'> & {
  at: string;
  readAt: string | null;
  acknowledgedAt: string | null;
  answeredAt: string | null;
};

/** One's own messages of the last 30 days, unread first, then newest first; at most `limit`. */
export async function inboxOf(pass: Own, limit = 100): Promise<InboxMessage[]> {
  const rows = await pass.sql<Row[]>`
    select id, kind, urgent, title, body, path, lodging_ids as lodgings, queued_at as at, read_at as "readAt",
      acknowledged_at as "acknowledgedAt", answered_at as "answeredAt"
    from message where county = ${pass.reach.county} and account_id = ${pass.actor.id}::uuid and withdrawn_at is null
      and kind <> 'code' and queued_at > ${pass.now.toISOString()}::timestamptz - interval '30 days'
    order by read_at is not null or answered_at is not null, queued_at desc, id desc limit ${limit}`;
  return rows.map((row) => ({
    ...row,
    at: new Date(row.at),
    readAt: row.readAt ? new Date(row.readAt) : null,
    acknowledgedAt: row.acknowledgedAt ? new Date(row.acknowledgedAt) : null,
    answeredAt: row.answeredAt ? new Date(row.answeredAt) : null,
  }));
}

/** True while a message waits for its reader. */
export function isFresh(message: Pick<InboxMessage, 'readAt' | 'answeredAt'>): boolean {
  return message.readAt === null && message.answeredAt === null;
}

/** What the form of an inbox sends: one message's id or several with commas between, and the page to come back to. */
export const markInput = z.object({
  messages: z.string().max(4000),
  acknowledge: z.enum(['yes', 'no']).default('no'),
});

/** Marks messages of one's own as read, and as acknowledged where asked. Others' and unknown ids change nothing. */
export async function markRead(pass: Own, input: z.infer<typeof markInput>): Promise<{ marked: number }> {
  const ids = input.messages.split(',').filter((id) => z.uuid().safeParse(id).success);
  const [row] = await pass.sql<{ n: number }[]>`
    select nl.message_mark(${ids}::uuid[], ${input.acknowledge === 'yes'}) as n`;
  return { marked: row?.n ?? 0 };
}
