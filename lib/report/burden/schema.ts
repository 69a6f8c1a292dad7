import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { county, countyIsCode, day } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/**
 * How long filing took and how many taps, counted: a row says how often, and no row names a person, house, device or hour.
 * Written by nl.burden_add alone.
 */
export const burdenCount = pgTable(
  'burden_count',
  {
    county: county(),
    businessDay: day('business_day').notNull(),
    kind: text('kind').notNull(),
    seconds: integer('seconds').notNull(),
    taps: integer('taps').notNull(),
    keys: integer('keys').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.businessDay, t.kind, t.seconds, t.taps, t.keys] }),
    countyIsCode('burden_count'),
    check('burden_kind', sql`kind in ('nil', 'guests', 'closed')`),
    check(
      'burden_range',
      sql`seconds between 0 and 1800 and taps between 0 and 500 and keys between 0 and 3000`,
    ),
  ],
);

export const burdenRights = [
  rights('burden_count', 'county', { nl_county: 'select', nl_job: 'select, delete' }),
];
