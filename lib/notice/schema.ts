import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { county, countyIsCode, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';
import type { Choice } from './audience/choice.ts';

/** What a question may be answered with, in both languages; `en` may be missing. */
export type Option = { zh: string; en: string | null };

/**
 * A message to an audience. What happened to it stands as instants with the names of who did it; English texts may be
 * missing, readers then get the Chinese ones.
 */
export const notice = pgTable(
  'notice',
  {
    county: county(),
    id: id(),
    /** the unit it comes from, and the units its composer reached: null is the whole county */
    unitId: uuid('unit_id').notNull(),
    bound: uuid('bound').array(),
    titleZh: text('title_zh').notNull(),
    bodyZh: text('body_zh').notNull(),
    titleEn: text('title_en'),
    bodyEn: text('body_en'),
    questionKind: text('question_kind'),
    questionZh: text('question_zh'),
    questionEn: text('question_en'),
    options: jsonb('options').$type<Option[]>().notNull(),
    /** readers are asked to acknowledge it */
    ack: boolean('ack').notNull(),
    safety: text('safety'),
    way: text('way').notNull(),
    sendAt: instant('send_at'),
    templateId: uuid('template_id'),
    templateN: integer('template_n'),
    /** the notice it corrects */
    follows: uuid('follows'),
    audience: jsonb('audience').$type<Choice>(),
    lateJoiners: boolean('late_joiners').notNull(),
    /** when the list of people was taken, and how many rows it has; rows of an earlier list do not count */
    listedAt: instant('listed_at'),
    listed: integer('listed').notNull(),
    /** lodgings it means at which nobody holds a chosen role */
    emptyIds: uuid('empty_ids').array(),
    composedBy: uuid('composed_by').notNull(),
    composedAt: instant('composed_at').notNull(),
    askedAt: instant('asked_at'),
    returnedBy: uuid('returned_by'),
    returnedAt: instant('returned_at'),
    returnedWhy: text('returned_why'),
    checkedBy: uuid('checked_by'),
    checkedAt: instant('checked_at'),
    signedBy: uuid('signed_by'),
    signedAt: instant('signed_at'),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnAt: instant('withdrawn_at'),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('notice_open').on(t.county, t.signedAt, t.sentAt),
    index('notice_follows').on(t.county, t.follows),
    countyIsCode('notice'),
    check('notice_way', sql`way in ('direct', 'scheduled', 'order')`),
    check('notice_question', sql`question_kind is null or question_kind in ('choice', 'short')`),
    // 审核、签发: whoever composed it neither checks nor signs it (product.md, People).
    check('notice_checked_by_another', sql`checked_by is null or checked_by <> composed_by`),
    check('notice_signed_by_another', sql`signed_by is null or signed_by <> composed_by`),
    check(
      'notice_signed_once_checked',
      sql`signed_at is null or (checked_at is not null and listed_at is not null)`,
    ),
  ],
);

/** One person at one lodging of a notice's list, with the place it had when the list was taken. */
export const noticeRecipient = pgTable(
  'notice_recipient',
  {
    county: county(),
    noticeId: uuid('notice_id').notNull(),
    accountId: uuid('account_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    role: text('role').notNull(),
    beatId: uuid('beat_id'),
    stationId: uuid('station_id'),
    category: text('category').notNull(),
    reachable: boolean('reachable').notNull(),
    addedAt: instant('added_at').notNull(),
    /** came into the audience after the notice was signed */
    late: boolean('late').notNull(),
    /** not before: quiet hours, or the person had as many as one may get */
    dueAt: instant('due_at'),
    deferredFor: text('deferred_for'),
    /** of the outbox; the same for every lodging of the person */
    messageId: uuid('message_id'),
    droppedAt: instant('dropped_at'),
    answerChoice: integer('answer_choice'),
    answerText: text('answer_text'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.noticeId, t.accountId, t.lodgingId] }),
    index('notice_recipient_person').on(t.county, t.accountId, t.noticeId),
    index('notice_recipient_message').on(t.county, t.messageId),
    index('notice_recipient_waiting')
      .on(t.county, t.noticeId)
      .where(sql`message_id is null and dropped_at is null`),
    foreignKey({ columns: [t.county, t.noticeId], foreignColumns: [notice.county, notice.id] }),
  ],
);

/** What an officer is ordered to relay in a beat; the notice reaches the beat once it is confirmed. */
export const noticeOrder = pgTable(
  'notice_order',
  {
    county: county(),
    id: id(),
    noticeId: uuid('notice_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    lodgings: integer('lodgings').notNull(),
    people: integer('people').notNull(),
    openedAt: instant('opened_at').notNull(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    line: text('line'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('notice_order_beat').on(t.county, t.noticeId, t.unitId),
    foreignKey({ columns: [t.county, t.noticeId], foreignColumns: [notice.county, notice.id] }),
    check('notice_order_confirmed', sql`(confirmed_by is null) = (confirmed_at is null)`),
  ],
);

/** Everybody who had not read a notice reminded at once: who did it, how many, how many were left for the cap. */
export const noticeChase = pgTable(
  'notice_chase',
  {
    county: county(),
    id: id(),
    noticeId: uuid('notice_id').notNull(),
    at: instant('at').notNull(),
    by: uuid('by').notNull(),
    sent: integer('sent').notNull(),
    capped: integer('capped').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('notice_chase_notice').on(t.county, t.noticeId),
    foreignKey({ columns: [t.county, t.noticeId], foreignColumns: [notice.county, notice.id] }),
  ],
);

/** An audience kept under a name; it is never changed, only made anew. */
export const noticeAudience = pgTable(
  'notice_audience',
  {
    county: county(),
    id: id(),
    name: text('name').notNull(),
    audience: jsonb('audience').$type<Choice>().notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] })],
);

/** A text kept for use again; a change is a further version, and a notice says which one it was made from. */
export const noticeTemplate = pgTable(
  'notice_template',
  {
    county: county(),
    id: id(),
    n: integer('n').notNull(),
    name: text('name').notNull(),
    titleZh: text('title_zh').notNull(),
    bodyZh: text('body_zh').notNull(),
    titleEn: text('title_en'),
    bodyEn: text('body_en'),
    questionKind: text('question_kind'),
    questionZh: text('question_zh'),
    questionEn: text('question_en'),
    options: jsonb('options').$type<Option[]>().notNull(),
    ack: boolean('ack').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [primaryKey({ columns: [t.county, t.id, t.n] })],
);

const write = 'select, insert, update';
const composers = { nl_beat: write, nl_county: write, nl_office: write };
const listers = {
  nl_beat: `${write}, delete`,
  nl_county: `${write}, delete`,
  nl_office: `${write}, delete`,
};

// Readers of a notice, on either side, see their own through nl.own_notices() alone.
export const noticeRights = [
  rights('notice', 'county', { ...composers, nl_job: 'select, update, delete' }),
  rights('notice_recipient', 'lodging', { ...listers, nl_job: `${write}, delete` }),
  rights('notice_order', 'unit', {
    nl_beat: 'select, update',
    nl_county: 'select, update',
    nl_office: 'select',
    nl_job: 'select, insert, delete',
  }),
  rights('notice_chase', 'county', {
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_office: 'select, insert',
    nl_job: 'select, delete',
  }),
  rights('notice_audience', 'county', { ...composers, nl_job: 'select' }),
  rights('notice_template', 'county', composers),
];
