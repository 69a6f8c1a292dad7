import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { county, day, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/** A version an officer filed for the house after a call: who said so there, and whether the house has confirmed it since. */
export const reportOnBehalf = pgTable(
  'report_on_behalf',
  {
    county: county(),
    reportId: uuid('report_id').notNull(),
    n: integer('n').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    saidBy: text('said_by').notNull(),
    filedBy: uuid('filed_by').notNull(),
    officerName: text('officer_name').notNull(),
    filedAt: instant('filed_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    confirmedBy: uuid('confirmed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.reportId, t.n] }),
    index('report_on_behalf_open').on(t.county, t.lodgingId, t.confirmedAt),
  ],
);

export const behalfRights = [
  rights('report_on_behalf', 'lodging', {
    nl_house: 'select, update',
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select',
  }),
];
