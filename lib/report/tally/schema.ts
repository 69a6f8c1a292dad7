import { bigint, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { county, countyIsCode, day, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/**
 * What a beat's night came to, made by the clock once it was due and made again whenever it is marked. It holds until when
 * it says the same as the facts: any instant after `due_by`, `made_by` and `known_by`.
 */
export const nightTally = pgTable(
  'night_tally',
  {
    county: county(),
    businessDay: day('business_day').notNull(),
    beatId: uuid('beat_id').notNull(),
    /** A digest of the lodgings that had an obligation: two nights of the same one have the same. */
    houses: bigint('houses', { mode: 'bigint' }).notNull(),
    expected: integer('expected').notNull(),
    onTime: integer('on_time').notNull(),
    /** Of what came late, each return's instant and how many minutes after its due. */
    lateTimes: instant('late_times').array().notNull(),
    lateBy: integer('late_by').array().notNull(),
    /** The lodgings excused that night. */
    excused: uuid('excused').array().notNull(),
    dueBy: instant('due_by').notNull(),
    madeBy: instant('made_by').notNull(),
    /** When the last closure, status or outage that bears on it became known. */
    knownBy: instant('known_by'),
  },
  (t) => [primaryKey({ columns: [t.county, t.businessDay, t.beatId] }), countyIsCode('night_tally')],
);

/**
 * A tally that no longer holds, written by the database itself in the transaction that changed a fact; without a beat it is
 * the whole night. Only ever added, so that no filing waits for another, and taken away by the making anew.
 */
export const nightMark = pgTable(
  'night_mark',
  {
    county: county(),
    businessDay: day('business_day').notNull(),
    id: id(),
    beatId: uuid('beat_id'),
  },
  (t) => [primaryKey({ columns: [t.county, t.businessDay, t.id] }), countyIsCode('night_mark')],
);

export const tallyRights = [
  rights('night_tally', 'county', { nl_county: 'select', nl_job: 'select, insert, update, delete' }),
  rights('night_mark', 'county', { nl_county: 'select', nl_job: 'select, delete' }),
];
