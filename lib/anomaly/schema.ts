import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** A rule's finding with its reasons, worked to a disposition; of persons it holds stays and blind keys of nobody. */
export const alert = pgTable(
  'alert',
  {
    county: county(),
    id: id(),
    rule: text('rule').notNull(),
    severity: text('severity').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    fromDay: day('from_day').notNull(),
    /** the last night it speaks of */
    businessDay: day('business_day').notNull(),
    groups: jsonb('groups').$type<string[]>().notNull(),
    reasons: jsonb('reasons').$type<{ code: string; values: Record<string, string | number> }[]>().notNull(),
    evidence: jsonb('evidence').$type<Record<string, unknown>>().notNull(),
    /** found by a rule that is not approved: listed, in nobody's queue */
    rehearsal: boolean('rehearsal').notNull(),
    foundAt: instant('found_at').notNull(),
    claimedBy: uuid('claimed_by'),
    claimedAt: instant('claimed_at'),
    contactedAt: instant('contacted_at'),
    disposition: text('disposition'),
    feedback: text('feedback'),
    closedBy: uuid('closed_by'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('alert_open').on(t.county, t.closedAt, t.severity, t.foundAt),
    index('alert_lodging').on(t.county, t.lodgingId, t.businessDay),
    countyIsCode('alert'),
    check('alert_severity', sql`severity in ('instant', 'same_day', 'watch')`),
    check('alert_span', sql`business_day >= from_day`),
    check('alert_claim', sql`(claimed_by is null) = (claimed_at is null)`),
    check(
      'alert_closed_with_feedback',
      sql`(closed_at is null) = (disposition is null) and (closed_at is null) = (feedback is null)`,
    ),
    check(
      'alert_disposition',
      sql`disposition in ('confirmed', 'explained', 'unverifiable', 'duplicate', 'referred')`,
    ),
  ],
);

/** The stays an alert speaks of; each stands under its own lodging, so that nobody sees beyond their reach. */
export const alertStay = pgTable(
  'alert_stay',
  {
    county: county(),
    alertId: uuid('alert_id').notNull(),
    stayId: uuid('stay_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.alertId, t.stayId] }),
    index('alert_stay_stay').on(t.county, t.stayId),
    foreignKey({ columns: [t.county, t.alertId], foreignColumns: [alert.county, alert.id] }),
  ],
);

/** A rule is off until a 民警 of supervision gives its basis; the newest line of a rule decides (product.md, What is odd). */
export const ruleApproval = pgTable(
  'rule_approval',
  {
    county: county(),
    rule: text('rule').notNull(),
    at: instant('at').notNull(),
    approved: boolean('approved').notNull(),
    basis: text('basis').notNull(),
    approvedBy: uuid('approved_by'),
    approverName: text('approver_name').notNull(),
    /** parameters that differ from the rule's own */
    parameters: jsonb('parameters').$type<Record<string, number>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.rule, t.at] }), countyIsCode('rule_approval')],
);

const worked = {
  nl_beat: 'select, update',
  nl_county: 'select, update',
  nl_job: 'select, insert, update, delete',
};

/**
 * What a rule would have found with other parameters, made on demand before they are given: one a rule, the newest asking. It
 * holds lodgings, days and reasons; no stay.
 */
export const rulePreview = pgTable(
  'rule_preview',
  {
    county: county(),
    rule: text('rule').notNull(),
    parameters: jsonb('parameters').$type<Record<string, number>>().notNull(),
    askedAt: instant('asked_at').notNull(),
    askedBy: uuid('asked_by').notNull(),
    doneAt: instant('done_at'),
    result: jsonb('result').$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.rule] }),
    countyIsCode('rule_preview'),
    check('rule_preview_done', sql`(done_at is null) = (result is null)`),
  ],
);

/** The lodging side has no grant on any of these (architecture.md, The cellar). */
export const anomalyRights = [
  rights('alert', 'lodging', worked),
  rights('alert_stay', 'lodging', {
    nl_beat: 'select',
    nl_county: 'select',
    nl_job: 'select, insert, delete',
  }),
  rights('rule_approval', 'county', {
    nl_beat: 'select',
    nl_county: 'select, insert',
    nl_job: 'select, insert',
  }),
  rights('rule_preview', 'county', { nl_county: 'select, insert, update', nl_job: 'select, insert, update' }),
];
