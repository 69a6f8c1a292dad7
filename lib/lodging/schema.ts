import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** The place under duty. */
export const lodging = pgTable(
  'lodging',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    category: text('category').notNull(),
    townshipCode: text('township_code').notNull(),
    address: text('address').notNull(),
    rooms: integer('rooms').notNull(),
    licence: text('licence'),
    phone: text('phone'),
    noFrontDesk: boolean('no_front_desk').notNull().default(false),
    onboardedDay: day('onboarded_day'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('lodging_code').on(t.county, t.code),
    index('lodging_township').on(t.county, t.townshipCode),
    countyIsCode('lodging'),
    check(
      'lodging_category',
      sql`category in ('hotel','guesthouse','homestay','esports_hotel','bathhouse','rental')`,
    ),
  ],
);

/** From a day on the lodging is operating, suspended or closed down. */
export const lodgingStatus = pgTable(
  'lodging_status',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    fromDay: day('from_day').notNull(),
    status: text('status').notNull(),
    setBy: uuid('set_by'),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.lodgingId, t.fromDay] }),
    // Nearly every lodging operates: who does not is asked for at each sum of a night.
    index('lodging_status_unusual').on(t.county, t.lodgingId, t.fromDay).where(sql`status <> 'operating'`),
    check('lodging_status_word', sql`status in ('operating','suspended','closed_down')`),
  ],
);

/** The beat a lodging lies in, from a day on. */
export const lodgingBeat = pgTable(
  'lodging_beat',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    fromDay: day('from_day').notNull(),
    beatId: uuid('beat_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.lodgingId, t.fromDay] }),
    index('lodging_beat_beat').on(t.county, t.beatId),
  ],
);

/** Who is called when a house is silent; the first is the owner, the second the second contact. */
export const lodgingContact = pgTable(
  'lodging_contact',
  {
    county: county(),
    lodgingId: uuid('lodging_id').notNull(),
    place: integer('place').notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    accountId: uuid('account_id'),
  },
  (t) => [primaryKey({ columns: [t.county, t.lodgingId, t.place] })],
);

export const lodgingTag = pgTable(
  'lodging_tag',
  { county: county(), lodgingId: uuid('lodging_id').notNull(), tagId: uuid('tag_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.county, t.lodgingId, t.tagId] }),
    index('lodging_tag_tag').on(t.county, t.tagId),
  ],
);

/** Days a house asks to be shut; they leave the expected only once approved (product.md, The day). */
export const closure = pgTable(
  'closure',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    reason: text('reason').notNull(),
    askedBy: uuid('asked_by'),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    approved: boolean('approved'),
    /** The pattern it was made of. */
    seasonId: uuid('season_id'),
    /** Where the house opened again early: the last night as it was approved. A span that ends before it begins was taken back. */
    plannedToDay: day('planned_to_day'),
    reopenedAt: instant('reopened_at'),
    reopenedBy: uuid('reopened_by'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('closure_lodging').on(t.county, t.lodgingId, t.fromDay),
    check('closure_order', sql`to_day >= from_day - 1`),
    check('closure_decision', sql`(approved is null) = (decided_at is null)`),
  ],
);

/** A house that is shut at the same time each year; each year's nights are a closure of their own. Days 'MM-DD'. */
export const closureSeason = pgTable(
  'closure_season',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    fromDate: text('from_date').notNull(),
    toDate: text('to_date').notNull(),
    firstDay: day('first_day').notNull(),
    reason: text('reason').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    approved: boolean('approved'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('closure_season_lodging').on(t.county, t.lodgingId),
    countyIsCode('closure_season'),
    check('closure_season_dates', sql`from_date ~ '^[0-9]{2}-[0-9]{2}$' and to_date ~ '^[0-9]{2}-[0-9]{2}$'`),
    check('closure_season_decision', sql`(approved is null) = (decided_at is null)`),
  ],
);

export const lodgingNote = pgTable(
  'lodging_note',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    at: instant('at').notNull(),
    accountId: uuid('account_id').notNull(),
    sealed: bytea('sealed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('lodging_note_lodging').on(t.county, t.lodgingId, t.at),
  ],
);

/** What a parent typed at the house's plate; gone after two hours (product.md, Filing). */
export const parentDraft = pgTable(
  'parent_draft',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    sealed: bytea('sealed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('parent_draft_lodging').on(t.county, t.lodgingId, t.expiresAt),
    countyIsCode('parent_draft'),
  ],
);

const registryWriter = { nl_county: 'select, insert, update', nl_job: 'select, insert, update' };

export const lodgingRights = [
  rights(
    'lodging',
    'lodging',
    { ...registryWriter, nl_house: 'select', nl_beat: 'select', nl_office: 'select' },
    'id',
  ),
  rights('lodging_status', 'lodging', {
    ...registryWriter,
    nl_house: 'select',
    nl_beat: 'select',
    nl_office: 'select',
  }),
  rights('lodging_beat', 'lodging', {
    ...registryWriter,
    nl_house: 'select',
    nl_beat: 'select',
    nl_office: 'select',
  }),
  rights('lodging_contact', 'lodging', {
    ...registryWriter,
    nl_county: 'select, insert, update, delete',
    nl_house: 'select, insert, update, delete',
    nl_beat: 'select',
    nl_office: 'select',
  }),
  rights('lodging_tag', 'lodging', {
    nl_beat: 'select',
    nl_county: 'select, insert, delete',
    nl_office: 'select, insert, delete',
    nl_job: 'select, insert',
  }),
  rights('closure', 'lodging', {
    ...registryWriter,
    // A house may open again and take back what it asked; it never decides.
    nl_house: 'select, insert, update (to_day, planned_to_day, reopened_at, reopened_by)',
    nl_beat: 'select, insert, update',
    nl_office: 'select',
  }),
  rights('closure_season', 'lodging', {
    nl_house: 'select, insert, update (ended_at)',
    nl_beat: 'select, update',
    nl_county: 'select, update',
    nl_job: 'select',
  }),
  rights('parent_draft', 'lodging', { nl_house: 'select, insert, delete', nl_job: 'select, delete' }),
  rights('lodging_note', 'lodging', { nl_beat: 'select, insert', nl_county: 'select, insert' }),
];
