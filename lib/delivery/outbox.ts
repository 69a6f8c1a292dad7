import type { Pass } from '#lib/access/pass.ts';
import { type FateRow, fateOfRow, type MessageFate } from './fates.ts';
import { urlOf } from './links.ts';
import { CODE_PLACE, oneTimeCode } from './one-time.ts';
import type { MessageKind } from './terms.ts';

/** A message as the outbox page of a demonstration shows it; `url` is where its link leads. */
export type OutboxMessage = {
  id: string;
  to: string;
  kind: MessageKind;
  title: string;
  body: string;
  url: string | null;
  at: Date;
  fate: MessageFate;
};

type Row = FateRow & {
  name: string;
  kind: MessageKind;
  title: string;
  body: string;
  path: string | null;
  link_id: string | null;
  queued_at: string;
};

/** The county's latest messages, newest first; empty on an installation that is no demonstration, whose messages leave. */
export async function outboxOf(pass: Pass<'channel:manage'>, limit = 60): Promise<OutboxMessage[]> {
  const rows = await pass.sql<Row[]>`select * from nl.outbox(${limit})`;
  return rows.map((row) => ({
    id: row.id,
    to: row.name,
    kind: row.kind,
    title: row.title,
    body:
      row.kind === 'code' && row.link_id ? row.body.replace(CODE_PLACE, oneTimeCode(row.link_id)) : row.body,
    url: row.kind === 'code' ? null : urlOf({ linkId: row.link_id, path: row.path }).tail,
    at: new Date(row.queued_at),
    fate: fateOfRow(row),
  }));
}
