import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, day, instant } from '../../platform/columns.ts';

/** What stands in a person's half-typed form, for their next device; sealed, their own, gone after four days. */
export const stayDraft = pgTable(
  'stay_draft',
  {
    county: county(),
    accountId: uuid('account_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    /** 'new', or the stay that is amended */
    place: text('place').notNull(),
    sealed: bytea('sealed').notNull(),
    savedAt: instant('saved_at').notNull(),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.accountId, t.lodgingId, t.businessDay, t.place] }),
    index('stay_draft_clear').on(t.county, t.clearOn),
  ],
);
