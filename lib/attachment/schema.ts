import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/**
 * A picture or voice note that a lodging and its police both see, under the month's key; what only one side may see stands in a
 * table of its own room. The bytes go on clear_on, the hash stays.
 */
export const attachment = pgTable(
  'attachment',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    /** what it hangs on, such as a line of a thread */
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    n: integer('n').notNull(),
    kind: text('kind').notNull(),
    /** length in bytes, sides in pixels, length in milliseconds: of what is kept, not of what came */
    bytes: integer('bytes').notNull(),
    width: integer('width'),
    height: integer('height'),
    ms: integer('ms'),
    /** SHA-256 of what is kept */
    hash: bytea('hash').notNull(),
    sealed: bytea('sealed'),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('attachment_subject').on(t.county, t.subjectKind, t.subjectId, t.n),
    index('attachment_clear').on(t.county, t.clearOn).where(sql`sealed is not null`),
    countyIsCode('attachment'),
    check('attachment_kind', sql`kind in ('picture', 'voice')`),
    check(
      'attachment_measures',
      sql`(kind = 'picture') = (width is not null and height is not null) and (kind = 'voice') = (ms is not null)`,
    ),
  ],
);

export const attachmentRights = [
  rights('attachment', 'lodging', {
    nl_house: 'select, insert',
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, update',
  }),
];
