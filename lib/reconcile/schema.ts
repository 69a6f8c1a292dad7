import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** One comparison of a register with the returns, over the nights the register covers. */
export const reconcileRun = pgTable(
  'reconcile_run',
  {
    county: county(),
    id: id(),
    /** digest of the register's content, so that the same one again is known */
    content: bytea('content').notNull(),
    form: text('form').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    rows: integer('rows').notNull(),
    refused: integer('refused').notNull(),
    matched: integer('matched').notNull(),
    notFiled: integer('not_filed').notNull(),
    notRegistered: integer('not_registered').notNull(),
    dayDiffers: integer('day_differs').notNull(),
    twins: integer('twins').notNull(),
    /** lodging-nights with a guest nobody filed, and those of them without any return */
    nights: integer('nights').notNull(),
    nightsWithout: integer('nights_without').notNull(),
    at: instant('at').notNull(),
    by: uuid('by'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('reconcile_run_at').on(t.county, t.at),
    countyIsCode('reconcile_run'),
    check('reconcile_run_form', sql`form in ('clear', 'blind')`),
  ],
);

/** What the last run over a night found of each guest that did not match; names and numbers are not kept. */
export const reconcileRow = pgTable(
  'reconcile_row',
  {
    county: county(),
    runId: uuid('run_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    place: integer('place').notNull(),
    result: text('result').notNull(),
    /** the filed stay it was matched with, is one night apart from, or looks like but for a digit */
    stayId: uuid('stay_id'),
    otherDay: day('other_day'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.lodgingId, t.businessDay, t.place] }),
    check('reconcile_row_result', sql`result in ('not_filed', 'not_registered', 'day_differs', 'twin')`),
  ],
);

/** Each lodging's night that a register covers: how many of each result, as the last run over it counted. */
export const reconcileNight = pgTable(
  'reconcile_night',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    runId: uuid('run_id').notNull(),
    matched: integer('matched').notNull(),
    notFiled: integer('not_filed').notNull(),
    notRegistered: integer('not_registered').notNull(),
    dayDiffers: integer('day_differs').notNull(),
    twins: integer('twins').notNull(),
    /** whether there was a return when the two were compared */
    returned: boolean('returned').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.lodgingId, t.businessDay] })],
);

/** A register sent from the page, how far its comparison is and what came of it. The file itself lies sealed beside the database. */
export const registerUpload = pgTable(
  'register_upload',
  {
    county: county(),
    id: id(),
    form: text('form').notNull(),
    bytes: integer('bytes').notNull(),
    by: uuid('by'),
    at: instant('at').notNull(),
    /** rows read so far */
    read: integer('read').notNull(),
    endedAt: instant('ended_at'),
    /** why it could not be compared */
    code: text('code'),
    /** the first rows that could not be used: number and row */
    refused: jsonb('refused').$type<{ code: string; row?: number }[]>(),
    /** the run that stands for it: its own, or the earlier one that said the same */
    runId: uuid('run_id'),
    changed: boolean('changed'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('register_upload_at').on(t.county, t.at),
    countyIsCode('register_upload'),
    check('register_upload_form', sql`form in ('clear', 'blind')`),
  ],
);

/** The register's guests by blind keys: what the next run is compared with, and whom a watch-list entry looks for. */
export const registerGuest = pgTable(
  'register_guest',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    number: bytea('number').notNull(),
    runId: uuid('run_id').notNull(),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.lodgingId, t.businessDay, t.number] }),
    index('register_guest_number').on(t.county, t.number),
  ],
);

export const reconcileRights = [
  rights('reconcile_run', 'county', { nl_county: 'select, insert', nl_job: 'select, insert' }),
  rights('reconcile_row', 'lodging', {
    nl_beat: 'select',
    nl_county: 'select, insert, delete',
    nl_job: 'select, insert, delete',
  }),
  rights('reconcile_night', 'lodging', {
    nl_beat: 'select',
    nl_county: 'select, insert, delete',
    nl_job: 'select, insert, delete',
  }),
  rights('register_upload', 'county', { nl_county: 'select, insert', nl_job: 'select, update' }),
  rights('register_guest', 'lodging', { nl_job: 'select, insert, delete' }),
];
