import type { BookEvent } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { dataKeyFor, type KeyHolder } from '#lib/platform/data-keys.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { type TellPlace, toldKeyOf } from './door.ts';
import type { TellInput } from './inputs.ts';
import { clearOnOf } from './rules.ts';
import { sealSpoken } from './sealed.ts';
import type { Source } from './terms.ts';

/** Readable so long (setting readable_days): the text's clearing date stands when it is told, whatever else is down. */
const readableDays = 180;

/**
 * Writes what was told, sealed, and wakes the duty pages of its unit; needs nothing but the database, no queue and no
 * worker. The same form sent twice is stored once. Returns what the house book is told; nothing for the second time.
 */
export async function storeIncident(
  holder: KeyHolder,
  place: TellPlace,
  source: Source,
  input: TellInput,
): Promise<BookEvent[]> {
  const { sql, county, now } = holder;
  const id = uuidv7(now);
  const night = businessDayAt(now);
  const { where, direction, text, phone } = input;
  const sealed = sealSpoken(await dataKeyFor(holder, night), county, id, { where, direction, text, phone });
  const seenAt = input.at ? new Date(`${input.at}:00+08:00`).toISOString() : null;
  const stored =
    await sql`insert into incident (county, id, kind, unit_id, lodging_id, business_day, told_at, told_by, source,
      told_key, signs, presence, company, seen_at, quiet, sealed, clear_on)
    values (${county}, ${id}, ${input.kind}, ${place.unit}, ${place.lodging?.id ?? null}, ${night}, ${now.toISOString()},
      ${place.account}::uuid, ${source}, ${toldKeyOf(input.request_key)}, ${JSON.stringify(input.signs)}::text::jsonb,
      ${input.presence}, ${input.company ?? null}, ${seenAt}, ${input.quiet === '1'}, ${sealed},
      ${clearOnOf(night, readableDays)})
    on conflict do nothing`;
  if (stored.count === 0) return [];
  await sql`select pg_notify('nl_live', ${`${place.unit} incident`})`;
  return [
    {
      act: 'incident.tell',
      subjectKind: 'incident',
      subjectId: id,
      lodgingId: place.lodging?.id ?? null,
      detail: { kind: input.kind, source },
    },
  ];
}
