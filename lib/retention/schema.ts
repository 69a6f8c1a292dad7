import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { county, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** A hold stops the clearing clock of a lodging's nights; asked by one, in force once another approved it. */
export const legalHold = pgTable(
  'legal_hold',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    caseNumber: text('case_number').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    approvalId: uuid('approval_id').notNull(),
    inForceAt: instant('in_force_at'),
    releasedAt: instant('released_at'),
    releasedBy: uuid('released_by'),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] }), index('legal_hold_lodging').on(t.county, t.lodgingId)],
);

/** What a clearing run did, for the file: counts and the keys destroyed, no names. */
export const clearingRun = pgTable(
  'clearing_run',
  {
    county: county(),
    id: id(),
    at: instant('at').notNull(),
    dryRun: boolean('dry_run').notNull(),
    cleared: integer('cleared').notNull(),
    held: integer('held').notNull(),
    monthsDestroyed: jsonb('months_destroyed').$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] })],
);

export const retentionRights = [
  rights('legal_hold', 'lodging', {
    nl_beat: 'select, insert, update',
    nl_county: 'select, insert, update',
    nl_job: 'select',
  }),
  rights('clearing_run', 'county', { nl_county: 'select', nl_office: 'select', nl_job: 'select, insert' }),
];
