import { sql } from 'drizzle-orm';
import {
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

/** Whom a search call asks: ids of stations or beats and codes of townships; both empty is the whole county. */
export type Audience = { units: string[]; townships: string[] };

/** A missing or found person (急寻): composed by one, released by another, over by itself. Its content stands sealed. */
export const searchCall = pgTable(
  'search_call',
  {
    county: county(),
    id: id(),
    matter: text('matter').notNull(),
    kind: text('kind').notNull(),
    caseNumber: text('case_number').notNull(),
    /** a police telephone, no person's data */
    contact: text('contact').notNull(),
    /** the entry of the watch list made with it; none for somebody nobody knows */
    watchEntryId: uuid('watch_entry_id'),
    audience: jsonb('audience').$type<Audience>().notNull(),
    sealed: bytea('sealed'),
    endsOn: day('ends_on').notNull(),
    composedBy: uuid('composed_by').notNull(),
    composedAt: instant('composed_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    /** from here on it is open at the desks */
    launchedAt: instant('launched_at'),
    endedBy: uuid('ended_by'),
    endedAt: instant('ended_at'),
    outcome: text('outcome'),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('search_call_open').on(t.county, t.endedAt, t.composedAt),
    countyIsCode('search_call'),
    check('search_call_matter', sql`matter in ('missing', 'found')`),
    check('search_call_kind', sql`kind in ('child', 'adult')`),
    check('search_call_two_persons', sql`decided_by is null or decided_by <> composed_by`),
    check('search_call_launched', sql`launched_at is null or decided_at is not null`),
    check('search_call_ended', sql`(ended_at is null) = (outcome is null)`),
    check('search_call_outcome', sql`outcome in ('found', 'withdrawn', 'expired', 'declined')`),
  ],
);

/** A house that was asked: the snapshot of whom the call reached. */
export const searchHouse = pgTable(
  'search_house',
  {
    county: county(),
    callId: uuid('call_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    /** people of the house it was sent to */
    people: integer('people').notNull(),
    openedAt: instant('opened_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.callId, t.lodgingId] }),
    index('search_house_lodging').on(t.county, t.lodgingId),
    foreignKey({ columns: [t.county, t.callId], foreignColumns: [searchCall.county, searchCall.id] }),
  ],
);

/** What a house answered; a tip's words are sealed and emptied with the call's. */
export const searchAnswer = pgTable(
  'search_answer',
  {
    county: county(),
    id: id(),
    callId: uuid('call_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    accountId: uuid('account_id').notNull(),
    answer: text('answer').notNull(),
    sealed: bytea('sealed'),
    at: instant('at').notNull(),
    alertId: uuid('alert_id'),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('search_answer_call').on(t.county, t.callId, t.at),
    foreignKey({ columns: [t.county, t.callId], foreignColumns: [searchCall.county, searchCall.id] }),
    check('search_answer_answer', sql`answer in ('not_seen', 'seen', 'here')`),
  ],
);

const readable =
  '(county, id, matter, kind, case_number, contact, watch_entry_id, audience, ends_on, composed_by, composed_at, decided_by, decided_at, launched_at, ended_by, ended_at, outcome, clear_on)';
const police = `select ${readable}, insert, update`;
const job = 'select, insert, update';

/** The lodging side reads a call through nl.search_read alone, and only while it runs at a house of its own. */
export const missingRights = [
  rights('search_call', 'county', { nl_beat: police, nl_county: police, nl_job: 'select, update' }),
  rights('search_house', 'lodging', {
    nl_house: 'select',
    nl_beat: 'select',
    nl_county: 'select',
    nl_job: job,
  }),
  rights('search_answer', 'lodging', {
    nl_house: 'select, insert',
    nl_beat: 'select',
    nl_county: 'select',
    nl_job: 'select, update',
  }),
];
