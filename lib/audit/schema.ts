import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, county, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** The house book: one event a row, chained by hash within its chain and month (architecture.md, House book). */
export const houseBookEvent = pgTable(
  'house_book_event',
  {
    county: county(),
    chain: smallint('chain').notNull(),
    month: date('month', { mode: 'string' }).notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    actor: uuid('actor'),
    actorKind: text('actor_kind').notNull(),
    act: text('act').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    lodgingId: uuid('lodging_id'),
    detail: jsonb('detail').notNull(),
    requestId: text('request_id').notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.chain, t.month, t.seq] }),
    index('house_book_at').on(t.county, t.at),
    index('house_book_lodging').on(t.county, t.lodgingId, t.at),
  ],
);

/** The last link of each chain; locked by the last statement before commit. */
export const houseBookHead = pgTable(
  'house_book_head',
  {
    county: county(),
    chain: smallint('chain').notNull(),
    month: date('month', { mode: 'string' }).notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.chain] })],
);

/** A signed root over all heads; a copy stands in a file the database cannot rewrite. */
export const houseBookAnchor = pgTable(
  'house_book_anchor',
  {
    county: county(),
    at: instant('at').notNull(),
    events: integer('events').notNull(),
    heads: jsonb('heads').notNull(),
    root: bytea('root').notNull(),
    keyId: text('key_id').notNull(),
    signature: bytea('signature').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.at] })],
);

// Writing goes through nl.book() alone; only the auditor's office and the jobs read.
export const auditRights = [
  rights('house_book_event', 'county', { nl_office: 'select', nl_job: 'select' }),
  rights('house_book_head', 'county', { nl_office: 'select', nl_job: 'select' }),
  rights('house_book_anchor', 'county', { nl_office: 'select', nl_job: 'select, insert' }),
];
