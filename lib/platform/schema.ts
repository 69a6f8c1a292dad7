import { sql } from 'drizzle-orm';
import { check, integer, interval, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { bytea, county, day, instant } from './columns.ts';
import { rights } from './policy.ts';

/** One row for ever: what kind of installation this is, and the shift of a simulated one's clock. */
export const installation = pgTable(
  'installation',
  {
    one: smallint('one').primaryKey().default(1),
    kind: text('kind').notNull(),
    createdAt: instant('created_at').notNull(),
    clockShift: interval('clock_shift').notNull().default(sql`'0'::interval`),
    simulated: smallint('simulated').notNull().default(0),
  },
  () => [
    check('installation_one', sql`one = 1`),
    check('installation_kind', sql`kind in ('demonstration', 'real')`),
    check('installation_shift_only_simulated', sql`simulated = 1 or clock_shift = '0'::interval`),
  ],
);

/** A month's data key, wrapped; destroyed_at is the proof that what it sealed is gone (product.md, Keeping). */
export const dataKey = pgTable(
  'data_key',
  {
    county: county(),
    month: day('month').notNull(),
    id: integer('id').notNull(),
    wrapped: bytea('wrapped'),
    madeAt: instant('made_at').notNull(),
    destroyedAt: instant('destroyed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.month] }),
    unique('data_key_id').on(t.county, t.id),
    check('data_key_wrapped_until_destroyed', sql`(wrapped is null) = (destroyed_at is not null)`),
  ],
);

export const platformRights = [
  rights('installation', 'installation', {
    nl_door: 'select',
    nl_house: 'select',
    nl_beat: 'select',
    nl_county: 'select',
    nl_office: 'select',
    nl_job: 'select',
  }),
  rights('data_key', 'county', {
    nl_post: 'select, insert',
    nl_house: 'select, insert',
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, insert, update',
  }),
];
