import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { county, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** How far a clock-driven job has worked, so that a missed tick loses nothing. */
export const tickDone = pgTable(
  'tick_done',
  { county: county(), job: text('job').notNull(), doneTo: instant('done_to').notNull() },
  (t) => [primaryKey({ columns: [t.county, t.job] })],
);

export const jobsRights = [
  rights('tick_done', 'county', { nl_job: 'select, insert, update', nl_office: 'select' }),
];
