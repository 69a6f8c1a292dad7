import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';
import type { CaseScope } from './scope.ts';
import type { CaseKind } from './terms.ts';

/** What was asked to leave the house, allowed or not, made and fetched; the text is sealed and emptied when it expires. */
export const release = pgTable(
  'release',
  {
    county: county(),
    id: id(),
    kind: text('kind').notNull(),
    /** of an evidence pack, and of a case whose house is known; an export lies across lodgings and is the county's */
    lodgingId: uuid('lodging_id'),
    /** the alert or incident a case was asked from, and what it was when it was asked: later findings are no part of it */
    caseKind: text('case_kind').$type<CaseKind>(),
    caseId: uuid('case_id'),
    scope: jsonb('scope').$type<CaseScope>(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    /** who asked from outside; empty for an export of our own */
    authority: text('authority'),
    reference: text('reference').notNull(),
    reason: text('reason').notNull(),
    opened: boolean('opened').notNull(),
    /** whether a pack encloses the photos of visits */
    pictures: boolean('pictures').notNull().default(false),
    mark: text('mark').notNull(),
    approvalId: uuid('approval_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    expiresAt: instant('expires_at'),
    madeAt: instant('made_at'),
    sha256: bytea('sha256'),
    counts: jsonb('counts').$type<Record<string, number>>(),
    sealed: bytea('sealed'),
    fetched: integer('fetched').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex('release_mark').on(t.county, t.mark),
    index('release_asked').on(t.county, t.askedAt),
    countyIsCode('release'),
    check('release_kind', sql`kind in ('evidence', 'case', 'stays', 'contacts')`),
    check(
      'release_place',
      sql`case when kind = 'case' then true else (kind = 'evidence') = (lodging_id is not null) end`,
    ),
    check(
      'release_case',
      sql`(kind = 'case') = (case_id is not null) and (case_id is null) = (case_kind is null)
        and (case_id is null) = (scope is null) and case_kind in ('alert', 'incident')`,
    ),
    check('release_two_persons', sql`approved_by is null or approved_by <> asked_by`),
    check('release_made_when_allowed', sql`made_at is null or approved_at is not null`),
  ],
);

const shown = `county, id, kind, lodging_id, case_kind, case_id, scope, from_day, to_day, authority, reference, reason, opened, pictures,
  mark, approval_id, asked_by, asked_at, approved_by, approved_at, expires_at, made_at, sha256, counts, fetched`;
const police = `select (${shown}), insert, update`;

export const releaseRights = [
  // The sealed text is granted to nobody who reads pages: only nl.release_text() returns it, to who asked.
  rights('release', 'lodging', { nl_beat: police, nl_county: police, nl_job: 'select, update' }),
];
