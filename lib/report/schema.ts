import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DayRules } from '../clock/due.ts';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';

/** One lodging × business day that a return is expected for; the stamp of that night never changes. */
export const obligation = pgTable(
  'obligation',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    dueAt: instant('due_at').notNull(),
    lateUntil: instant('late_until').notNull(),
    /** The night's own times as the settings gave them when it was made. */
    rules: jsonb('rules').$type<DayRules>().notNull(),
    beatId: uuid('beat_id').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.lodgingId, t.businessDay] }),
    // What the sums of a night read stands in the index: a county of 20,000 is added up without its rows.
    index('obligation_day').on(
      t.county,
      t.businessDay,
      t.lodgingId,
      t.beatId,
      t.dueAt,
      t.lateUntil,
      t.madeAt,
    ),
    index('obligation_beat').on(t.county, t.beatId, t.businessDay),
    countyIsCode('obligation'),
  ],
);

/** One return per lodging and night. The current version's kind and count stand here for the boards. */
export const report = pgTable(
  'report',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    n: integer('n').notNull(),
    kind: text('kind').notNull(),
    stays: integer('stays').notNull(),
    firstAcceptedAt: instant('first_accepted_at').notNull(),
    lastAcceptedAt: instant('last_accepted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('report_night').on(t.county, t.lodgingId, t.businessDay),
    // The sums of a night read the index alone; n, which only a lodging's own pages ask, stays outside.
    index('report_day').on(
      t.county,
      t.businessDay,
      t.lodgingId,
      t.firstAcceptedAt,
      t.lastAcceptedAt,
      t.kind,
      t.stays,
    ),
    check('report_kind', sql`kind in ('nil', 'guests', 'closed')`),
    check('report_nil_has_no_stays', sql`(kind = 'guests') = (stays > 0)`),
  ],
);

export const reportVersion = pgTable(
  'report_version',
  {
    county: county(),
    reportId: uuid('report_id').notNull(),
    n: integer('n').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    kind: text('kind').notNull(),
    stays: integer('stays').notNull(),
    acceptedAt: instant('accepted_at').notNull(),
    actor: uuid('actor'),
    actorKind: text('actor_kind').notNull(),
    actorName: text('actor_name').notNull(),
    channel: text('channel').notNull(),
    lateReason: text('late_reason'),
    draftedAt: instant('drafted_at'),
    patrol: text('patrol'),
    closedReason: text('closed_reason'),
    results: jsonb('results').notNull(),
    history: boolean('history').notNull(),
    receiptNumber: text('receipt_number').notNull(),
    shortCode: text('short_code').notNull(),
    contentHash: bytea('content_hash').notNull(),
    salt: bytea('salt').notNull(),
    keyId: text('key_id').notNull(),
    signature: bytea('signature').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.reportId, t.n] }),
    unique('report_version_receipt').on(t.county, t.receiptNumber),
    index('report_version_lodging').on(t.county, t.lodgingId, t.businessDay),
    foreignKey({ columns: [t.county, t.reportId], foreignColumns: [report.county, report.id] }),
  ],
);

/** The idempotency key stays for ever on the version it made. */
export const reportRequest = pgTable(
  'report_request',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    requestKey: text('request_key').notNull(),
    businessDay: day('business_day').notNull(),
    bodyMac: bytea('body_mac').notNull(),
    actor: uuid('actor'),
    n: integer('n').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.lodgingId, t.requestKey] })],
);

/** A minor's check-in, for good; a version is the stays with entered_in ≤ n < removed_in. */
export const stay = pgTable(
  'stay',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    reportId: uuid('report_id').notNull(),
    businessDay: day('business_day').notNull(),
    enteredIn: integer('entered_in').notNull(),
    removedIn: integer('removed_in'),
    removedReason: text('removed_reason'),
    source: text('source').notNull(),
    serial: text('serial'),
    groupKey: text('group_key'),
    position: integer('position').notNull(),
    room: text('room'),
    checkInAt: instant('check_in_at').notNull(),
    plannedCheckOutAt: instant('planned_check_out_at'),
    checkedOutAt: instant('checked_out_at'),
    documentType: text('document_type').notNull(),
    howChecked: text('how_checked'),
    sex: text('sex'),
    age: integer('age'),
    homeCounty: text('home_county'),
    alone: boolean('alone'),
    guardianResult: text('guardian_result'),
    calledAt: instant('called_at'),
    toComplete: jsonb('to_complete').$type<string[]>().notNull(),
    flags: jsonb('flags').$type<string[]>().notNull(),
    clearOn: day('clear_on').notNull(),
    clearedAt: instant('cleared_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('stay_report').on(t.county, t.reportId),
    index('stay_lodging').on(t.county, t.lodgingId, t.businessDay),
    index('stay_in_house').on(t.county, t.lodgingId, t.plannedCheckOutAt),
    index('stay_clear').on(t.county, t.clearOn),
    // A machine replaces only what it sent: one live stay per serial (product.md, Filing).
    uniqueIndex('stay_serial')
      .on(t.county, t.reportId, t.source, t.serial)
      .where(sql`serial is not null and removed_in is null`),
    check('stay_removed_with_reason', sql`(removed_in is null) = (removed_reason is null)`),
    foreignKey({ columns: [t.county, t.reportId], foreignColumns: [report.county, report.id] }),
  ],
);

/**
 * The encrypted fields of a stay, a row per change: `sealed` holds the fields this change set, `masked` all of
 * them as lists show them, made at write. So a late change needs no old value opened.
 */
export const stayText = pgTable(
  'stay_text',
  {
    county: county(),
    stayId: uuid('stay_id').notNull(),
    n: integer('n').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    source: text('source').notNull(),
    masked: jsonb('masked').$type<Record<string, unknown>>().notNull(),
    sealed: bytea('sealed'),
    /** Keyed digest of the stay as this change left it; versions hash these, so they verify after clearing. */
    digest: bytea('digest').notNull(),
    childIndex: bytea('child_index'),
    personIndex: bytea('person_index'),
    guardianPhoneIndex: bytea('guardian_phone_index'),
    companionKeys: text('companion_keys').array(),
    /** Kin's numbers are not kept, so an adult who calls himself kin of many children is known by the name alone. */
    companionNameKeys: text('companion_name_keys').array(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.stayId, t.n] }),
    index('stay_text_child').on(t.county, t.childIndex),
    index('stay_text_person').on(t.county, t.personIndex),
    // who was with whom is asked after every filing (product.md, What is odd)
    index('stay_text_phone').on(t.county, t.guardianPhoneIndex),
    index('stay_text_companions').using('gin', t.companionKeys),
    index('stay_text_companion_names').using('gin', t.companionNameKeys),
    foreignKey({ columns: [t.county, t.stayId], foreignColumns: [stay.county, stay.id] }),
  ],
);

/** A suspicion ticked on a stay is stored apart and left out of receipts, versions and exports (product.md, People). */
export const staySuspicion = pgTable(
  'stay_suspicion',
  {
    county: county(),
    stayId: uuid('stay_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    at: instant('at').notNull(),
    actor: uuid('actor'),
    codes: jsonb('codes').$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.stayId, t.at] })],
);

/** Extend and check-out, one tap each. */
export const stayMove = pgTable(
  'stay_move',
  {
    county: county(),
    id: id(),
    stayId: uuid('stay_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    kind: text('kind').notNull(),
    at: instant('at').notNull(),
    untilAt: instant('until_at'),
    actor: uuid('actor'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('stay_move_stay').on(t.county, t.stayId, t.at),
    check('stay_move_kind', sql`kind in ('extend', 'check_out')`),
  ],
);
