import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { county, countyIsCode, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/**
 * What a lodging and its people are found by: n 0 is the lodging, the others its people. Made again from the registry
 * whenever that changes, so it may be emptied at any time.
 */
export const searchKey = pgTable(
  'search_key',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    n: integer('n').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    /** digits of a phone that stands open in the registry */
    phone: text('phone'),
    /** blind index of an account's phone, as hex: found by the whole number only */
    phoneMark: text('phone_mark'),
    /** name, pinyin, initials, code, licence, place, without spaces and in lower case, a bar between */
    keys: text('keys').notNull(),
    /** the pinyin as a local ear writes it */
    sounds: text('sounds').notNull(),
    /** what it was made from; on the lodging's own row */
    source: text('source'),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.lodgingId, t.n] }),
    countyIsCode('search_key'),
    check('search_key_kind', sql`kind in ('lodging', 'contact', 'owner', 'staff')`),
  ],
);

export const searchRights = [
  rights('search_key', 'lodging', {
    nl_beat: 'select',
    nl_county: 'select',
    nl_job: 'select, insert, update, delete',
  }),
];
