import { integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { county, countyIsCode, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/** A choice of the board that somebody keeps under a name of their own: filters of its address, never a night or a page. */
export const savedView = pgTable(
  'saved_view',
  {
    county: county(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    place: integer('place').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('saved_view_name').on(t.county, t.accountId, t.name),
    countyIsCode('saved_view'),
  ],
);

const own = 'select, insert, delete';

export const viewRights = [rights('saved_view', 'person', { nl_beat: own, nl_county: own })];
