import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
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
import type { Candidate, DrawSize } from './draw.ts';
import type { Finding } from './terms.ts';

/** One drawing of a week's list, with seed and inputs, so that anybody may draw it again and find the same. */
export const inspectionDraw = pgTable(
  'inspection_draw',
  {
    county: county(),
    id: id(),
    /** Monday of the week */
    week: date('week', { mode: 'string' }).notNull(),
    version: integer('version').notNull(),
    seed: bigint('seed', { mode: 'number' }).notNull(),
    size: jsonb('size').$type<DrawSize>().notNull(),
    candidates: jsonb('candidates').$type<Candidate[]>().notNull(),
    /** null where the clock drew it on its Monday */
    madeBy: uuid('made_by'),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    // Drawn once a week: nobody draws again until the list pleases.
    uniqueIndex('inspection_draw_week').on(t.county, t.week),
    countyIsCode('inspection_draw'),
  ],
);

const planned = () => ({
  county: county(),
  id: id(),
  lodgingId: uuid('lodging_id').notNull(),
  dueAt: instant('due_at').notNull(),
  first: uuid('first').notNull(),
  second: uuid('second'),
  plannedBy: uuid('planned_by').notNull(),
  plannedAt: instant('planned_at').notNull(),
  endedAt: instant('ended_at'),
  /** null where it was struck off without a visit */
  inspectionId: uuid('inspection_id'),
  struckWhy: text('struck_why'),
});

/** A visit of the drawn list; why it was drawn is the county's alone, so that whoever goes looks with the same eyes. */
export const inspectionPlan = pgTable(
  'inspection_plan',
  { ...planned(), plannedBy: uuid('planned_by'), drawId: uuid('draw_id'), why: text('why').notNull() },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex('inspection_plan_open').on(t.county, t.lodgingId).where(sql`ended_at is null`),
    countyIsCode('inspection_plan'),
    check('inspection_plan_why', sql`why in ('need', 'control')`),
  ],
);

/** A 暗访 that is being prepared: no role of a house or a beat has a grant on it. */
export const undercoverPlan = pgTable('undercover_plan', planned(), (t) => [
  primaryKey({ columns: [t.county, t.id] }),
  uniqueIndex('undercover_plan_open').on(t.county, t.lodgingId).where(sql`ended_at is null`),
  countyIsCode('undercover_plan'),
]);

/** A visit with what was found, as it was signed; nothing is changed afterwards but what the house states. */
export const inspection = pgTable(
  'inspection',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    kind: text('kind').notNull(),
    happenedAt: instant('happened_at').notNull(),
    signedAt: instant('signed_at').notNull(),
    first: uuid('first').notNull(),
    firstName: text('first_name').notNull(),
    second: uuid('second').notNull(),
    secondName: text('second_name').notNull(),
    secondRank: text('second_rank').notNull(),
    findings: jsonb('findings').$type<Finding[]>().notNull(),
    follow: text('follow').notNull(),
    until: day('until'),
    /** who spoke for the house, its own words on the spot, and whether it signed */
    spoke: text('spoke'),
    statement: text('statement'),
    signature: text('signature').notNull(),
    refusal: text('refusal'),
    /** for the police alone */
    note: text('note'),
    requestKey: text('request_key').notNull(),
    houseSaid: text('house_said'),
    houseSaidBy: uuid('house_said_by'),
    houseSaidAt: instant('house_said_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('inspection_lodging').on(t.county, t.lodgingId, t.happenedAt),
    index('inspection_at').on(t.county, t.happenedAt),
    uniqueIndex('inspection_request').on(t.county, t.requestKey),
    countyIsCode('inspection'),
    check('inspection_two_officers', sql`first <> second`),
    check('inspection_kind', sql`kind in ('daily', 'random', 'undercover')`),
    check('inspection_follow', sql`follow in ('none', 'advice', 'correction')`),
    check('inspection_until', sql`(follow = 'correction') = (until is not null)`),
    check('inspection_correction_two_police', sql`follow <> 'correction' or second_rank = 'police'`),
    check('inspection_signature', sql`signature in ('signed', 'refused', 'absent')`),
  ],
);

/**
 * A picture of a visit, for the police alone: no role of a house has a grant on it, sealed under the month's key. It goes with the
 * words of the visit: clear_on is infinity while a correction is open. The hash stays.
 */
export const inspectionPicture = pgTable(
  'inspection_picture',
  {
    county: county(),
    id: id(),
    inspectionId: uuid('inspection_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    n: integer('n').notNull(),
    /** sides in pixels and SHA-256 of what is kept */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    hash: bytea('hash').notNull(),
    sealed: bytea('sealed'),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex('inspection_picture_n').on(t.county, t.inspectionId, t.n),
    index('inspection_picture_clear').on(t.county, t.clearOn).where(sql`sealed is not null`),
    foreignKey({ columns: [t.county, t.inspectionId], foreignColumns: [inspection.county, inspection.id] }),
    countyIsCode('inspection_picture'),
    check('inspection_picture_sides', sql`width > 0 and height > 0`),
  ],
);

/** 责令改正 until it is proven done; the house may say that it has done it, a 民警 says that it is so. */
export const rectification = pgTable(
  'rectification',
  {
    county: county(),
    id: id(),
    /** the visit that found it; else the chase, its line that ordered it, the article, and who signed */
    inspectionId: uuid('inspection_id'),
    chaseId: uuid('chase_id'),
    chaseStep: integer('chase_step'),
    article: text('article'),
    orderedBy: uuid('ordered_by'),
    lodgingId: uuid('lodging_id').notNull(),
    until: day('until').notNull(),
    openedAt: instant('opened_at').notNull(),
    houseDoneAt: instant('house_done_at'),
    houseDoneBy: uuid('house_done_by'),
    houseDone: text('house_done'),
    provenAt: instant('proven_at'),
    provenBy: uuid('proven_by'),
    proof: text('proof'),
    proofSaid: text('proof_said'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex('rectification_inspection').on(t.county, t.inspectionId),
    uniqueIndex('rectification_chase').on(t.county, t.chaseId, t.chaseStep),
    index('rectification_open').on(t.county, t.until).where(sql`proven_at is null`),
    countyIsCode('rectification'),
    check(
      'rectification_of',
      sql`(inspection_id is null) <> (chase_id is null) and (chase_id is null) = (chase_step is null)
        and (chase_id is null) = (article is null) and (chase_id is null) = (ordered_by is null)`,
    ),
    check(
      'rectification_proven',
      sql`(proven_at is null) = (proof is null) and (proven_at is null) = (proven_by is null)`,
    ),
  ],
);

const planShown =
  'county, id, lodging_id, due_at, first, second, planned_by, planned_at, ended_at, inspection_id, struck_why';
const houseSees = `county, id, lodging_id, kind, happened_at, signed_at, first, first_name, second_name, second_rank, findings, follow,
  until, spoke, statement, signature, refusal, house_said, house_said_by, house_said_at`;

export const inspectionRights = [
  rights('inspection_draw', 'county', { nl_county: 'select, insert', nl_job: 'select, insert' }),
  rights('inspection_plan', 'lodging', {
    nl_beat: `select (${planShown}), update (first, second, ended_at, inspection_id, struck_why)`,
    nl_county: 'select, insert, update',
    nl_job: 'select, insert, update (first, second, struck_why)',
  }),
  rights('undercover_plan', 'lodging', {
    nl_county: 'select, insert, update',
    nl_job: 'select, update (struck_why)',
  }),
  rights('inspection', 'lodging', {
    nl_house: `select (${houseSees}), update (house_said, house_said_by, house_said_at)`,
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, update (findings, spoke, statement, refusal, note, house_said)',
  }),
  rights('inspection_picture', 'lodging', {
    nl_beat: 'select, insert, update (clear_on)',
    nl_county: 'select, insert, update (clear_on)',
    nl_job: 'select, update',
  }),
  rights('rectification', 'lodging', {
    nl_house: 'select, update (house_done, house_done_at, house_done_by)',
    nl_beat: 'select, insert, update',
    nl_county: 'select, insert, update',
    nl_job: 'select, update (house_done, proof_said)',
  }),
];
