import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { county, countyIsCode, day, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';
import type { Figures } from './figures.ts';

/** A brief (简报) as it was issued: of a night, as of an instant, with its digits; it holds no person and no lodging. */
export const brief = pgTable(
  'brief',
  {
    county: county(),
    id: id(),
    unitId: uuid('unit_id').notNull(),
    year: integer('year').notNull(),
    /** counts from 1 for each unit and year */
    number: integer('number').notNull(),
    businessDay: day('business_day').notNull(),
    asOf: instant('as_of').notNull(),
    figures: jsonb('figures').$type<Figures>().notNull(),
    issuedBy: uuid('issued_by').notNull(),
    issuerName: text('issuer_name').notNull(),
    issuedAt: instant('issued_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('brief_number').on(t.county, t.unitId, t.year, t.number),
    index('brief_unit').on(t.county, t.unitId, t.asOf),
    countyIsCode('brief'),
    check('brief_number_from_one', sql`number >= 1`),
  ],
);

export const briefRights = [
  rights('brief', 'unit', {
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, delete',
  }),
];
