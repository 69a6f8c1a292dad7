import { sql } from 'drizzle-orm';
import { check, customType, date, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Raw bytes: ciphertext, hashes, blind indexes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => value,
  fromDriver: (value) => Buffer.from(value),
});

/** First part of every tenant key, so that one installation serves many counties (architecture.md, The cellar). */
export const county = () => text('county').notNull();
export const id = (name = 'id') => uuid(name).notNull();
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const day = (name: string) => date(name, { mode: 'string' });

/** text with a check, never char(n): char pads and breaks the policy's comparison. */
export const countyIsCode = (table: string) => check(`${table}_county_code`, sql`county ~ '^[0-9]{6}$'`);
