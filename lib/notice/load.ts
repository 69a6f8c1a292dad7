import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Choice } from './audience/choice.ts';
import { stateOfNotice } from './rules.ts';
import type { Option } from './schema.ts';
import type { NoticeState, QuestionKind, Way } from './terms.ts';
import { type NoticeAct, objectToAct } from './transitions.ts';

/** A notice as it is stored; instants UTC. */
export type Notice = {
  id: string;
  unitId: string;
  bound: string[] | null;
  titleZh: string;
  bodyZh: string;
  titleEn: string | null;
  bodyEn: string | null;
  questionKind: QuestionKind | null;
  questionZh: string | null;
  questionEn: string | null;
  options: Option[];
  ack: boolean;
  safety: string | null;
  way: Way;
  sendAt: Date | null;
  templateId: string | null;
  templateN: number | null;
  follows: string | null;
  audience: Choice | null;
  lateJoiners: boolean;
  listedAt: Date | null;
  listed: number;
  emptyIds: string[];
  composedBy: string;
  composedAt: Date;
  askedAt: Date | null;
  returnedBy: string | null;
  returnedAt: Date | null;
  returnedWhy: string | null;
  checkedBy: string | null;
  checkedAt: Date | null;
  signedBy: string | null;
  signedAt: Date | null;
  withdrawnBy: string | null;
  withdrawnAt: Date | null;
  sentAt: Date | null;
  state: NoticeState;
  /** rows of its list that have not been sent yet */
  waiting: number;
};

type Reader = Pick<Pass<Permission>, 'sql' | 'reach' | 'role' | 'actor'>;

const instants = [
  'sendAt',
  'listedAt',
  'composedAt',
  'askedAt',
  'returnedAt',
  'checkedAt',
  'signedAt',
  'withdrawnAt',
  'sentAt',
] as const;

type Row = Omit<Notice, (typeof instants)[number] | 'state'> &
  Record<(typeof instants)[number], string | null>;

/** The columns of a notice `n`, with how many rows of its list wait. */
export const noticeColumns = (sql: Reader['sql']) => sql`
  n.id, n.unit_id as "unitId", n.bound, n.title_zh as "titleZh", n.body_zh as "bodyZh", n.title_en as "titleEn",
  n.body_en as "bodyEn", n.question_kind as "questionKind", n.question_zh as "questionZh", n.question_en as "questionEn",
  n.options, n.ack, n.safety, n.way, n.send_at as "sendAt", n.template_id as "templateId", n.template_n as "templateN",
  n.follows, n.audience, n.late_joiners as "lateJoiners", n.listed_at as "listedAt", n.listed,
  coalesce(n.empty_ids, '{}') as "emptyIds", n.composed_by as "composedBy", n.composed_at as "composedAt",
  n.asked_at as "askedAt", n.returned_by as "returnedBy", n.returned_at as "returnedAt", n.returned_why as "returnedWhy",
  n.checked_by as "checkedBy", n.checked_at as "checkedAt", n.signed_by as "signedBy", n.signed_at as "signedAt",
  n.withdrawn_by as "withdrawnBy", n.withdrawn_at as "withdrawnAt", n.sent_at as "sentAt",
  (select count(*)::int from notice_recipient w where w.county = n.county and w.notice_id = n.id
    and w.message_id is null and w.dropped_at is null and w.added_at >= n.listed_at) as waiting`;

/** A row of those columns with its instants as dates and its state. */
export function noticeOfRow(row: object): Notice {
  const stored = row as Row;
  const dates = Object.fromEntries(
    instants.map((name) => [name, stored[name] === null ? null : new Date(stored[name])]),
  ) as Record<(typeof instants)[number], Date | null>;
  return { ...stored, ...dates, composedAt: dates.composedAt ?? new Date(0), state: stateOfNotice(stored) };
}

/** Which notices a pass may see: a head of station those of the own making and those to people within reach. */
export function withinReach({ sql, role, actor }: Reader) {
  if (role !== 'nl_beat') return sql`true`;
  return sql`(n.composed_by = ${actor.id}::uuid or exists (select from notice_recipient r
    where r.county = n.county and r.notice_id = n.id))`;
}

/** A notice within reach, locked for what is about to happen to it. Refuses M-161, and what `act` is not possible for. */
export async function loadFor(pass: Reader, id: string, act: NoticeAct): Promise<Notice> {
  const [locked] = await pass.sql`select n.id from notice n
    where n.county = ${pass.reach.county} and n.id = ${id} and ${withinReach(pass)} for update`;
  const notice = locked ? await noticeById(pass, id) : null;
  if (!notice) throw new Refusal('not_found', 'M-161');
  const problem = objectToAct(notice, act, pass.actor.id ?? '');
  if (problem) throw new Refusal('conflict', [problem]);
  return notice;
}

/** A notice within reach; null for one that is not. */
export async function noticeById(pass: Reader, id: string): Promise<Notice | null> {
  const [row] = await pass.sql`select ${noticeColumns(pass.sql)} from notice n
    where n.county = ${pass.reach.county} and n.id = ${id} and ${withinReach(pass)}`;
  return row ? noticeOfRow(row) : null;
}
