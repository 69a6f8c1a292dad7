import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { county, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** A beat given from one officer to another from a day on; with a last day it is a substitution, which a station's chief and the
 * county's supervisor have too. Counts as they stood then. */
export const handover = pgTable(
  'handover',
  {
    county: county(),
    id: id(),
    unitId: uuid('unit_id').notNull(),
    fromAccount: uuid('from_account').notNull(),
    toAccount: uuid('to_account').notNull(),
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day'),
    leaves: boolean('leaves').notNull(),
    lodgings: integer('lodgings').notNull(),
    chases: integer('chases').notNull(),
    tasks: integer('tasks').notNull(),
    alerts: integer('alerts').notNull(),
    threads: integer('threads').notNull().default(0),
    notes: integer('notes').notNull().default(0),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
    /** when what the giver had claimed went over; null until the day has come */
    movedAt: instant('moved_at'),
    /** ids of what went over then, so that a substitute gives back what was the officer's and keeps the own */
    carried: jsonb('carried').$type<string[]>(),
    /** when a substitute gave back, after the last day; null for what was given for good */
    backAt: instant('back_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('handover_unit').on(t.county, t.unitId, t.fromDay),
    check('handover_days', sql`until_day is null or until_day >= from_day`),
  ],
);

export const handoverRights = [
  rights('handover', 'unit', {
    nl_beat: 'select, insert, update',
    nl_county: 'select, insert, update',
    nl_job: 'select, update, delete',
  }),
];
