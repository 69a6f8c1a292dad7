import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/**
 * What was told at once. The lodging side writes it and can never read it (product.md, People): its sender follows it by
 * the key of the form alone, through one function of the door.
 */
export const incident = pgTable(
  'incident',
  {
    county: county(),
    id: id(),
    kind: text('kind').notNull(),
    /** the beat of the house, or the county where none is known */
    unitId: uuid('unit_id').notNull(),
    lodgingId: uuid('lodging_id'),
    businessDay: day('business_day').notNull(),
    toldAt: instant('told_at').notNull(),
    toldBy: uuid('told_by'),
    source: text('source').notNull(),
    /** SHA-256 of the form's key: told twice is stored once, and only who has the key may follow it */
    toldKey: bytea('told_key').notNull(),
    signs: jsonb('signs').$type<string[]>().notNull(),
    presence: text('presence').notNull(),
    company: text('company'),
    seenAt: instant('seen_at'),
    /** the sender cannot talk now: nobody calls */
    quiet: boolean('quiet').notNull(),
    /** where, what was said, phone; emptied on clear_on */
    sealed: bytea('sealed'),
    clearOn: day('clear_on').notNull(),
    claimedBy: uuid('claimed_by'),
    claimedAt: instant('claimed_at'),
    claimedPhone: text('claimed_phone'),
    outcome: text('outcome'),
    feedback: text('feedback'),
    closedBy: uuid('closed_by'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('incident_told_key').on(t.county, t.toldKey),
    index('incident_open').on(t.county, t.closedAt, t.toldAt),
    index('incident_lodging').on(t.county, t.lodgingId, t.toldAt),
    countyIsCode('incident'),
    check('incident_kind', sql`kind in ('report_now', 'left_unroomed')`),
    check('incident_source', sql`source in ('house', 'plate', 'open')`),
    check('incident_presence', sql`presence in ('here', 'left', 'unknown')`),
    check('incident_claim', sql`(claimed_by is null) = (claimed_at is null)`),
    check(
      'incident_closed_with_feedback',
      sql`(closed_at is null) = (outcome is null) and (closed_at is null) = (feedback is null)`,
    ),
  ],
);

/** A duty page has sounded for an incident, to its end: the only thing that makes "duty rung" true. */
export const incidentRing = pgTable(
  'incident_ring',
  {
    county: county(),
    incidentId: uuid('incident_id').notNull(),
    accountId: uuid('account_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.incidentId, t.accountId] })],
);

export const incidentRights = [
  rights('incident', 'unit', {
    nl_house: 'insert',
    nl_beat: 'select, update',
    nl_county: 'select, update',
    nl_job: 'select, update',
  }),
  rights('incident_ring', 'unit', {
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select',
  }),
];
