import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** A person who may sign in, above counties; one phone, one account. */
export const account = pgTable(
  'account',
  {
    id: id().primaryKey(),
    phoneIndex: bytea('phone_index').notNull(),
    phoneSealed: bytea('phone_sealed').notNull(),
    phoneMasked: text('phone_masked').notNull(),
    name: text('name').notNull(),
    language: text('language').notNull().default('zh-CN'),
    largeType: boolean('large_type').notNull().default(false),
    passwordHash: text('password_hash'),
    passwordSetAt: instant('password_set_at'),
    totpSealed: bytea('totp_sealed'),
    totpConfirmedAt: instant('totp_confirmed_at'),
    totpLastStep: integer('totp_last_step'),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [unique('account_phone').on(t.phoneIndex)],
);

/** A role held on a unit or a lodging from a day to a day; revoked_at ends it at once. */
export const holding = pgTable(
  'holding',
  {
    county: county(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    role: text('role').notNull(),
    rank: text('rank'),
    unitId: uuid('unit_id'),
    lodgingId: uuid('lodging_id'),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    grantedBy: uuid('granted_by'),
    grantedAt: instant('granted_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('holding_account').on(t.accountId),
    index('holding_lodging').on(t.county, t.lodgingId),
    index('holding_unit').on(t.county, t.unitId),
    // Never two of the three separated administrators in one account (product.md, People).
    uniqueIndex('holding_one_admin')
      .on(t.accountId)
      .where(sql`role in ('sysadmin','secadmin','auditor') and revoked_at is null`),
    countyIsCode('holding'),
    check(
      'holding_role',
      sql`role in ('staff','owner','officer','duty','chief','supervisor','publisher','agent','sysadmin','secadmin','auditor')`,
    ),
    check(
      'holding_place',
      sql`(role in ('staff','owner')) = (lodging_id is not null) and (lodging_id is null) <> (unit_id is null)`,
    ),
    check(
      'holding_rank',
      sql`(role in ('officer','duty','chief','supervisor')) = (rank is not null) and (rank is null or rank in ('police','auxiliary'))`,
    ),
    check('holding_days', sql`to_day is null or to_day >= from_day`),
  ],
);

/** The truth of being signed in; the cookie only names it. */
export const session = pgTable(
  'session',
  {
    idHash: bytea('id_hash').primaryKey(),
    accountId: uuid('account_id').notNull(),
    county: text('county'),
    aal: smallint('aal').notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    idleMinutes: integer('idle_minutes').notNull(),
    steppedUpAt: instant('stepped_up_at'),
    revokedAt: instant('revoked_at'),
    device: text('device').notNull(),
    /** opened by an own device: its lodging side alone, its PIN in stepped_up_at */
    deviceId: uuid('device_id'),
  },
  (t) => [index('session_account').on(t.accountId), index('session_device').on(t.deviceId)],
);

export const recoveryCode = pgTable(
  'recovery_code',
  {
    accountId: uuid('account_id').notNull(),
    codeHash: bytea('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
);

/** Failed tries per key and window; a known device is counted apart, so a victim is never locked out. */
export const throttle = pgTable(
  'throttle',
  {
    key: text('key').notNull(),
    windowStart: instant('window_start').notNull(),
    tries: integer('tries').notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
);

/**
 * A way in: to a role, from a day to a day; or, where it names an account, to a new password of that account.
 * The code is shown once and kept as a hash; without made_by the console made it.
 */
export const invitation = pgTable(
  'invitation',
  {
    county: county(),
    id: id(),
    codeHash: bytea('code_hash').notNull(),
    role: text('role').notNull(),
    rank: text('rank'),
    lodgingId: uuid('lodging_id'),
    unitId: uuid('unit_id'),
    name: text('name').notNull(),
    phoneSealed: bytea('phone_sealed').notNull(),
    phoneIndex: bytea('phone_index').notNull(),
    accountId: uuid('account_id'),
    /** accepting it makes the lodging over: every other owner is out */
    transfers: boolean('transfers').notNull().default(false),
    fromDay: day('from_day'),
    toDay: day('to_day'),
    madeBy: uuid('made_by'),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] }), unique('invitation_code').on(t.codeHash)],
);

/** A machine's key for one lodging; the secret is shown once and kept as a hash. */
export const apiKey = pgTable(
  'api_key',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    label: text('label').notNull(),
    prefix: text('prefix').notNull(),
    secretHash: bytea('secret_hash').notNull(),
    madeBy: uuid('made_by'),
    madeAt: instant('made_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    endsAt: instant('ends_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('api_key_secret').on(t.secretHash),
    index('api_key_lodging').on(t.county, t.lodgingId),
  ],
);

const people = {
  nl_house: 'select',
  nl_beat: 'select',
  nl_county: 'select',
  nl_office: 'select',
  nl_job: 'select, insert, update',
};

export const identityRights = [
  // An account's own row; others' names and phones are read through the listed functions.
  rights(
    'account',
    'person',
    {
      ...people,
      nl_house: 'select, update',
      nl_beat: 'select, update',
      nl_county: 'select, update',
      nl_office: 'select, update',
      nl_post: 'select, update',
    },
    'id',
  ),
  rights('session', 'person', {
    nl_house: 'select, update',
    nl_beat: 'select, update',
    nl_county: 'select, update',
    nl_office: 'select, update',
    nl_post: 'select, update',
    nl_job: 'select, delete',
  }),
  rights('recovery_code', 'person', {
    nl_house: 'select, insert, delete',
    nl_beat: 'select, insert, delete',
    nl_county: 'select, insert, delete',
    nl_office: 'select, insert, delete',
    nl_post: 'select, insert, delete',
  }),
  rights('throttle', 'installation', { nl_job: 'select, delete' }),
  rights('holding', 'lodging', {
    nl_house: 'select, insert, update',
    nl_beat: 'select',
    nl_county: 'select, insert, update',
    nl_office: 'select, insert, update',
    nl_job: 'select, insert, update',
  }),
  rights('invitation', 'lodging', {
    nl_house: 'select, insert, update',
    nl_beat: 'select, insert',
    nl_office: 'select, insert, update',
    nl_county: 'select, insert, update',
    nl_job: 'select, insert, delete',
  }),
  rights('api_key', 'lodging', {
    nl_house: 'select, insert, update',
    nl_county: 'select',
    nl_job: 'select, insert, update',
  }),
];
