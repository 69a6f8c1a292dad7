import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';
import { ownDevice } from '../device/schema.ts';
import { session } from '../schema.ts';

/**
 * A browser in which a person wants to be told, as long as the session or the own phone it was asked on lasts. Its address
 * and keys are one sealed text; a browser is one person's at a time.
 */
export const pushSubscription = pgTable(
  'push_subscription',
  {
    id: id().primaryKey(),
    accountId: uuid('account_id').notNull(),
    /** follows the session when the second factor gives it a new id */
    sessionHash: bytea('session_hash'),
    deviceId: uuid('device_id'),
    endpointHash: bytea('endpoint_hash').notNull(),
    sealed: bytea('sealed').notNull(),
    label: text('label').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    unique('push_subscription_endpoint').on(t.endpointHash),
    index('push_subscription_account').on(t.accountId),
    foreignKey({ columns: [t.sessionHash], foreignColumns: [session.idHash] })
      .onUpdate('cascade')
      .onDelete('cascade'),
    foreignKey({ columns: [t.deviceId], foreignColumns: [ownDevice.id] }).onDelete('cascade'),
    check('push_subscription_of', sql`(session_hash is null) <> (device_id is null)`),
  ],
);

const own = 'select, delete';

export const pushRights = [
  // Kept through the listed function alone: a browser somebody else used before changes hands.
  rights('push_subscription', 'person', {
    ...{ nl_house: own, nl_beat: own, nl_county: own, nl_office: own, nl_post: own },
    nl_job: own,
  }),
];
