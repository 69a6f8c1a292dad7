import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { county, countyIsCode, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/** A shift of a duty post; while it runs its holder holds the role `duty` on the unit (nl.holdings_of). */
export const dutyShift = pgTable(
  'duty_shift',
  {
    county: county(),
    id: id(),
    unitId: uuid('unit_id').notNull(),
    accountId: uuid('account_id').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    /** the shift this one took over */
    swapOf: uuid('swap_of'),
    madeBy: uuid('made_by'),
    madeAt: instant('made_at').notNull(),
    endedBy: uuid('ended_by'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('duty_shift_unit').on(t.county, t.unitId, t.toAt),
    index('duty_shift_account').on(t.accountId, t.toAt),
    countyIsCode('duty_shift'),
    check('duty_shift_order', sql`to_at > from_at`),
  ],
);

/** Somebody of a duty post is away; their shifts in that span do not count. */
export const dutyAbsence = pgTable(
  'duty_absence',
  {
    county: county(),
    id: id(),
    unitId: uuid('unit_id').notNull(),
    accountId: uuid('account_id').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    madeBy: uuid('made_by'),
    madeAt: instant('made_at').notNull(),
    endedBy: uuid('ended_by'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('duty_absence_unit').on(t.county, t.unitId, t.toAt),
    index('duty_absence_account').on(t.accountId, t.toAt),
    countyIsCode('duty_absence'),
    check('duty_absence_order', sql`to_at > from_at`),
  ],
);

const written = { nl_beat: 'select, insert, update', nl_county: 'select, insert, update', nl_job: 'select' };

export const rosterRights = [rights('duty_shift', 'unit', written), rights('duty_absence', 'unit', written)];
