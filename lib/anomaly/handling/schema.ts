import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { county, countyIsCode, day, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';
import { alert } from '../schema.ts';

/** What was done about an alert, in order: acts with their person, notes with their words; nothing is changed afterwards. */
export const alertStep = pgTable(
  'alert_step',
  {
    county: county(),
    id: id(),
    alertId: uuid('alert_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    at: instant('at').notNull(),
    /** null where a job of the house did it */
    by: uuid('by'),
    kind: text('kind').notNull(),
    said: text('said'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('alert_step_alert').on(t.county, t.alertId, t.at),
    foreignKey({ columns: [t.county, t.alertId], foreignColumns: [alert.county, alert.id] }),
    countyIsCode('alert_step'),
  ],
);

/**
 * The neutral question to a house (请核对): nights and counts, and the house's statement. Why it was asked stands on the alert,
 * which the lodging side cannot name.
 */
export const houseQuestion = pgTable(
  'house_question',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    alertId: uuid('alert_id').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    /** what was on file when it was asked: {filed, nights, list: [{night, filed, registered}]} */
    counts: jsonb('counts').$type<unknown>().notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    answer: text('answer'),
    said: text('said'),
    answeredBy: uuid('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex('house_question_open').on(t.county, t.alertId).where(sql`answered_at is null`),
    index('house_question_lodging').on(t.county, t.lodgingId, t.askedAt),
    foreignKey({ columns: [t.county, t.alertId], foreignColumns: [alert.county, alert.id] }),
    countyIsCode('house_question'),
    check('house_question_span', sql`to_day >= from_day`),
    check(
      'house_question_answer',
      sql`(answered_at is null) = (answer is null) and (answer is null or answer in
        ('filed_later', 'filed_other_night', 'register_wrong', 'not_a_minor', 'explanation'))`,
    ),
  ],
);

/** A part of an alert another unit or department was asked for; it is claimed and answered there, without sight of the alert. */
export const alertPart = pgTable(
  'alert_part',
  {
    county: county(),
    id: id(),
    alertId: uuid('alert_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    /** the unit that was asked */
    unitId: uuid('unit_id').notNull(),
    ask: text('ask').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    claimedBy: uuid('claimed_by'),
    claimedAt: instant('claimed_at'),
    outcome: text('outcome'),
    said: text('said'),
    answeredBy: uuid('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('alert_part_alert').on(t.county, t.alertId),
    index('alert_part_unit').on(t.county, t.unitId, t.answeredAt),
    foreignKey({ columns: [t.county, t.alertId], foreignColumns: [alert.county, alert.id] }),
    countyIsCode('alert_part'),
    check('alert_part_claim', sql`(claimed_by is null) = (claimed_at is null)`),
    check(
      'alert_part_answer',
      sql`(answered_at is null) = (outcome is null) and (outcome is null or outcome in ('done', 'returned'))`,
    ),
  ],
);

/** One case, two investigations (一案双查): the lodging's duties looked into beside the case, by a 民警 not of its beat. */
export const caseReview = pgTable(
  'case_review',
  {
    county: county(),
    id: id(),
    alertId: uuid('alert_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    caseNumber: text('case_number').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    holdId: uuid('hold_id').notNull(),
    /** what the evidence showed when it was opened: [{must, evidenced, notApplicable, open}] */
    musts: jsonb('musts').$type<unknown>().notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    assignedTo: uuid('assigned_to').notNull(),
    /** per must what was found: {must: verdict} */
    verdicts: jsonb('verdicts').$type<unknown>(),
    said: text('said'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex('case_review_alert').on(t.county, t.alertId),
    index('case_review_assigned').on(t.county, t.assignedTo),
    foreignKey({ columns: [t.county, t.alertId], foreignColumns: [alert.county, alert.id] }),
    countyIsCode('case_review'),
    check(
      'case_review_closed',
      sql`(closed_at is null) = (verdicts is null) and (closed_at is null) = (said is null)`,
    ),
  ],
);

const seen =
  'county, id, lodging_id, from_day, to_day, counts, asked_at, answer, said, answered_by, answered_at';

export const anomalyWorkRights = [
  rights('alert_step', 'lodging', {
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, insert, delete',
  }),
  rights('house_question', 'lodging', {
    nl_house: `select (${seen}), update (answer, said, answered_by, answered_at)`,
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, delete',
  }),
  rights('alert_part', 'lodging', {
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, delete',
  }),
  rights('case_review', 'lodging', {
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, delete',
  }),
];
