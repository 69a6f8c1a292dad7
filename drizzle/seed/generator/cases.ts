import { addDays, type BusinessDay, businessDay, daysBetween } from '#lib/clock/business-day.ts';
import { type Arrival, type Group, groupOf, movedTo, shareOf, type Wish } from './guests.ts';
import { guardianPhone, type Share } from './identity.ts';
import { type CountyOptions, type Place, registryOf } from './places.ts';
import { type Chance, chance } from './random.ts';
import type { Relation } from './rows.ts';

/** A finding planted among the ordinary, or an ordinary thing that looks like one (`type` null). */
export type PlantedCase = {
  type: string | null;
  why: string;
  /** groups that must be seen before the case can be found */
  least: number;
  groups: { place: number; day: BusinessDay; group: Group }[];
};

type Scene = {
  c: Chance;
  share: Share;
  /** an arrival at a house drawn from the honest ones, so many nights after the first night of the case */
  at: (nights: number, place?: Place) => Arrival & { place: number };
  house: () => Place;
  esports: Place | undefined;
};
type Script = {
  rate: number;
  type: string | null;
  why: string;
  least: number;
  nights: number;
  play: (s: Scene) => Drawn;
};
type Drawn = { place: number; day: BusinessDay; group: Group }[];

const blockLength = 30;
const epoch = businessDay('2020-01-01');
const local = '430524';
const elsewhere = ['431322', '430581', '430522', '431224', '430103'];
const strangers: readonly Relation[] = ['friend', 'none', 'online_friend'];

const draw = (s: Scene, wish: Wish, arrival = s.at(0)): Drawn => [
  { place: arrival.place, day: arrival.day, group: groupOf(arrival, s.c, wish) },
];
const again = (s: Scene, first: Drawn, nights: readonly number[]): Drawn => [
  ...first,
  ...first.flatMap(({ group }) =>
    nights.map((n) => {
      const arrival = s.at(n);
      return { place: arrival.place, day: arrival.day, group: movedTo(group, arrival, s.c) };
    }),
  ),
];

// `rate` is cases in 30 nights of 324 lodgings.
const scripts: readonly Script[] = [
  {
    rate: 3.5,
    type: 'unrelated_adult',
    why: 'child under 14 with an adult who is no relative',
    least: 1,
    nights: 1,
    play: (s) => draw(s, { relation: s.c.pick(strangers), size: 1, ages: [8, 12] }),
  },
  {
    rate: 3,
    type: 'unaccompanied_local',
    why: 'local minor alone at night, guardian not reached',
    least: 1,
    nights: 1,
    play: (s) =>
      draw(s, {
        relation: '',
        size: 1,
        ages: [12, 16],
        region: local,
        checkIn: s.c.int(1320, 1560),
        guardianReached: false,
      }),
  },
  {
    rate: 2.5,
    type: 'minor_group',
    why: 'minors only, none related',
    least: 1,
    nights: 1,
    play: (s) => {
      const wish: Wish = {
        relation: '',
        size: s.c.int(3, 5),
        ages: [13, 16],
        region: s.c.pick(elsewhere),
        sameRoom: true,
      };
      return draw(s, { ...wish, strangers: true }).map((one) => ({
        ...one,
        group: one.group.map((row) => ({ ...row, companion_relation: 'friend' })),
      }));
    },
  },
  {
    rate: 2.25,
    type: 'identity_invalid',
    why: 'id number fails its checksum',
    least: 1,
    nights: 1,
    play: (s) =>
      draw(s, { relation: 'parent', size: 1 }).map((one) => ({
        ...one,
        group: one.group.map((row) => ({ ...row, id_number: miswritten(row.id_number) })),
      })),
  },
  {
    rate: 2,
    type: 'roaming_minor',
    why: 'same minor alone at 4 lodgings within 11 days',
    least: 3,
    nights: 11,
    play: (s) =>
      again(s, draw(s, { relation: '', size: 1, ages: [15, 16], region: s.c.pick(elsewhere) }), [3, 6, 10]),
  },
  {
    rate: 2,
    type: 'prohibited_venue',
    why: 'minor in an e-sports hotel',
    least: 1,
    nights: 1,
    play: (s) =>
      s.esports
        ? draw(s, { relation: '', size: 1, ages: [14, 16], region: s.c.pick(elsewhere) }, s.at(0, s.esports))
        : [],
  },
  {
    rate: 1.75,
    type: 'repeat_companion',
    why: 'same adult with 4 different minors within 28 days',
    least: 3,
    nights: 25,
    play: (s) => {
      const visits = [0, 7, 15, 24].flatMap((n) =>
        draw(s, { relation: 'none', size: 1, ages: [14, 16] }, s.at(n)),
      );
      const adult = visits[0]?.group[0];
      const same = {
        companion_name: adult?.companion_name ?? '',
        companion_id_number: adult?.companion_id_number ?? '',
      };
      return visits.map((one) => ({ ...one, group: one.group.map((row) => ({ ...row, ...same })) }));
    },
  },
  {
    rate: 1.5,
    type: 'guardian_phone_reused',
    why: 'one phone given as guardian of 6 unrelated minors',
    least: 3,
    nights: 23,
    play: (s) => {
      const place = s.house();
      const phone = guardianPhone(s.share, s.c);
      return [0, 3, 8, 12, 17, 22].flatMap((n) =>
        draw(s, { relation: 'other_relative', size: 1, guardianPhone: phone }, s.at(n, place)),
      );
    },
  },
  {
    rate: 3,
    type: null,
    why: 'a family on tour',
    least: 1,
    nights: 4,
    play: (s) => again(s, draw(s, { relation: 'parent', size: 2 }), [1, 2, 3]),
  },
  {
    rate: 1.5,
    type: null,
    why: 'a team with its teacher',
    least: 1,
    nights: 1,
    play: (s) => draw(s, { relation: 'teacher', size: s.c.int(8, 12), ages: [10, 14] }),
  },
];

/** Every case that touches the nights from `first` to `last`; the same whatever window is asked for. */
export function casesOf(
  places: readonly Place[],
  options: CountyOptions,
  first: BusinessDay,
  last: BusinessDay,
): PlantedCase[] {
  const able = places.filter((place) => place.behaviour === 'honest' && place.category !== 'esports_hotel');
  const esports = places.filter((place) => place.category === 'esports_hotel');
  if (able.length === 0) return [];
  const cases: PlantedCase[] = [];
  const blockOf = (day: BusinessDay) => Math.floor(daysBetween(epoch, day) / blockLength);
  for (let block = blockOf(first); block <= blockOf(last); block += 1) {
    let number = 0;
    for (const script of scripts) {
      const label = script.type ?? script.why;
      const rate = (script.rate * places.length) / 324;
      const count = Math.floor(rate + chance(options.seed, 'cases', block, label).next());
      for (let n = 0; n < count; n += 1) {
        number += 1;
        const c = chance(options.seed, 'case', block, label, n);
        const begins = addDays(epoch, block * blockLength + c.int(0, blockLength - script.nights));
        const groups = script.play(sceneOf(c, begins, number, able, esports, options));
        const within = groups.filter(({ day }) => first <= day && day <= last);
        if (within.length > 0)
          cases.push({ type: script.type, why: script.why, least: script.least, groups: within });
      }
    }
  }
  return cases;
}

function sceneOf(
  c: Chance,
  begins: BusinessDay,
  number: number,
  able: readonly Place[],
  esports: readonly Place[],
  options: CountyOptions,
): Scene {
  const share = shareOf(options.lodgings, options.lodgings, addDays(begins, number));
  const used = new Set<Place>();
  const house = () => {
    let place = c.pick(able);
    while (used.has(place) && used.size < able.length) place = c.pick(able);
    used.add(place);
    return place;
  };
  const at = (nights: number, place = house()) => {
    const day = addDays(begins, nights);
    const key = `G${place.code.slice(2)}-${day.slice(2).replaceAll('-', '')}-C${number}`;
    const { rooms } = registryOf(place, options.seed).lodging;
    return { lodging: place.code, rooms, day, key, share, place: place.index };
  };
  return { c, share, at, house, esports: esports.length > 0 ? c.pick(esports) : undefined };
}

function miswritten(number: string): string {
  return number.slice(0, 17) + (number.endsWith('0') ? '1' : '0');
}
