import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { county, day, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** A setting from a day on, for the county, a category, a unit or a lodging; the narrowest scope wins. */
export const setting = pgTable(
  'setting',
  {
    county: county(),
    key: text('key').notNull(),
    scope: text('scope').notNull(),
    scopeKey: text('scope_key').notNull(),
    fromDay: day('from_day').notNull(),
    value: jsonb('value').notNull(),
    setBy: uuid('set_by'),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.key, t.scope, t.scopeKey, t.fromDay] }),
    index('setting_from').on(t.county, t.key, t.fromDay),
  ],
);

export const settingsRights = [
  rights('setting', 'county', {
    nl_house: 'select',
    nl_beat: 'select',
    nl_county: 'select, insert, update',
    nl_office: 'select, insert, update',
    nl_post: 'select',
    nl_job: 'select, insert',
  }),
];
