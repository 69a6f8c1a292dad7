import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/** One person's time at a shared desk, with the note they leave to the next; the note is emptied at its date. */
export const deskShift = pgTable(
  'desk_shift',
  {
    county: county(),
    id: id(),
    lodgingId: uuid('lodging_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    accountId: uuid('account_id').notNull(),
    beganAt: instant('began_at').notNull(),
    endedAt: instant('ended_at'),
    note: bytea('note'),
    clearOn: date('clear_on'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    index('desk_shift_lodging').on(t.county, t.lodgingId, t.beganAt),
    uniqueIndex('desk_shift_running').on(t.county, t.deviceId).where(sql`ended_at is null`),
    countyIsCode('desk_shift'),
    check('desk_shift_note', sql`note is null or clear_on is not null`),
  ],
);

export const shiftRights = [
  rights('desk_shift', 'lodging', { nl_house: 'select, insert, update', nl_job: 'select, update' }),
];
