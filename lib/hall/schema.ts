import { sql } from 'drizzle-orm';
import {
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

/** A circle: of a beat, or of a trade tag within a station or the county. Who belongs is never stored (drizzle/sql/hall.sql). */
export const hall = pgTable(
  'hall',
  {
    county: county(),
    id: id(),
    /** the beat, or for a trade the station or county it spans; whoever holds it is the host */
    unitId: uuid('unit_id').notNull(),
    tagId: uuid('tag_id'),
    openedBy: uuid('opened_by'),
    openedAt: instant('opened_at').notNull(),
    closedBy: uuid('closed_by'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('hall_circle').on(t.county, t.unitId, t.tagId).nullsNotDistinct(),
    countyIsCode('hall'),
    check('hall_closed', sql`(closed_at is null) = (closed_by is null)`),
  ],
);

/** A department that sits in, by an act of the host. */
export const hallSeat = pgTable(
  'hall_seat',
  {
    county: county(),
    id: id(),
    hallId: uuid('hall_id').notNull(),
    /** the hall's own unit, so that its host alone seats */
    hostUnit: uuid('host_unit').notNull(),
    unitId: uuid('unit_id').notNull(),
    seatedBy: uuid('seated_by').notNull(),
    seatedAt: instant('seated_at').notNull(),
    endedBy: uuid('ended_by'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex('hall_seat_open').on(t.county, t.hallId, t.unitId).where(sql`ended_at is null`),
    foreignKey({ columns: [t.county, t.hallId], foreignColumns: [hall.county, hall.id] }),
    countyIsCode('hall_seat'),
    check('hall_seat_ended', sql`(ended_at is null) = (ended_by is null)`),
  ],
);

/** What is spoken of: instants only, what they mean is computed. */
export const hallMatter = pgTable(
  'hall_matter',
  {
    county: county(),
    id: id(),
    hallId: uuid('hall_id').notNull(),
    kind: text('kind').notNull(),
    /** the lodging that began it; none for the police's */
    lodgingId: uuid('lodging_id'),
    /** one call to several halls, or the search call it leads to */
    callId: uuid('call_id'),
    openedBy: uuid('opened_by'),
    openedAt: instant('opened_at').notNull(),
    posts: integer('posts').notNull(),
    lastAt: instant('last_at').notNull(),
    lastBy: uuid('last_by'),
    /** since when a lodging's question waits, and the post that began it */
    waitsSince: instant('waits_since'),
    waitsPost: integer('waits_post'),
    answeredAt: instant('answered_at'),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    closedHow: text('closed_how'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('hall_matter_hall').on(t.county, t.hallId, t.lastAt),
    index('hall_matter_waiting').on(t.county, t.waitsSince).where(sql`waits_since is not null`),
    uniqueIndex('hall_matter_call').on(t.county, t.hallId, t.callId).where(sql`call_id is not null`),
    foreignKey({ columns: [t.county, t.hallId], foreignColumns: [hall.county, hall.id] }),
    countyIsCode('hall_matter'),
    check('hall_matter_kind', sql`kind in ('announcement', 'question', 'lost', 'found', 'missing')`),
    check('hall_matter_missing', sql`kind <> 'missing' or call_id is not null`),
    check('hall_matter_wait', sql`(waits_since is null) = (waits_post is null)`),
    check('hall_matter_closed', sql`(closed_at is null) = (closed_how is null)`),
    check('hall_matter_closed_how', sql`closed_how in ('done', 'returned', 'over')`),
    check('hall_matter_closed_waits_not', sql`closed_at is null or waits_since is null`),
  ],
);

/** Words under the month's key, under a uniform name: who, in which role, of which lodging or department. */
export const hallPost = pgTable(
  'hall_post',
  {
    county: county(),
    id: id(),
    matterId: uuid('matter_id').notNull(),
    n: integer('n').notNull(),
    at: instant('at').notNull(),
    side: text('side').notNull(),
    author: uuid('author'),
    role: text('role'),
    rank: text('rank'),
    lodgingId: uuid('lodging_id'),
    unitId: uuid('unit_id'),
    /** {text, place}; emptied on clear_on */
    sealed: bytea('sealed'),
    requestKey: uuid('request_key'),
    hiddenAt: instant('hidden_at'),
    hiddenBy: uuid('hidden_by'),
    hideReason: text('hide_reason'),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('hall_post_n').on(t.county, t.matterId, t.n),
    uniqueIndex('hall_post_request').on(t.county, t.requestKey).where(sql`request_key is not null`),
    index('hall_post_clear').on(t.county, t.clearOn).where(sql`sealed is not null`),
    foreignKey({ columns: [t.county, t.matterId], foreignColumns: [hallMatter.county, hallMatter.id] }),
    countyIsCode('hall_post'),
    check('hall_post_side', sql`side in ('house', 'police', 'post', 'clock')`),
    check('hall_post_house', sql`side <> 'house' or lodging_id is not null`),
    check(
      'hall_post_hidden',
      sql`(hidden_at is null) = (hide_reason is null) and (hide_reason is null or hide_reason in ('personal', 'secret', 'chatter', 'wrong'))`,
    ),
  ],
);

/** The one picture a matter may begin with, made anew, under the month's key; the bytes go on clear_on with the words, the hash stays. */
export const hallPicture = pgTable(
  'hall_picture',
  {
    county: county(),
    id: id(),
    postId: uuid('post_id').notNull(),
    lodgingId: uuid('lodging_id'),
    /** sides in pixels, of what is kept */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** SHA-256 of what is kept */
    hash: bytea('hash').notNull(),
    sealed: bytea('sealed'),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    clearOn: day('clear_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('hall_picture_post').on(t.county, t.postId),
    index('hall_picture_clear').on(t.county, t.clearOn).where(sql`sealed is not null`),
    foreignKey({ columns: [t.county, t.postId], foreignColumns: [hallPost.county, hallPost.id] }),
    countyIsCode('hall_picture'),
  ],
);

/** How far a person has read a matter; their own. */
export const hallSeen = pgTable(
  'hall_seen',
  {
    county: county(),
    accountId: uuid('account_id').notNull(),
    matterId: uuid('matter_id').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.accountId, t.matterId] }), countyIsCode('hall_seen')],
);

// The clock opens no circle; the demonstration's first ones are its jobs'.
const hosts = {
  nl_beat: 'select, insert, update',
  nl_county: 'select, insert, update',
  nl_job: 'select, insert',
};
const own = 'select, insert, update';

/** What is said in a hall is read and written through the listed functions of drizzle/sql/hall.sql alone. */
export const hallRights = [
  rights('hall', 'unit', hosts),
  rights('hall_seat', 'unit', hosts, 'host_unit'),
  rights('hall_matter', 'county', { nl_job: 'select, insert, update' }),
  rights('hall_post', 'county', { nl_job: 'select, insert, update' }),
  rights('hall_picture', 'county', { nl_job: 'select, update' }),
  rights('hall_seen', 'person', { nl_house: own, nl_beat: own, nl_county: own, nl_post: own }),
];
