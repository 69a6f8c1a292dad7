import type { BookEvent } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { dutyFrom } from '#lib/clock/duty-hours.ts';
import { dataKeyFor, type KeyHolder } from '#lib/platform/data-keys.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { ringPosts } from '#lib/task/ringing.ts';
import { ringWords } from '#lib/task/words.ts';
import { type TellPlace, toldKeyOf } from './door.ts';
import type { TellInput } from './inputs.ts';
import { dutyHours } from './queries.ts';
import { clearOnOf } from './rules.ts';
import { sealSpoken } from './sealed.ts';
import type { Source } from './terms.ts';
import { incidentKindName } from './words.ts';

/** Readable so long (setting readable_days): the text's clearing date stands when it is told, whatever else is down. */
const readableDays = 180;

/** The sender's own transaction, as the lodging side's role. */
type Teller = KeyHolder & Pick<Transaction, 'sql'>;

/**
 * Writes what was told, sealed, puts a message to whoever has the duty and wakes the duty pages of its unit; needs nothing but
 * the database, no queue and no worker (what leads outside goes with the next minute's outbox, or sooner: gate/tell.ts). The same form sent twice is stored once. Returns what the house book is told; nothing for the second time.
 */
export async function storeIncident(
  holder: Teller,
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
  await ring(holder, place, input, id);
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

/**
 * A suspicion rings the station's duty post at any hour, the county's where nobody named the house; a child who got no room is the
 * officer's in duty hours (product.md, What is odd). Whoever asks again later (tasks.ts, climb.ts) rings others.
 */
async function ring(holder: Teller, place: TellPlace, input: TellInput, id: string): Promise<void> {
  const { sql, county, now } = holder;
  const instant = input.kind === 'report_now';
  const inHours = !instant && dutyFrom(now, await dutyHours({ sql, now })) <= now;
  await ringPosts({ sql, now, reach: { county, lodgings: [], units: [] }, enqueue: () => {} }, [
    {
      ...{ key: `incident/${id}`, unit: place.unit, role: inHours ? 'officer' : 'duty', urgent: instant },
      ...{ lodging: place.lodging?.id ?? null, path: `/duty/${id}` },
      text: (language) => ({
        title: ringWords(language).title(
          incidentKindName(input.kind, language),
          place.lodging?.name ?? place.post.name,
        ),
        body: ringWords(language)[instant ? 'claim' : 'dayClaim'],
      }),
    },
  ]);
}
