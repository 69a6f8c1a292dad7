import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { county, id, instant } from '../../platform/columns.ts';
import { rights } from '../../platform/policy.ts';

/** A certificate as it was signed, word for word; an outage that was prolonged afterwards has another. */
export const outageCertificate = pgTable(
  'outage_certificate',
  {
    county: county(),
    id: id(),
    number: text('number').notNull(),
    outageId: uuid('outage_id').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    issuedAt: instant('issued_at').notNull(),
    file: text('file').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('outage_certificate_number').on(t.number),
    index('outage_certificate_outage').on(t.county, t.outageId),
  ],
);

const read = { nl_house: 'select', nl_beat: 'select', nl_county: 'select', nl_office: 'select' };

export const certificateRights = [
  rights('outage_certificate', 'county', { ...read, nl_job: 'select, insert' }),
];
