import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { county, countyIsCode, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** One tree: county → station → beat. A post of a department hangs on the county. */
export const unit = pgTable(
  'unit',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    parentId: uuid('parent_id'),
    phone: text('phone'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('unit_code').on(t.county, t.code),
    foreignKey({ columns: [t.county, t.parentId], foreignColumns: [t.county, t.id] }),
    countyIsCode('unit'),
    check('unit_kind', sql`kind in ('county', 'station', 'beat', 'post')`),
  ],
);

export const township = pgTable(
  'township',
  {
    county: county(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** Place on the tile map, in tiles. */
    column: integer('tile_column'),
    row: integer('tile_row'),
  },
  (t) => [primaryKey({ columns: [t.county, t.code] })],
);

export const tag = pgTable(
  'tag',
  { county: county(), id: id(), name: text('name').notNull(), parentId: uuid('parent_id') },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('tag_name').on(t.county, t.parentId, t.name).nullsNotDistinct(),
    foreignKey({ columns: [t.county, t.parentId], foreignColumns: [t.county, t.id] }),
  ],
);

/** Downtime: of the portal (no township) or of power and network in a township, declared by a chief. */
export const outage = pgTable(
  'outage',
  {
    county: county(),
    id: id(),
    townshipCode: text('township_code'),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    declaredBy: uuid('declared_by'),
    declaredAt: instant('declared_at').notNull(),
    reason: text('reason').notNull(),
    /** 'declared' by a person, or the door's own 'beat', which stopped. */
    knownBy: text('known_by').notNull().default('declared'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    check('outage_known', sql`known_by in ('declared', 'beat')`),
    index('outage_span').on(t.county, t.toAt),
    check('outage_order', sql`to_at > from_at`),
  ],
);

/** One run of an import with its numbered results; a dry run is kept too. */
export const importRun = pgTable(
  'import_run',
  {
    county: county(),
    id: id(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    startedBy: uuid('started_by'),
    dryRun: integer('dry_run').notNull(),
    progress: jsonb('progress').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] })],
);

const read = { nl_house: 'select', nl_beat: 'select', nl_office: 'select' };

export const registryRights = [
  rights('unit', 'county', {
    ...read,
    nl_county: 'select, insert, update',
    nl_job: 'select, insert, update',
  }),
  rights('township', 'county', {
    ...read,
    nl_county: 'select, insert, update',
    nl_job: 'select, insert, update',
  }),
  rights('tag', 'county', {
    ...read,
    nl_county: 'select, insert, update, delete',
    nl_office: 'select, insert, update, delete',
    nl_job: 'select, insert',
  }),
  rights('outage', 'county', {
    ...read,
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, insert, update',
  }),
  rights('import_run', 'county', { nl_county: 'select, insert, update', nl_job: 'select, insert, update' }),
];
