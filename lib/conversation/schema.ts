import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** A conversation between a lodging and its officer. Instants only: what they mean is computed. */
export const thread = pgTable(
  'thread',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedSide: text('opened_side').notNull(),
    openedAt: instant('opened_at').notNull(),
    aboutKind: text('about_kind'),
    aboutId: text('about_id'),
    /** what the first question is about, for counting (topics.ts) */
    topic: text('topic'),
    /** how many lines it has */
    lines: integer('lines').notNull(),
    lastAt: instant('last_at').notNull(),
    /** since when the house waits for an answer, and the line that began it; null while it waits for none */
    waitsSince: instant('waits_since'),
    waitsLine: integer('waits_line'),
    /** the first answer to the house's first question; never changes */
    firstAnswerAt: instant('first_answer_at'),
    firstAnswerBy: uuid('first_answer_by'),
    answeredAt: instant('answered_at'),
    closedAt: instant('closed_at'),
    closedHow: text('closed_how'),
    rating: text('rating'),
    ratedAt: instant('rated_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('thread_lodging').on(t.county, t.lodgingId, t.lastAt),
    index('thread_waiting').on(t.county, t.waitsSince).where(sql`waits_since is not null`),
    countyIsCode('thread'),
    check('thread_opened_side', sql`opened_side in ('house', 'police')`),
    check('thread_about', sql`(about_kind is null) = (about_id is null)`),
    check('thread_about_kind', sql`about_kind in ('return', 'closure', 'notice')`),
    check('thread_wait', sql`(waits_since is null) = (waits_line is null)`),
    check('thread_first_answer', sql`(first_answer_at is null) = (first_answer_by is null)`),
    check('thread_closed', sql`(closed_at is null) = (closed_how is null)`),
    check('thread_closed_how', sql`closed_how in ('house', 'police', 'quiet')`),
    check('thread_closed_waits_not', sql`closed_at is null or waits_since is null`),
    check(
      'thread_rating',
      sql`(rating is null) = (rated_at is null) and (rating is null or rating in ('good', 'fair', 'poor'))`,
    ),
  ],
);

/** A line of a thread: words under the month's key, or an act both sides see; nothing is changed afterwards. */
export const threadLine = pgTable(
  'thread_line',
  {
    county: county(),
    id: id(),
    threadId: uuid('thread_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    n: integer('n').notNull(),
    at: instant('at').notNull(),
    side: text('side').notNull(),
    kind: text('kind').notNull(),
    author: uuid('author'),
    /** the department that speaks or was passed to */
    unitId: uuid('unit_id'),
    /** {text, place}; emptied on clear_on */
    sealed: bytea('sealed'),
    /** personal numbers taken out of the words, under a lock of their own */
    numbers: bytea('numbers'),
    /** of the form: sent twice is stored once */
    requestKey: uuid('request_key'),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('thread_line_n').on(t.county, t.threadId, t.n),
    uniqueIndex('thread_line_request').on(t.county, t.requestKey).where(sql`request_key is not null`),
    index('thread_line_clear').on(t.county, t.clearOn).where(sql`sealed is not null or numbers is not null`),
    foreignKey({ columns: [t.county, t.threadId], foreignColumns: [thread.county, thread.id] }),
    countyIsCode('thread_line'),
    check('thread_line_side', sql`side in ('house', 'police', 'post', 'clock')`),
    check(
      'thread_line_kind',
      sql`kind in ('said', 'passed', 'claimed', 'recalled', 'returned', 'closed', 'reopened')`,
    ),
  ],
);

/** What the police hang a thread on; the lodging side has no grant here and so never learns of an alert. */
export const threadLink = pgTable(
  'thread_link',
  {
    county: county(),
    threadId: uuid('thread_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    kind: text('kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.threadId, t.kind, t.subjectId] }),
    index('thread_link_subject').on(t.county, t.kind, t.subjectId),
    foreignKey({ columns: [t.county, t.threadId], foreignColumns: [thread.county, thread.id] }),
    countyIsCode('thread_link'),
    check('thread_link_kind', sql`kind in ('alert', 'chase')`),
  ],
);

const written = { nl_beat: 'select, insert, update', nl_county: 'select, insert, update' };
const kept = { nl_beat: 'select, insert', nl_county: 'select, insert' };

export const conversationRights = [
  rights('thread', 'lodging', { nl_house: 'select, insert, update', ...written, nl_job: 'select, update' }),
  rights('thread_line', 'lodging', {
    nl_house: 'select, insert',
    ...kept,
    nl_job: 'select, insert, update',
  }),
  rights('thread_link', 'lodging', { ...kept, nl_job: 'select' }),
];
