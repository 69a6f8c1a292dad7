import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { AnswerInput } from './inputs.ts';
import { ownPictures } from './pictures/own.ts';
import type { Shown } from './pictures/store.ts';
import type { Option } from './schema.ts';
import type { QuestionKind } from './terms.ts';

type Own = Pass<'account:own'>;

/** A notice as its reader sees it. Instants UTC. */
export type OwnNotice = {
  id: string;
  message: string;
  title: string;
  body: string;
  urgent: boolean;
  at: Date;
  readAt: Date | null;
  acknowledgedAt: Date | null;
  answeredAt: Date | null;
  lodgings: { code: string; name: string }[];
  asks: { ack: boolean; kind: QuestionKind | null; zh: string | null; en: string | null; options: Option[] };
  choice: number | null;
  said: string | null;
  relayed: { by: string; line: string | null }[];
  fromUnit: string | null;
  signedBy: string | null;
  /** the notice this one corrects, and the one that corrects it */
  corrects: string | null;
  correctedBy: string | null;
  pictures: Shown[];
};

type Row = Omit<OwnNotice, 'at' | 'readAt' | 'acknowledgedAt' | 'answeredAt' | 'pictures'> & {
  at: string;
  readAt: string | null;
  acknowledgedAt: string | null;
  answeredAt: string | null;
};

/** The notices one was sent: those that wait for an answer or an acknowledgement first, then newest first. */
export async function ownNotices(pass: Own, only: string | null = null, limit = 30): Promise<OwnNotice[]> {
  const rows = await pass.sql<Row[]>`
    select id, message, title, body, urgent, at, read_at as "readAt", acknowledged_at as "acknowledgedAt",
      answered_at as "answeredAt", lodgings, asks, choice, said, relayed, from_unit as "fromUnit", signed_by as "signedBy",
      corrects, corrected_by as "correctedBy"
    from nl.own_notices(${only}::uuid, ${limit})`;
  const pictures = await ownPictures(
    pass,
    rows.map(({ id }) => id),
  );
  const when = (text: string | null) => (text ? new Date(text) : null);
  return rows.map((row) => ({
    ...row,
    pictures: pictures.get(row.id) ?? [],
    at: new Date(row.at),
    readAt: when(row.readAt),
    acknowledgedAt: when(row.acknowledgedAt),
    answeredAt: when(row.answeredAt),
  }));
}

/** Whether a notice waits for its reader: for an answer, for an acknowledgement, or to be read. */
export function waitsFor(one: OwnNotice): 'answer' | 'ack' | 'read' | null {
  if (one.answeredAt) return null;
  if (one.asks.kind) return 'answer';
  if (one.asks.ack) return one.acknowledgedAt ? null : 'ack';
  return one.readAt ? null : 'read';
}

/** What the reader is asked, in their language where it was written. */
export function questionOf({ asks }: OwnNotice, language: Language): { text: string; options: string[] } {
  const text = (language === 'en' ? asks.en : null) ?? asks.zh ?? '';
  return { text, options: asks.options.map(({ zh, en }) => (language === 'en' ? en : null) ?? zh) };
}

/** Answers the question of a notice of one's own, once. Refuses M-161, M-774 no answer, M-783 answered before. */
export async function answerNotice(pass: Own, input: AnswerInput): Promise<{ id: string }> {
  const [notice] = await ownNotices(pass, input.notice, 1);
  if (!notice?.asks.kind) throw new Refusal('not_found', 'M-161');
  if (notice.answeredAt) throw new Refusal('conflict', 'M-783');
  const byChoice = notice.asks.kind === 'choice';
  const option = byChoice && input.choice !== undefined ? notice.asks.options[input.choice] : undefined;
  const shown = byChoice ? option?.zh : input.said;
  if (!shown) throw new Refusal('invalid', [{ code: 'M-774', field: byChoice ? 'choice' : 'said' }]);
  const [row] = await pass.sql<{ done: boolean }[]>`
    select nl.notice_answer(${notice.id}::uuid, ${byChoice ? (input.choice ?? null) : null}::integer,
      ${byChoice ? null : input.said}::text, ${shown}) as done`;
  if (!row?.done) throw new Refusal('conflict', 'M-783');
  return { id: notice.id };
}
