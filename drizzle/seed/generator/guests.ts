import { type BusinessDay, businessDay, daysBetween } from '#lib/clock/business-day.ts';
import { birthAndNumber, dateOf, dayNumberOf, guardianPhone, regions, type Share } from './identity.ts';
import { fullName, surname } from './names.ts';
import { type Chance, weighted } from './random.ts';
import type { GuestRow, Relation } from './rows.ts';

/** Minors who came in together; every row carries the same group key. */
export type Group = GuestRow[];

/** Where and when a group comes in; rooms are the lodging's count, `key` is unique in the county. */
export type Arrival = { lodging: string; rooms: number; day: BusinessDay; key: string; share: Share };

/** What is wished of a group; whatever is not given is drawn. Ages in full years, both ends included. */
export type Wish = {
  relation?: Relation;
  size?: number;
  ages?: readonly [number, number];
  region?: string;
  /** minutes after 00:00 of the night's date */
  checkIn?: number;
  guardianReached?: boolean;
  guardianPhone?: string;
  sameRoom?: boolean;
  /** the minors are of different families */
  strangers?: boolean;
};

// Shares of the relations among those who come in with minors (close to the county this product was first tried on).
const relations: readonly (readonly [Relation, number])[] = [
  ['parent', 78],
  ['grandparent', 12.5],
  ['other_relative', 5],
  ['', 2.8],
  ['teacher', 0.35],
  ['friend', 0.2],
];
// Years between the oldest minor and who comes with them.
const elder: Partial<Record<Relation, readonly [number, number]>> = {
  parent: [22, 40],
  grandparent: [46, 64],
  other_relative: [5, 36],
  friend: [3, 8],
};
const year = 365.25;
const epoch = businessDay('2020-01-01');

/** Draws one group of minors as the desk writes it down. A family mostly; a lone minor is 16 or 17 and from elsewhere. */
export function groupOf(arrival: Arrival, c: Chance, wish: Wish = {}): Group {
  const relation = wish.relation ?? weighted(relations, c);
  const alone = relation === '';
  const size = wish.size ?? sizeOf(relation, c);
  const ages =
    wish.ages ??
    (alone ? [16, 17] : relation === 'teacher' ? [9, 15] : relation === 'friend' ? [15, 17] : [0, 17]);
  const region = wish.region ?? weighted(alone ? regions.slice(1) : regions, c);
  const family = surname(c);
  const checkIn = wish.checkIn ?? checkInOf(c);
  const nights = weighted(
    [
      [1, 42],
      [2, 26],
      [3, 16],
      [4, 9],
      [5, 7],
    ],
    c,
  );
  const door = c.int(0, arrival.rooms - 1);
  const perRoom = wish.sameRoom || relation !== 'teacher' ? size : 2;
  const minors = Array.from({ length: size }, (_, n) => {
    const sex = c.happens(0.52) ? 'M' : 'F';
    const person = { ...birthOf(ages, sex, arrival, region, c), sex } as const;
    const kin = wish.strangers || relation === 'teacher' ? surname(c) : family;
    return {
      ...person,
      name: fullName(kin, sex, c),
      room: roomOf((door + Math.floor(n / perRoom)) % arrival.rooms),
    };
  });
  const oldest = Math.max(...minors.map((minor) => ageOf(minor.birth_date, arrival.day)));
  const companion = alone ? null : adultOf(relation, oldest, region, family, arrival, c);
  const parent =
    relation === 'parent' && companion
      ? companion.name
      : fullName(c.happens(0.5) ? family : surname(c), 'F', c);
  const phone = wish.guardianPhone ?? guardianPhone(arrival.share, c);
  const reached = wish.guardianReached ?? !c.happens(0.004);
  return minors.map((minor) => ({
    lodging_code: arrival.lodging,
    business_day: arrival.day,
    group_key: arrival.key,
    room: minor.room,
    name: minor.name,
    sex: minor.sex,
    birth_date: minor.birth_date,
    id_type: 'resident_id',
    id_number: minor.id_number,
    checked_in_at: momentOf(arrival.day, checkIn),
    checked_out_at: momentOf(arrival.day, nights * 1440 + 660 + c.int(0, 59)),
    accompanied: companion ? 'yes' : 'no',
    companion_name: companion?.name ?? '',
    companion_id_number: companion?.id_number ?? '',
    companion_relation: relation,
    guardian_name: parent,
    guardian_phone: phone,
    guardian_reached: reached ? 'yes' : 'no',
    suspicious: 'no',
    notes: '',
  }));
}

function adultOf(
  relation: Relation,
  oldest: number,
  region: string,
  family: string,
  arrival: Arrival,
  c: Chance,
): { name: string; id_number: string } {
  const sex = c.happens(0.5) ? 'M' : 'F';
  const over = elder[relation];
  const age = Math.max(19, over ? oldest + c.int(over[0], over[1]) : c.int(22, 52));
  const today = dayNumberOf(arrival.day);
  const first = today - Math.floor((Math.min(age, 84) + 1) * year);
  const { id_number } = birthAndNumber(sex, first, first + 364, region, arrival.share, c);
  const sameName =
    relation === 'parent' ? sex === 'M' || c.happens(0.2) : relation === 'grandparent' && c.happens(0.5);
  return { name: fullName(sameName ? family : surname(c), sex, c), id_number };
}

/** Shanghai's date and time at so many minutes after 00:00 of the night's date, as 'YYYY-MM-DDTHH:MM:00+08:00'. */
export function momentOf(day: BusinessDay, minutes: number, seconds = 0): string {
  const date = minutes < 1440 ? day : dateOf(dayNumberOf(day) + Math.floor(minutes / 1440));
  const two = (n: number) => String(n).padStart(2, '0');
  const ofDay = minutes % 1440;
  return `${date}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}:${two(seconds)}+08:00`;
}

/**
 * The numbers a lodging and night may invent. The cycle is as long as the births of two years allow, so a lodging meets a
 * number again only after that many nights, and the last share belongs to the planted cases.
 */
export function shareOf(place: number, lodgings: number, day: BusinessDay): Share {
  const houses = lodgings + 1;
  const cycle = Math.min(400, Math.max(1, Math.floor((2 * 365 * 499) / houses / 2)));
  const turn = ((daysBetween(epoch, day) % cycle) + cycle) % cycle;
  const modulus = houses * cycle;
  return { residue: ((place + houses * turn) * scatterOf(modulus)) % modulus, modulus, taken: new Set() };
}

const scatters = new Map<number, number>();

// Neighbouring shares are laid golden steps apart, or all children of one night would be born in the same weeks.
function scatterOf(modulus: number): number {
  const known = scatters.get(modulus);
  if (known !== undefined) return known;
  let step = Math.max(1, Math.round(modulus * 0.6180339887));
  while (divisor(step, modulus) !== 1) step += 1;
  scatters.set(modulus, step);
  return step;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** The same people, checked in again somewhere or some night: rooms, times and key change, names and numbers stay. */
export function movedTo(group: Group, arrival: Arrival, c: Chance, sameHabits = false): Group {
  const room = roomOf(c.int(0, arrival.rooms - 1));
  const checkIn = checkInOf(c);
  const shift = (text: string) => arrival.day + text.slice(10);
  return group.map((row) => ({
    ...row,
    lodging_code: arrival.lodging,
    business_day: arrival.day,
    group_key: arrival.key,
    room: sameHabits ? row.room : room,
    checked_in_at: sameHabits ? shift(row.checked_in_at) : momentOf(arrival.day, checkIn),
    checked_out_at: momentOf(arrival.day, 1440 + 660 + c.int(0, 59)),
  }));
}

function sizeOf(relation: Relation, c: Chance): number {
  if (relation === 'teacher') return c.int(4, 11);
  if (relation === '' || relation === 'friend') return 1;
  return weighted(
    [
      [1, 66],
      [2, 32],
      [3, 2],
    ],
    c,
  );
}

function birthOf(
  ages: readonly [number, number],
  sex: 'M' | 'F',
  arrival: Arrival,
  region: string,
  c: Chance,
) {
  const today = dayNumberOf(arrival.day);
  const first = today - Math.floor((ages[1] + 1) * year) + 2;
  const last = Math.min(today - 28, today - Math.ceil(ages[0] * year));
  return birthAndNumber(sex, first, Math.max(first, last), region, arrival.share, c);
}

function ageOf(birth: string, day: BusinessDay): number {
  return Math.floor((dayNumberOf(day) - dayNumberOf(birth)) / year);
}

function roomOf(door: number): string {
  return `${1 + Math.floor(door / 12)}${String(1 + (door % 12)).padStart(2, '0')}`;
}

function checkInOf(c: Chance): number {
  if (c.happens(0.012)) return 1440 + c.int(0, 170);
  const hours = c.happens(0.6) ? 15.6 + c.normal() * 1.6 : 20.3 + c.normal() * 1.2;
  return Math.round(Math.min(23.9, Math.max(12.5, hours)) * 60);
}
