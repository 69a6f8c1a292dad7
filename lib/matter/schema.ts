import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** A dispute or a clue about a lodging. Its words stand in its steps; here is what is counted. */
export const matter = pgTable(
  'matter',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    kind: text('kind').notNull(),
    topic: text('topic').notNull(),
    source: text('source').notNull(),
    /** the call a clue answers */
    callId: uuid('call_id'),
    /** the account that raised or recorded it; of a machine its key */
    raisedBy: uuid('raised_by').notNull(),
    raisedAt: instant('raised_at').notNull(),
    /** the school, platform or department that handed it in through an access of its own, and a keyed digest of what it sent */
    handedUnit: uuid('handed_unit'),
    handedDigest: bytea('handed_digest'),
    /** how many steps it has */
    steps: integer('steps').notNull(),
    lastAt: instant('last_at').notNull(),
    /** when somebody of the police first did something about it */
    takenUpAt: instant('taken_up_at'),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    outcome: text('outcome'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('matter_lodging').on(t.county, t.lodgingId, t.lastAt),
    index('matter_open').on(t.county, t.raisedAt).where(sql`closed_at is null`),
    index('matter_handed').on(t.county, t.handedUnit, t.raisedAt).where(sql`handed_unit is not null`),
    index('matter_call').on(t.county, t.callId).where(sql`call_id is not null`),
    countyIsCode('matter'),
    check('matter_kind', sql`kind in ('dispute', 'clue')`),
    check(
      'matter_source',
      sql`source in ('lodging', 'officer', 'school', 'platform', 'department', 'citizen')`,
    ),
    check('matter_handed_by', sql`handed_unit is null or source in ('school', 'platform', 'department')`),
    check('matter_call_is_clue', sql`call_id is null or (kind = 'clue' and source = 'lodging')`),
    check(
      'matter_end',
      sql`(closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null)`,
    ),
  ],
);

/** A step of a matter: who, when, what; nothing is changed afterwards. */
export const matterStep = pgTable(
  'matter_step',
  {
    county: county(),
    id: id(),
    matterId: uuid('matter_id').notNull(),
    lodgingId: uuid('lodging_id').notNull(),
    n: integer('n').notNull(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    author: uuid('author'),
    /** the department that acts or was passed to */
    unitId: uuid('unit_id'),
    /** {text, place, from} under the month's key; emptied on clear_on */
    sealed: bytea('sealed'),
    /** personal numbers taken out of the words, under a lock of their own */
    numbers: bytea('numbers'),
    /** whether whoever raised it reads this step: its house, or the unit that handed it in */
    shown: boolean('shown').notNull(),
    requestKey: uuid('request_key'),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('matter_step_n').on(t.county, t.matterId, t.n),
    uniqueIndex('matter_step_request').on(t.county, t.requestKey).where(sql`request_key is not null`),
    index('matter_step_clear').on(t.county, t.clearOn).where(sql`sealed is not null or numbers is not null`),
    foreignKey({ columns: [t.county, t.matterId], foreignColumns: [matter.county, matter.id] }),
    countyIsCode('matter_step'),
    check(
      'matter_step_kind',
      sql`kind in ('raised', 'said', 'noted', 'told', 'passed', 'claimed', 'recalled', 'answered', 'returned', 'closed')`,
    ),
  ],
);

/** The police ask for clues (征集线索): where, what, until when; composed by one, released by another. */
export const clueCall = pgTable(
  'clue_call',
  {
    county: county(),
    id: id(),
    /** the beat, station or county whose houses are asked */
    unitId: uuid('unit_id').notNull(),
    place: text('place').notNull(),
    asks: text('asks').notNull(),
    endsOn: day('ends_on').notNull(),
    composedBy: uuid('composed_by').notNull(),
    composedAt: instant('composed_at').notNull(),
    releasedBy: uuid('released_by'),
    releasedAt: instant('released_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('clue_call_open').on(t.county, t.endedAt, t.composedAt),
    countyIsCode('clue_call'),
    check('clue_call_released', sql`(released_by is null) = (released_at is null)`),
    check('clue_call_two_persons', sql`released_by is null or released_by <> composed_by`),
  ],
);

/** A house that was asked. */
export const clueHouse = pgTable(
  'clue_house',
  { county: county(), callId: uuid('call_id').notNull(), lodgingId: uuid('lodging_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.county, t.callId, t.lodgingId] }),
    index('clue_house_lodging').on(t.county, t.lodgingId),
    foreignKey({ columns: [t.county, t.callId], foreignColumns: [clueCall.county, clueCall.id] }),
  ],
);

const police = 'select, insert, update';
const kept = 'select, insert';

/** The lodging side has no grant here: it reads and writes its own through listed functions (drizzle/sql/matter.sql). */
export const matterRights = [
  rights('matter', 'lodging', { nl_beat: police, nl_county: police, nl_job: 'select, update' }),
  rights('matter_step', 'lodging', { nl_beat: kept, nl_county: kept, nl_job: police }),
  rights('clue_call', 'county', { nl_beat: police, nl_county: police, nl_job: 'select, update' }),
  rights('clue_house', 'lodging', { nl_beat: 'select', nl_county: 'select', nl_job: kept }),
];
