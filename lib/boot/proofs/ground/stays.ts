import { generateLodgings, type LodgingPart } from '#drizzle/seed/generator/county.ts';
import type { GuestRow } from '#drizzle/seed/generator/rows.ts';
import { ageOn } from '#lib/clock/age.ts';
import { type BusinessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import type { Sql, Transaction } from '#lib/platform/db.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { stay, stayText } from '#lib/report/schema.ts';
import { kin, type Relation } from '#lib/report/terms.ts';
import type { Laid } from './county.ts';

const batch = 5000;
const key = (text: string) => sha256(text).subarray(0, 16);

type Wanted = { lodgings: number; nights: number; lastNight: BusinessDay; now: Date };

/**
 * The stays of a county laid by `layCounty` with the same numbers, past every rule of filing: plain columns, initials and keys as
 * the rules read them; nothing is sealed, since nothing opens them. Returns how many there are.
 */
export async function layStays(admin: Sql, laid: Laid, wanted: Wanted): Promise<number> {
  let total = 0;
  const { lodgings, nights, lastNight, now } = wanted;
  const ids = new Map(laid.lodgings.map(({ code, id }) => [code, id]));
  let waiting: GuestRow[] = [];
  const write = async () => {
    const rows = waiting;
    waiting = [];
    total += rows.length;
    await admin.begin((sql) => writeStays(sql, laid.county, ids, rows, now));
  };
  const parts: Iterable<LodgingPart> = generateLodgings({
    ...{ seed: laid.county, lodgings, nights, lastNight },
    filedUntil: now,
  });
  for (const { guests } of parts) {
    waiting.push(...guests);
    if (waiting.length >= batch) await write();
  }
  if (waiting.length > 0) await write();
  await admin`analyze stay, stay_text`;
  return total;
}

async function writeStays(
  sql: Transaction['sql'],
  county: string,
  ids: ReadonlyMap<string, string>,
  guests: readonly GuestRow[],
  now: Date,
): Promise<void> {
  const reports = await reportsOf(sql, county, [
    ...new Set(guests.map(({ lodging_code }) => ids.get(lodging_code) ?? '')),
  ]);
  const made = guests.flatMap((row, position) => {
    const lodgingId = ids.get(row.lodging_code);
    const reportId = reports.get(`${lodgingId}/${row.business_day}`);
    return lodgingId && reportId ? [{ row, position, lodgingId, reportId, id: uuidv7(now) }] : [];
  });
  await insertRows(
    sql,
    stay,
    made.map(({ row, position, lodgingId, reportId, id }) => {
      const checkInAt = new Date(row.checked_in_at);
      return {
        ...{
          county,
          id,
          lodgingId,
          reportId,
          businessDay: row.business_day,
          enteredIn: 1,
          source: 'import',
          position,
        },
        ...{
          groupKey: row.group_key,
          room: row.room,
          checkInAt,
          plannedCheckOutAt: new Date(row.checked_out_at),
        },
        ...{ documentType: row.id_type, sex: row.sex, age: ageOn(row.birth_date, civilDateAt(checkInAt)) },
        ...{ homeCounty: row.id_number.slice(0, 6), alone: row.accompanied === 'no' },
        guardianResult: row.guardian_reached === 'yes' ? 'reached_agrees' : 'no_answer',
        ...{ toComplete: [], flags: [], clearOn: '2027-12-31' },
      };
    }),
  );
  await insertRows(
    sql,
    stayText,
    made.map(({ row, lodgingId, id }) => {
      const relation: Relation | null = row.companion_relation || null;
      const kept = row.companion_id_number !== '' && !(relation && kin.includes(relation));
      return {
        ...{ county, stayId: id, n: 1, lodgingId, source: 'import', digest: key(id) },
        masked: {
          name: `${row.name.slice(0, 1)}*`,
          guardianName: `${row.guardian_name.slice(0, 1)}*`,
          companions: row.companion_name ? [{ relation }] : [],
        },
        childIndex: key(row.id_number),
        guardianPhoneIndex: key(row.guardian_phone),
        companionKeys: kept ? [key(row.companion_id_number).toString('hex')] : [],
        companionNameKeys: row.companion_name ? [key(`name ${row.companion_name}`).toString('hex')] : [],
      };
    }),
  );
}

async function reportsOf(
  sql: Transaction['sql'],
  county: string,
  lodgings: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql<
    { place: string; id: string }[]
  >`select lodging_id || '/' || business_day as place, id from report
    where county = ${county} and lodging_id = any (${[...lodgings]}::uuid[]) and kind = 'guests'`;
  return new Map(rows.map(({ place, id }) => [place, id]));
}
