import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { county, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** One mechanism for every act that needs a second person; `detail` holds ids and codes, never a child's data. */
export const approval = pgTable(
  'approval',
  {
    county: county(),
    id: id(),
    kind: text('kind').notNull(),
    /** null where it lies across lodgings: the county's alone */
    lodgingId: uuid('lodging_id'),
    subjectId: text('subject_id').notNull(),
    detail: jsonb('detail').notNull(),
    reason: text('reason').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    approved: boolean('approved'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('approval_open').on(t.county, t.decidedAt),
    check('approval_two_persons', sql`decided_by is null or decided_by <> asked_by`),
    check('approval_decision', sql`(approved is null) = (decided_at is null)`),
  ],
);

/** A post may reveal for a purpose until a date, given by a supervisor (民警). */
export const standingApproval = pgTable(
  'standing_approval',
  {
    county: county(),
    id: id(),
    unitId: uuid('unit_id').notNull(),
    role: text('role').notNull(),
    purpose: text('purpose').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    givenBy: uuid('given_by').notNull(),
    givenAt: instant('given_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] }), check('standing_order', sql`to_day >= from_day`)],
);

/** One opening of a stay's fields; the house book has it before the value is shown. */
export const reveal = pgTable(
  'reveal',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    stayId: uuid('stay_id').notNull(),
    accountId: uuid('account_id').notNull(),
    basis: text('basis').notNull(),
    basisId: uuid('basis_id'),
    reason: text('reason').notNull(),
    reference: text('reference').notNull(),
    at: instant('at').notNull(),
    untilAt: instant('until_at').notNull(),
    confirmDueAt: instant('confirm_due_at'),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('reveal_stay').on(t.county, t.stayId, t.at),
    check('reveal_basis', sql`basis in ('standing', 'second_person', 'broken_glass', 'release')`),
    check('reveal_confirmed_by_another', sql`confirmed_by is null or confirmed_by <> account_id`),
  ],
);

const police = { nl_beat: 'select, insert, update', nl_county: 'select, insert, update' };

export const approvalRights = [
  rights('approval', 'lodging', { ...police, nl_job: 'select' }),
  rights('standing_approval', 'county', {
    nl_beat: 'select',
    nl_county: 'select, insert, update',
    nl_job: 'select',
  }),
  rights('reveal', 'lodging', { ...police, nl_job: 'select, delete' }),
];
