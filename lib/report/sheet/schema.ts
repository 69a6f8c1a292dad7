import { index, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { county, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/** A sheet somebody sent: the file lies sealed in the data folder until it is filed; the result names lines, no child. */
export const returnSheet = pgTable(
  'return_sheet',
  {
    county: county(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    madeAt: instant('made_at').notNull(),
    filedAt: instant('filed_at'),
    result: jsonb('result'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('return_sheet_account').on(t.county, t.accountId, t.madeAt),
  ],
);

export const sheetRights = [rights('return_sheet', 'person', { nl_house: 'select, insert, update' })];
