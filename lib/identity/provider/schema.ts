import { boolean, index, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/**
 * A code asked for by phone number, bound to the browser that asked. The code itself stands nowhere (delivery/one-time.ts); a
 * row without account is a stranger's, kept so that both are the same work.
 */
export const signInCode = pgTable(
  'sign_in_code',
  {
    id: id().primaryKey(),
    accountId: uuid('account_id'),
    browser: bytea('browser').notNull(),
    askedAt: instant('asked_at').notNull(),
    tries: smallint('tries').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('sign_in_code_asked').on(t.askedAt)],
);

/** Who vouches for the county's police at sign-in; the secret is one sealed text that no page opens again. */
export const signInProvider = pgTable(
  'sign_in_provider',
  {
    county: county(),
    kind: text('kind').notNull(),
    enabled: boolean('enabled').notNull(),
    settings: jsonb('settings').$type<Record<string, string>>().notNull(),
    sealed: bytea('sealed').notNull(),
    setBy: uuid('set_by'),
    setAt: instant('set_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.kind] })],
);

export const providerRights = [
  // Made, tried and used by the keeper's functions alone; the job that sends reads whose it is, and tidies.
  rights('sign_in_code', 'installation', { nl_job: 'select, delete' }),
  rights('sign_in_provider', 'county', { nl_office: 'select, insert, update' }),
];
