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
import { county, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** The police's pursuit of a silent lodging; what was done stands in its steps, what is silent in its nights. */
export const chase = pgTable(
  'chase',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    level: text('level').notNull(),
    levelAt: instant('level_at').notNull(),
    metAt: instant('met_at'),
    promiseDay: day('promise_day'),
    visitAskedAt: instant('visit_asked_at'),
    visitedAt: instant('visited_at'),
    helpOnly: boolean('help_only').notNull(),
    steps: integer('steps').notNull(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    ending: text('ending'),
    /** Its first silent night, with the due and the beat stamped on it: what the evaluation cuts and counts by. */
    firstNight: day('first_night').notNull(),
    firstDue: instant('first_due').notNull(),
    beatId: uuid('beat_id'),
    /** When a person first did something, and when that was written; a visit sent later happened before it was known. */
    actedAt: instant('acted_at'),
    actedKnownAt: instant('acted_known_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    // One open chase a lodging (product.md, The day): two jobs at once cannot make two.
    uniqueIndex('chase_one_open').on(t.county, t.lodgingId).where(sql`closed_at is null`),
    index('chase_closed').on(t.county, t.closedAt),
    index('chase_lodging').on(t.county, t.lodgingId, t.openedAt),
    index('chase_first_night').on(t.county, t.firstNight),
    check('chase_acted', sql`(acted_at is null) = (acted_known_at is null)`),
    check('chase_end', sql`(closed_at is null) = (ending is null)`),
    check('chase_level', sql`level in ('remind','officer','call','visit','joint_visit','breach')`),
  ],
);

/** A silent night belongs to one chase for ever. */
export const chaseNight = pgTable(
  'chase_night',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    businessDay: day('business_day').notNull(),
    chaseId: uuid('chase_id').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.lodgingId, t.businessDay] }),
    index('chase_night_chase').on(t.county, t.chaseId),
  ],
);

/** What was done, when and by whom; n counts from 1 without a gap, so that of two at once one is told. */
export const chaseStep = pgTable(
  'chase_step',
  {
    county: county(),
    chaseId: uuid('chase_id').notNull(),
    n: integer('n').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    kind: text('kind').notNull(),
    level: text('level').notNull(),
    at: instant('at').notNull(),
    happenedAt: instant('happened_at').notNull(),
    accountId: uuid('account_id'),
    actorName: text('actor_name'),
    outcome: text('outcome'),
    detail: jsonb('detail').notNull(),
    requestKey: text('request_key'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.chaseId, t.n] }),
    index('chase_step_lodging').on(t.county, t.lodgingId, t.at),
    uniqueIndex('chase_step_request').on(t.county, t.requestKey).where(sql`request_key is not null`),
  ],
);

const work = {
  nl_beat: 'select, insert, update',
  nl_county: 'select, insert, update',
  nl_job: 'select, insert, update, delete',
};

export const chaseRights = [
  rights('chase', 'lodging', work),
  rights('chase_night', 'lodging', { ...work, nl_beat: 'select', nl_county: 'select' }),
  rights('chase_step', 'lodging', { ...work, nl_beat: 'select, insert', nl_county: 'select, insert' }),
];
