import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/** A vendor's key: it reaches the lodgings whose owners linked it, none at first. The secret is shown once. */
export const vendorKey = pgTable(
  'vendor_key',
  {
    county: county(),
    id: id(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    secretHash: bytea('secret_hash').notNull(),
    madeAt: instant('made_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('vendor_key_secret').on(t.secretHash),
    countyIsCode('vendor_key'),
  ],
);

/** A key of a school, a platform or a department: it hands in disputes and clues and reads what became of them, nothing else. */
export const unitKey = pgTable(
  'unit_key',
  {
    county: county(),
    id: id(),
    unitId: uuid('unit_id').notNull(),
    source: text('source').notNull(),
    label: text('label').notNull(),
    prefix: text('prefix').notNull(),
    secretHash: bytea('secret_hash').notNull(),
    madeBy: uuid('made_by'),
    madeAt: instant('made_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('unit_key_secret').on(t.secretHash),
    index('unit_key_unit').on(t.county, t.unitId),
    countyIsCode('unit_key'),
    check('unit_key_source', sql`source in ('school', 'platform', 'department')`),
  ],
);

/** A lodging within a vendor's key, given by its owner and ended by their tap. */
export const vendorLink = pgTable(
  'vendor_link',
  {
    county: county(),
    id: id(),
    keyId: uuid('key_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    givenBy: uuid('given_by').notNull(),
    givenAt: instant('given_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex('vendor_link_live').on(t.county, t.keyId, t.lodgingId).where(sql`ended_at is null`),
    index('vendor_link_lodging').on(t.county, t.lodgingId),
  ],
);

/** Eight digits a vendor tells an owner; a keyed hash, for a quarter of an hour, once. */
export const vendorCode = pgTable(
  'vendor_code',
  {
    county: county(),
    codeMac: bytea('code_mac').notNull(),
    keyId: uuid('key_id').notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.county, t.codeMac] }), index('vendor_code_key').on(t.county, t.keyId)],
);

/** Where a key wants its receipts sent, and the secret that signs them. */
export const webhook = pgTable(
  'webhook',
  {
    county: county(),
    keyId: uuid('key_id').notNull(),
    url: text('url').notNull(),
    secretSealed: bytea('secret_sealed').notNull(),
    setAt: instant('set_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.county, t.keyId] })],
);

/**
 * A version a key is told of, or a notice to its house: written with it, sent by a job, tried again until it is taken or
 * given up. A notice's row has its whole text in `said`, version 0, and an id made of notice and house instead of a return's.
 */
export const webhookEvent = pgTable(
  'webhook_event',
  {
    county: county(),
    keyId: uuid('key_id').notNull(),
    reportId: uuid('report_id').notNull(),
    n: integer('n').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    madeAt: instant('made_at').notNull(),
    nextAt: instant('next_at'),
    tries: integer('tries').notNull(),
    lastStatus: text('last_status'),
    deliveredAt: instant('delivered_at'),
    said: text('said'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.keyId, t.reportId, t.n] }),
    check('webhook_event_said', sql`(n = 0) = (said is not null)`),
    index('webhook_event_due').on(t.county, t.nextAt).where(sql`next_at is not null`),
  ],
);

export const keyRights = [
  // The administrator of accounts makes and ends them; the key itself is known at the door alone.
  rights('unit_key', 'county', { nl_office: 'select, insert, update', nl_job: 'select, insert, update' }),
  // A key sees its own row and no other's; an owner learns of vendors through nl.key_facts alone.
  rights('vendor_key', 'person', { nl_house: 'select', nl_job: 'select, insert, update' }, 'id'),
  rights('vendor_link', 'lodging', { nl_house: 'select, insert, update', nl_job: 'select' }),
  rights('vendor_code', 'person', { nl_house: 'select, insert', nl_job: 'select, delete' }, 'key_id'),
  rights('webhook', 'person', { nl_house: 'select, insert, update', nl_job: 'select, update' }, 'key_id'),
  rights('webhook_event', 'lodging', { nl_house: 'select', nl_job: 'select, update, delete' }),
];
