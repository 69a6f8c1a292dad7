import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { addDays, type BusinessDay, startOf } from '#lib/clock/business-day.ts';
import { effectiveDue, isMovedBy } from '#lib/clock/due.ts';
import { transaction } from '#lib/platform/db.ts';
import { type Outage, outagesBetween, spansFor } from '#lib/registry/outages.ts';
import { type CertificateFacts, readCertificate } from './certificate.ts';

/** The certificate's file by its number, as it was signed; it holds nothing of a person, so nobody is asked who they are. */
export async function certificateByNumber(
  number: string,
): Promise<{ file: string; facts: CertificateFacts } | null> {
  if (!/^\d{6}-OUT-\d{8}-\d{1,6}$/.test(number)) return null;
  const file = await transaction(async ({ sql }) => {
    const [row] = await sql<{ file: string | null }[]>`select nl.outage_certificate(${number}) as file`;
    return row?.file ?? null;
  });
  if (file === null) return null;
  const read = readCertificate(file);
  if (read.state !== 'genuine') throw new Error(`certificate ${number} does not verify as it is kept`);
  return { file, facts: read.facts };
}

type Reader = Pick<Pass<Permission>, 'sql' | 'now'>;

/** The number of the newest certificate of each outage that has one. */
export async function certificatesOf(
  { sql }: Reader,
  outages: readonly string[],
): Promise<Map<string, string>> {
  if (outages.length === 0) return new Map();
  const rows = await sql<{ outage: string; number: string }[]>`
    select distinct on (outage_id) outage_id as outage, number from outage_certificate
    where outage_id = any (${[...outages]}::uuid[]) order by outage_id, issued_at desc`;
  return new Map(rows.map(({ outage, number }) => [outage, number]));
}

/** An outage that moved a house's due of a night, and the certificate that says so, once it has ended. */
export type MovingOutage = Pick<Outage, 'id' | 'townshipCode' | 'from' | 'to'> & {
  certificate: string | null;
};

export type MovedNight = { due: Date; effective: Date; outages: MovingOutage[] };

/** What moved the due of a house's night; null when nothing did, or nothing is expected. Instants UTC. */
export async function whatMoved(
  pass: Reader,
  lodgingId: string,
  night: BusinessDay,
): Promise<MovedNight | null> {
  const [row] = await pass.sql<{ due: string; township: string }[]>`
    select o.due_at as due, l.township_code as township from obligation o
    join lodging l on l.county = o.county and l.id = o.lodging_id
    where o.lodging_id = ${lodgingId} and o.business_day = ${night}`;
  if (!row) return null;
  const due = new Date(row.due);
  const near = await outagesBetween(pass, startOf(night), startOf(addDays(night, 16)));
  const spans = spansFor(near, row.township);
  const effective = effectiveDue(due, spans);
  if (effective <= due) return null;
  const moving = near.filter((outage) => spans.includes(outage) && isMovedBy(due, outage, spans));
  const numbers = await certificatesOf(
    pass,
    moving.map(({ id }) => id),
  );
  return {
    due,
    effective,
    outages: moving.map(({ id, townshipCode, from, to }) => ({
      id,
      townshipCode,
      from,
      to,
      certificate: numbers.get(id) ?? null,
    })),
  };
}
