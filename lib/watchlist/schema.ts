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
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** Who is searched for: named by a case, ends by itself; the person stands sealed, masked and as blind indexes. */
export const watchEntry = pgTable(
  'watch_entry',
  {
    county: county(),
    id: id(),
    kind: text('kind').notNull(),
    caseNumber: text('case_number').notNull(),
    /** whom to ring when the person is found: a police telephone, no person's data */
    contact: text('contact').notNull(),
    masked: jsonb('masked').$type<Record<string, unknown>>().notNull(),
    sealed: bytea('sealed'),
    numberIndex: bytea('number_index'),
    personIndex: bytea('person_index'),
    companionKey: text('companion_key'),
    companionNameKey: text('companion_name_key'),
    /** the first night looked at */
    looksFrom: day('looks_from').notNull(),
    endsOn: day('ends_on').notNull(),
    enteredBy: uuid('entered_by'),
    enteredAt: instant('entered_at').notNull(),
    endedBy: uuid('ended_by'),
    endedAt: instant('ended_at'),
    outcome: text('outcome'),
    /** all hits of the county: a reader's own reach may hold fewer */
    hits: integer('hits').notNull(),
    clearOn: day('clear_on').notNull(),
    clearedAt: instant('cleared_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('watch_entry_open').on(t.county, t.endedAt, t.endsOn),
    index('watch_entry_number').on(t.county, t.numberIndex),
    index('watch_entry_person').on(t.county, t.personIndex),
    countyIsCode('watch_entry'),
    check('watch_entry_kind', sql`kind in ('child', 'adult')`),
    check('watch_entry_outcome', sql`outcome in ('found', 'withdrawn', 'expired')`),
    check('watch_entry_ended', sql`(ended_at is null) = (outcome is null)`),
  ],
);

/** Where somebody who is searched for was filed or registered; each stands under its own lodging. */
export const watchHit = pgTable(
  'watch_hit',
  {
    county: county(),
    entryId: uuid('entry_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    /** the stay's id, or 'register' for a guest no return names */
    subject: text('subject').notNull(),
    stayId: uuid('stay_id'),
    matchedBy: text('matched_by').notNull(),
    /** found when the entry was made, not on a later arrival */
    first: boolean('first').notNull(),
    foundAt: instant('found_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.entryId, t.lodgingId, t.businessDay, t.subject] }),
    foreignKey({ columns: [t.county, t.entryId], foreignColumns: [watchEntry.county, watchEntry.id] }),
    check('watch_hit_by', sql`matched_by in ('number', 'person', 'companion', 'companion_name', 'register')`),
  ],
);

const readable =
  '(county, id, kind, case_number, contact, masked, looks_from, ends_on, entered_by, entered_at, ended_by, ended_at, outcome, hits, clear_on, cleared_at)';
const police = `select ${readable}, insert, update`;

/** The lodging side has no grant on either; ciphertext and indexes are no page's (architecture.md, The cellar). */
export const watchlistRights = [
  rights('watch_entry', 'county', { nl_beat: police, nl_county: police, nl_job: 'select, insert, update' }),
  rights('watch_hit', 'lodging', { nl_beat: 'select', nl_county: 'select', nl_job: 'select, insert' }),
];
