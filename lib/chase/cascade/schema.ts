import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/** One house's part of a reminder: which step, to whom, about which nights. What became of it stands with the message. */
export const reminder = pgTable(
  'reminder',
  {
    county: county(),
    messageId: uuid('message_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    accountId: uuid('account_id').notNull(),
    step: text('step').notNull(),
    nights: date('nights', { mode: 'string' }).array().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.messageId, t.lodgingId] }),
    index('reminder_lodging').on(t.county, t.lodgingId, t.at),
    check('reminder_step', sql`step in ('soft', 'before', 'after')`),
  ],
);

/** A night of a house that a link opens. */
export type LinkItem = { lodging: string; night: string };

/** A one-tap link: exactly these nights and houses, for one person, until an instant. The token's hash alone is kept. */
export const oneTap = pgTable(
  'one_tap',
  {
    county: county(),
    id: id(),
    hash: bytea('hash').notNull(),
    accountId: uuid('account_id').notNull(),
    items: jsonb('items').$type<LinkItem[]>().notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] }), unique('one_tap_hash').on(t.hash)],
);

export const cascadeRights = [
  rights('reminder', 'lodging', {
    nl_beat: 'select',
    nl_county: 'select',
    nl_job: 'select, insert, delete',
  }),
  rights('one_tap', 'person', { nl_job: 'select, insert, update, delete' }),
];
