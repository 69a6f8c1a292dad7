import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/**
 * A phone that is one person's own, or the shared computer of one lodging's desk. Its key changes at each use and is kept as
 * a hash, beside the one before it; whoever shows an older one has a copy, and the device ends.
 */
export const ownDevice = pgTable(
  'own_device',
  {
    id: id().primaryKey(),
    kind: text('kind').notNull(),
    /** whose phone it is; of a desk, who set it up */
    accountId: uuid('account_id').notNull(),
    county: text('county').notNull(),
    lodgingId: uuid('lodging_id'),
    label: text('label').notNull(),
    keyHash: bytea('key_hash').notNull(),
    formerHash: bytea('former_hash'),
    turnedAt: instant('turned_at').notNull(),
    via: text('via').notNull(),
    madeBy: uuid('made_by').notNull(),
    pairedAt: instant('paired_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
    endedWhy: text('ended_why'),
  },
  (t) => [
    index('own_device_account').on(t.accountId),
    index('own_device_lodging').on(t.lodgingId),
    check('own_device_kind', sql`kind in ('phone', 'desk') and (kind = 'desk') = (lodging_id is not null)`),
    check('own_device_via', sql`via in ('self', 'owner', 'station')`),
    check('own_device_ended', sql`(ended_at is null) = (ended_why is null)`),
  ],
);

/** The PIN of one person on one device; `wrong` counts tries since the last right one. */
export const devicePin = pgTable(
  'device_pin',
  {
    deviceId: uuid('device_id').notNull(),
    accountId: uuid('account_id').notNull(),
    pinHash: text('pin_hash').notNull(),
    setAt: instant('set_at').notNull(),
    wrong: smallint('wrong').notNull().default(0),
    triedAt: instant('tried_at'),
    spentAt: instant('spent_at'),
  },
  (t) => [primaryKey({ columns: [t.deviceId, t.accountId] })],
);

/** A code somebody scans with the phone that is to be theirs; once, for a quarter of an hour. */
export const pairing = pgTable(
  'pairing',
  {
    codeHash: bytea('code_hash').primaryKey(),
    id: id(),
    county: text('county').notNull(),
    accountId: uuid('account_id').notNull(),
    via: text('via').notNull(),
    madeBy: uuid('made_by').notNull(),
    /** at the station: the paper the person was known by */
    paper: text('paper'),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('pairing_account').on(t.accountId),
    check('pairing_via', sql`via in ('self', 'owner', 'station')`),
    check('pairing_paper', sql`(via = 'station') = (paper is not null)`),
  ],
);

export const deviceRights = [
  rights('own_device', 'person', { nl_house: 'select', nl_job: 'select, delete' }),
  rights('device_pin', 'person', { nl_job: 'select, delete' }),
  rights('pairing', 'person', { nl_job: 'select, delete' }),
];
