import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { county, countyIsCode, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/** Where a lodging stands, as somebody said who was there; the latest counts, the earlier ones stay. */
export const lodgingPoint = pgTable(
  'lodging_point',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    /** how far off the phone thinks it may be, in metres; null when typed */
    accuracy: integer('accuracy'),
    source: text('source').notNull(),
    accountId: uuid('account_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('lodging_point_lodging').on(t.county, t.lodgingId, t.at),
    countyIsCode('lodging_point'),
    check('lodging_point_source', sql`source in ('phone', 'typed')`),
    check('lodging_point_on_earth', sql`latitude between -90 and 90 and longitude between -180 and 180`),
  ],
);

export const pointRights = [
  // The police's own note of the way; a house is not asked where it stands.
  rights('lodging_point', 'lodging', {
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'insert',
  }),
];
