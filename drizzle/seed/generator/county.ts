import { addDays, type BusinessDay, daysOf, instantOf } from '#lib/clock/business-day.ts';
import { dueAt, standardDay } from '#lib/clock/due.ts';
import { casesOf, type PlantedCase } from './cases.ts';
import { filingOf, type House, habitOf, type Night } from './filing.ts';
import { type Arrival, type Group, groupOf, momentOf, shareOf } from './guests.ts';
import { labelsOfCases, labelsOfHouse } from './labels.ts';
import { type CountyOptions, type Place, placesOf, registryOf } from './places.ts';
import { type Chance, chance } from './random.ts';
import type {
  Behaviour,
  County,
  GuestRow,
  Label,
  LodgingRow,
  PersonRow,
  RegisterRow,
  ReportRow,
} from './rows.ts';
import { seasonOf } from './season.ts';

export type GeneratorOptions = CountyOptions & {
  /** how many nights, the last included */
  nights: number;
  lastNight: BusinessDay;
  /** only returns submitted at or before this instant exist; without it all do, also those filed after the last night */
  filedUntil?: Date;
};

/** Everything about one lodging. `planted` are the keys of groups that belong to a planted case and were filed. */
export type LodgingPart = {
  lodging: LodgingRow;
  people: PersonRow[];
  reports: ReportRow[];
  guests: GuestRow[];
  register: RegisterRow[];
  behaviour: Behaviour;
  /** groups that come on a mean night */
  level: number;
  labels: Label[];
  hidden: [string, string, string][];
  planted: string[];
};

const registerNights = 45;
// Minors a night by class; 324 lodgings of the usual mix come to about 0.47, of which about 0.42 is filed.
const classMean = {
  hotel: 0.98,
  guesthouse: 0.4,
  homestay: 0.42,
  esports_hotel: 0,
  bathhouse: 0.25,
  rental: 0.35,
};
const usualRooms = { hotel: 41, guesthouse: 15, homestay: 12, esports_hotel: 15, bathhouse: 14, rental: 9 };
const minorsPerGroup = 1.4;
const usualSize = 1.1;

/**
 * A whole invented county in the shape of its files. The same options give the same county, byte for byte; a night reads
 * the same in every window, so a county generated again with a later last night continues the earlier one.
 */
export function generateCounty(options: GeneratorOptions): County {
  const { first, places, cases } = planOf(options);
  const county: County = {
    lodgings: [],
    people: [],
    reports: [],
    guests: [],
    register: [],
    labels: {
      seed: options.seed,
      start: first,
      end: options.lastNight,
      behaviours: {},
      levels: {},
      labels: [],
      hidden: [],
    },
  };
  const filed = new Set<string>();
  for (const part of partsOf(options, first, places, cases)) {
    county.lodgings.push(part.lodging);
    county.people.push(...part.people);
    county.reports.push(...part.reports);
    county.guests.push(...part.guests);
    county.register.push(...part.register);
    county.labels.behaviours[part.lodging.code] = part.behaviour;
    county.labels.levels[part.lodging.code] = part.level;
    county.labels.labels.push(...part.labels);
    county.labels.hidden.push(...part.hidden);
    for (const key of part.planted) filed.add(key);
  }
  county.labels.labels.unshift(...labelsOfCases(cases, filed));
  return county;
}

/** The same county lodging by lodging, for sizes that do not fit in memory; labels of planted cases are left to the caller. */
export function* generateLodgings(options: GeneratorOptions): Generator<LodgingPart> {
  const { first, places, cases } = planOf(options);
  yield* partsOf(options, first, places, cases);
}

function planOf(options: GeneratorOptions) {
  const first = addDays(options.lastNight, 1 - options.nights);
  const places = placesOf(options);
  return { first, places, cases: casesOf(places, options, first, options.lastNight) };
}

function* partsOf(
  options: GeneratorOptions,
  first: BusinessDay,
  places: readonly Place[],
  cases: readonly PlantedCase[],
): Generator<LodgingPart> {
  const days = daysOf(first, options.lastNight);
  // a good or bad night is the same for the whole county: weather, a fair, a festival
  const { traits = {} } = options;
  const season = (day: BusinessDay) => (traits.busy ?? 1) * (traits.flat ? 1 : seasonOf(day));
  const hiding = traits.hiding && { ...traits.hiding, from: addDays(first, traits.hiding.from) };
  const busy = days.map((day) => season(day) * chance(options.seed, 'county', day).gamma(12, 1));
  const until = options.filedUntil?.getTime() ?? Number.POSITIVE_INFINITY;
  const clock = days.map((day) => ({
    midnight: instantOf(day, '00:00').getTime(),
    wasDue: dueAt(day, standardDay).getTime() <= until,
  }));
  const planted = plantedByPlace(cases);
  for (const place of places) {
    const { lodging, people } = registryOf(place, options.seed);
    const c = chance(options.seed, 'house', place.index);
    const house: House = {
      seed: options.seed,
      index: place.index,
      behaviour: place.behaviour,
      habit: habitOf(c),
      hiding,
    };
    const level = levelOf(place, lodging.rooms, c);
    const here = planted.get(place.index);
    const nights = days.map((day, n): Night => {
      const arrival: Arrival = {
        lodging: place.code,
        rooms: lodging.rooms,
        day,
        key: `G${place.code.slice(2)}-${day.slice(2).replaceAll('-', '')}-`,
        share: shareOf(place.index, options.lodgings, day),
      };
      const came = truthOf(arrival, options.seed, place.index, level * (busy[n] ?? 1), traits.size);
      const cast = here?.get(day) ?? [];
      const filing = filingOf(house, arrival, came, cast);
      const { midnight, wasDue } = clock[n] ?? { midnight: 0, wasDue: true };
      const submitted = filing ? midnight + filing.minutes * 60_000 + filing.seconds * 1000 : 0;
      return { day, truth: [...came, ...cast], filing: submitted <= until ? filing : null, wasDue };
    });
    yield { ...partOf(options, place, lodging, people, nights, here), level: level / minorsPerGroup };
  }
}

function partOf(
  options: GeneratorOptions,
  place: Place,
  lodging: LodgingRow,
  people: PersonRow[],
  nights: readonly Night[],
  cast: Map<string, Group[]> | undefined,
): Omit<LodgingPart, 'level'> {
  const reports: ReportRow[] = [];
  const guests: GuestRow[] = [];
  const register: RegisterRow[] = [];
  const hidden: [string, string, string][] = [];
  const desk = people.length > 1 ? people.slice(1) : people;
  const registerFrom = addDays(options.lastNight, 1 - registerNights);
  for (const { day, truth, filing, wasDue } of nights) {
    const c = chance(options.seed, 'desk', place.index, day);
    if (filing) {
      reports.push({
        lodging_code: place.code,
        business_day: day,
        submitted_at: momentOf(day, filing.minutes, filing.seconds),
        submitted_by_phone: c.pick(c.happens(0.85) ? desk : people).phone,
        kind: filing.groups.length > 0 ? 'guests' : 'nil',
      });
      guests.push(...filing.groups.flat());
    }
    if (day < registerFrom || !wasDue) continue;
    const named = new Set(filing?.groups.map((group) => group[0]?.group_key));
    for (const group of truth) {
      const key = group[0]?.group_key ?? '';
      const filed = named.has(key);
      if (filed && c.happens(0.02)) continue; // the desk forgot the register, not the return
      if (!filed) hidden.push([place.code, day, key]);
      for (const { lodging_code, name, id_type, id_number, checked_in_at, room } of group) {
        register.push({ lodging_code, name, id_type, id_number, checked_in_at, room });
      }
    }
  }
  const seen = new Set(guests.map((row) => row.group_key));
  const planted = [...(cast?.values() ?? [])].flat().map((group) => group[0]?.group_key ?? '');
  return {
    lodging,
    people,
    reports,
    guests,
    register,
    behaviour: place.behaviour,
    labels: labelsOfHouse(place, nights),
    hidden,
    planted: planted.filter((key) => seen.has(key)),
  };
}

function truthOf(
  arrival: Arrival,
  seed: number | string,
  place: number,
  mean: number,
  size = usualSize,
): Group[] {
  if (mean === 0) return [];
  const c = chance(seed, 'night', place, arrival.day);
  const count = Math.min(c.negativeBinomial(mean / minorsPerGroup, size), Math.ceil(arrival.rooms * 0.4));
  return Array.from({ length: count }, (_, n) => groupOf({ ...arrival, key: `${arrival.key}${n + 1}` }, c));
}

// Houses of one class and size still differ; a third of them see almost no child (domain.md, 1.2).
function levelOf(place: Place, rooms: number, c: Chance): number {
  if (place.behaviour === 'copy_paste') return 0;
  const own = Math.min(5, c.gamma(0.55, 1)) * Math.sqrt(rooms / usualRooms[place.category]);
  const level = classMean[place.category] * own;
  if (place.behaviour === 'premature_nil') return level * 0.3;
  return place.behaviour === 'false_nil' ? Math.max(0.5, level) : level;
}

function plantedByPlace(cases: readonly PlantedCase[]): Map<number, Map<string, Group[]>> {
  const byPlace = new Map<number, Map<string, Group[]>>();
  for (const { place, day, group } of cases.flatMap((one) => one.groups)) {
    const byDay = byPlace.get(place) ?? new Map<string, Group[]>();
    byPlace.set(place, byDay);
    byDay.set(day, [...(byDay.get(day) ?? []), group]);
  }
  return byPlace;
}
