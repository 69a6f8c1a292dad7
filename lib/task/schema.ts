import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { county, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** What a person must finish; `subject` names the row it is about, never a child's words. */
export const task = pgTable(
  'task',
  {
    county: county(),
    id: id(),
    kind: text('kind').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    unitId: uuid('unit_id'),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    severity: text('severity').notNull(),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at'),
    claimedBy: uuid('claimed_by'),
    claimedAt: instant('claimed_at'),
    doneBy: uuid('done_by'),
    doneAt: instant('done_at'),
    outcome: text('outcome'),
    detail: jsonb('detail').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('task_subject').on(t.county, t.kind, t.subjectKind, t.subjectId),
    // One task a chase and one open chase a lodging, said of the tasks themselves too (product.md, The day).
    uniqueIndex('task_one_chase').on(t.county, t.lodgingId).where(sql`kind = 'chase' and done_at is null`),
    index('task_lodging').on(t.county, t.lodgingId, t.openedAt),
    index('task_open').on(t.county, t.doneAt, t.dueAt),
  ],
);

export const taskRights = [
  rights('task', 'lodging', {
    nl_house: 'insert',
    nl_beat: 'select, insert, update',
    nl_county: 'select, insert, update',
    nl_job: 'select, insert, update',
  }),
];
