import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { county, countyIsCode, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** An answer worth giving again. It holds no person's data and no lodging's name, so it stands in clear and is never cleared. */
export const helpEntry = pgTable(
  'help_entry',
  {
    county: county(),
    id: id(),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
    questionEn: text('question_en'),
    answerEn: text('answer_en'),
    /** the thread or hall's matter it was written from, for the police alone */
    sourceKind: text('source_kind'),
    sourceId: uuid('source_id'),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: instant('written_at').notNull(),
    revisedBy: uuid('revised_by'),
    revisedAt: instant('revised_at'),
    /** a 民警's word; lodgings read it from then on */
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('help_entry_written').on(t.county, t.writtenAt),
    uniqueIndex('help_entry_source').on(t.county, t.sourceKind, t.sourceId).where(sql`withdrawn_at is null`),
    countyIsCode('help_entry'),
    check('help_entry_source', sql`(source_kind is null) = (source_id is null)`),
    check('help_entry_source_kind', sql`source_kind in ('thread', 'hall')`),
    check('help_entry_en', sql`(question_en is null) = (answer_en is null)`),
    check('help_entry_approved', sql`(approved_at is null) = (approved_by is null)`),
    check('help_entry_withdrawn', sql`(withdrawn_at is null) = (withdrawn_by is null)`),
  ],
);

/** A lodging reads what is approved through nl.help_list alone. */
export const knowledgeRights = [
  rights('help_entry', 'county', {
    nl_beat: 'select, insert, update',
    nl_county: 'select, insert, update',
  }),
];
