import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';
import { notice } from '../schema.ts';

/**
 * A picture of a notice. It stands in clear as the notice's words do: it is published, and a notice names no child. It is emptied on
 * clear_on, its hash stays.
 */
export const noticePicture = pgTable(
  'notice_picture',
  {
    county: county(),
    id: id(),
    noticeId: uuid('notice_id').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** SHA-256 of the picture */
    hash: bytea('hash').notNull(),
    picture: bytea('picture'),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('notice_picture_notice').on(t.county, t.noticeId),
    index('notice_picture_clear').on(t.county, t.clearOn).where(sql`picture is not null`),
    foreignKey({ columns: [t.county, t.noticeId], foreignColumns: [notice.county, notice.id] }),
    countyIsCode('notice_picture'),
    check('notice_picture_sides', sql`width > 0 and height > 0`),
  ],
);

const compose = 'select, insert, delete';

// Readers see the pictures of their own notices through nl.own_notice_pictures() alone.
export const noticePictureRights = [
  rights('notice_picture', 'county', {
    ...{ nl_beat: compose, nl_county: compose, nl_office: compose },
    nl_job: 'select, update',
  }),
];
