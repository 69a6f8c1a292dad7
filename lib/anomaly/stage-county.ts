import type { County, GuestRow } from '#drizzle/seed/generator/rows.ts';
import { ageOn } from '#lib/clock/age.ts';
import { type BusinessDay, businessDay, civilDateAt, daysBetween, daysOf } from '#lib/clock/business-day.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { readIdentityNumber } from '#lib/report/identity-number.ts';
import { type CallResult, kin, type Relation } from '#lib/report/terms.ts';
import { type Facts, type Filings, type LodgingFact, nightState, type StayFact } from './facts.ts';

const key = (text: string) => (text === '' ? null : sha256(text).toString('hex').slice(0, 32));
const calls: Record<string, CallResult> = { yes: 'reached_agrees', no: 'no_answer' };

/** A generated county as the rules would see it once imported; without a database, for tests of properties and measures. */
export function factsOfCounty(county: County): Facts {
  const nights = daysOf(businessDay(county.labels.start), businessDay(county.labels.end));
  const at = (day: string) => daysBetween(nights[0] as BusinessDay, businessDay(day));
  const lodgings = new Map(
    county.lodgings.map(({ code, category, rooms }): [string, LodgingFact] => [
      code,
      { id: code, code, category, rooms },
    ]),
  );
  const filings = new Map([...lodgings].map(([code, lodging]) => [code, filingsOf(lodging, nights.length)]));
  for (const { lodging_code, business_day, submitted_at, kind } of county.reports) {
    const filing = filings.get(lodging_code);
    if (!filing) continue;
    filing.state[at(business_day)] = kind === 'nil' ? nightState.nil : nightState.guests;
    filing.acceptedAt[at(business_day)] = Date.parse(submitted_at);
  }
  const repeats = new Map<string, { lodging: LodgingFact; child: string; nights: number[] }>();
  const counted = new Set<string>();
  const stays = county.guests.flatMap((row, n): StayFact[] => {
    const [lodging, filing, night] = [
      lodgings.get(row.lodging_code),
      filings.get(row.lodging_code),
      at(row.business_day),
    ];
    if (!lodging || !filing) return [];
    filing.minors[night] = (filing.minors[night] ?? 0) + 1;
    if (!counted.has(row.group_key)) filing.parties[night] = (filing.parties[night] ?? 0) + 1;
    counted.add(row.group_key);
    const child = key(row.id_number) ?? '';
    const repeat = repeats.get(`${lodging.id}/${child}`) ?? { lodging, child, nights: [] };
    repeats.set(`${lodging.id}/${child}`, { ...repeat, nights: [...repeat.nights, night] });
    return [stayOf(row, n, lodging, night)];
  });
  return {
    county: '430524',
    nights,
    filings: [...filings.values()],
    stays,
    repeats: [...repeats.values()].filter((one) => one.nights.length > 1),
    unfiled: [],
    sought: [],
    housePhones: new Map(county.people.map(({ phone, lodging_code }) => [key(phone) ?? '', lodging_code])),
  };
}

function filingsOf(lodging: LodgingFact, nights: number): Filings {
  return {
    lodging,
    state: new Uint8Array(nights).fill(nightState.silent),
    parties: new Int16Array(nights),
    minors: new Int16Array(nights),
    acceptedAt: new Float64Array(nights),
  };
}

function stayOf(row: GuestRow, n: number, lodging: LodgingFact, night: number): StayFact {
  const checkInAt = new Date(row.checked_in_at);
  const faults = readIdentityNumber(row.id_number, civilDateAt(checkInAt)).faults.filter(
    (fault) => fault !== 'M-105',
  );
  const relation: Relation | null = row.companion_relation || null;
  const number = relation && kin.includes(relation) ? null : key(row.companion_id_number);
  return {
    id: `s${String(n).padStart(7, '0')}`,
    lodging,
    night,
    groupKey: row.group_key,
    room: row.room,
    checkInAt,
    leavesAt: new Date(row.checked_out_at),
    age: ageOn(row.birth_date, civilDateAt(checkInAt)),
    sex: row.sex,
    home: row.id_number.slice(0, 6),
    alone: row.accompanied === 'no',
    call: calls[row.guardian_reached] ?? null,
    family: row.name.slice(0, 1),
    guardianFamily: row.guardian_name.slice(0, 1),
    child: key(row.id_number),
    phone: key(row.guardian_phone),
    adults: row.companion_name ? [{ relation, number, name: key(`name ${row.companion_name}`) }] : [],
    flags: faults.length > 0 ? ['identity_invalid'] : [],
    suspicions: [],
    extensions: 0,
  };
}
