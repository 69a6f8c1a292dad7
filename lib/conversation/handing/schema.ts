import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';
import { thread } from '../schema.ts';

/**
 * A matter passed to a branch, a department, a township or a village: its own words, never the thread. Departments read and write
 * it through the listed functions alone (drizzle/sql/conversation.sql).
 */
export const handOff = pgTable(
  'hand_off',
  {
    county: county(),
    id: id(),
    /** the thread it is about, the dispute or clue (lib/matter), or a task of the police */
    threadId: uuid('thread_id'),
    matterId: uuid('matter_id'),
    taskId: uuid('task_id'),
    lodgingId: uuid('lodging_id').notNull(),
    /** the unit it was passed to; null stands open to any department until one claims it */
    unitId: uuid('unit_id'),
    /** what is asked, under the month's key; emptied on clear_on with what was answered */
    ask: bytea('ask'),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    claimedUnit: uuid('claimed_unit'),
    claimedBy: uuid('claimed_by'),
    claimedAt: instant('claimed_at'),
    outcome: text('outcome'),
    said: bytea('said'),
    answeredBy: uuid('answered_by'),
    answeredAt: instant('answered_at'),
    /** when the thread was told of the claim and of the end */
    claimToldAt: instant('claim_told_at'),
    endToldAt: instant('end_told_at'),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('hand_off_unit').on(t.county, t.unitId, t.answeredAt),
    index('hand_off_thread').on(t.county, t.threadId),
    index('hand_off_matter').on(t.county, t.matterId).where(sql`matter_id is not null`),
    index('hand_off_task').on(t.county, t.taskId).where(sql`task_id is not null`),
    check('hand_off_of', sql`num_nonnulls(thread_id, matter_id, task_id) = 1`),
    foreignKey({ columns: [t.county, t.threadId], foreignColumns: [thread.county, thread.id] }),
    countyIsCode('hand_off'),
    check(
      'hand_off_claim',
      sql`(claimed_by is null) = (claimed_at is null) and (claimed_by is null) = (claimed_unit is null)`,
    ),
    check(
      'hand_off_end',
      sql`(answered_at is null) = (outcome is null) and (outcome is null or outcome in ('answered', 'returned', 'recalled', 'sorted'))`,
    ),
  ],
);

/** Whoever passed it on takes it back; what the department wrote nobody changes. */
const ended = 'update (outcome, answered_by, answered_at, claim_told_at, end_told_at)';

export const handOffRights = [
  rights('hand_off', 'lodging', {
    nl_beat: `select, insert, ${ended}`,
    nl_county: `select, insert, ${ended}`,
    nl_job: 'select, update',
  }),
];
