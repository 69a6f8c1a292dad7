import { type Township, townships } from '../townships.ts';
import { housePhone } from './identity.ts';
import { brands, fullName, surname } from './names.ts';
import { type Chance, chance, shuffled, weighted } from './random.ts';
import { type Behaviour, type Category, categories, type LodgingRow, type PersonRow } from './rows.ts';

/** What is fixed about a lodging before anything happens in it. */
export type Place = {
  index: number;
  code: string;
  name: string;
  category: Category;
  township: Township;
  behaviour: Behaviour;
  /** index of the lodging whose owner owns this one too; its own index otherwise */
  ownerOf: number;
};

export type CountyOptions = {
  seed: number | string;
  lodgings: number;
  /** one landlord owns the first nine rentals */
  landlordOfNine?: boolean;
  /** what makes this county another than the usual one */
  traits?: Traits;
};

/** How a county may differ from the usual one, so that what is measured on one is not fitted to it. */
export type Traits = {
  /** lodgings of each class among 324; the usual number where not given */
  mix?: Partial<Record<Category, number>>;
  /** how many come, as a multiple of the usual */
  busy?: number;
  /** size k of a night's negative binomial: smaller scatters more */
  size?: number;
  /** no season and no weekday */
  flat?: boolean;
  /** every house files what came, in time but for a slip */
  honest?: boolean;
  /** false-nil houses all hide this share of their groups from this night of the window on, instead of each in its own spells */
  hiding?: { share: number; from: number };
};

const categoryShares: Record<Category, number> = {
  hotel: 60,
  guesthouse: 130,
  homestay: 80,
  esports_hotel: 10,
  bathhouse: 14,
  rental: 30,
};
const behaviourShares: readonly (readonly [Behaviour, number])[] = [
  ['false_nil', 32],
  ['premature_nil', 10],
  ['copy_paste', 8],
  ['backfill', 8],
  ['non_filer', 19],
  ['late', 39],
];
const whole = 324;
const suffixes: Record<Category, readonly string[]> = {
  hotel: ['酒店', '大酒店', '商务酒店'],
  guesthouse: ['宾馆', '旅馆', '招待所'],
  homestay: ['民宿', '人家民宿', '小院'],
  esports_hotel: ['电竞酒店', '电竞馆', '电竞公寓'],
  bathhouse: ['浴室', '洗浴', '汤泉'],
  rental: ['公寓', '日租房', '短租公寓'],
};
const roomRange: Record<Category, readonly [number, number, number]> = {
  hotel: [17, 41, 132],
  guesthouse: [4, 15, 58],
  homestay: [4, 12, 35],
  esports_hotel: [8, 15, 27],
  bathhouse: [5, 14, 35],
  rental: [2, 9, 32],
};
const roads = [
  '文化路',
  '桃洪路',
  '车站路',
  '中山街',
  '老街',
  '新街',
  '学府路',
  '沿河路',
  '建设路',
  '环城路',
];

/** The lodgings of a county in the order of their codes; small counties keep the shares of the county of 324. */
export function placesOf({ seed, lodgings, landlordOfNine, traits }: CountyOptions): Place[] {
  const c = chance(seed, 'places', lodgings);
  const width = Math.max(4, String(lodgings).length);
  const taken = new Set<string>();
  const kinds = categories.flatMap((category) =>
    Array<Category>(share(traits?.mix?.[category] ?? categoryShares[category], lodgings)).fill(category),
  );
  while (kinds.length < lodgings) kinds.push('guesthouse');
  kinds.length = lodgings;
  const behaviour = traits?.honest ? [] : behavioursOf(kinds, c);
  const rentals = kinds.flatMap((kind, at) => (kind === 'rental' ? [at] : []));
  const nine = new Set(landlordOfNine ? rentals.slice(0, 9) : []);
  const landlord = rentals[0] ?? 0;
  return kinds.map((category, index) => {
    const township = weighted(
      townships.map((one) => [one, one.weight] as const),
      c,
    );
    const code = `LH${String(index + 1).padStart(width, '0')}`;
    const name = nameOf(township, category, taken, c);
    const own = nine.has(index);
    return {
      index,
      code,
      name,
      category,
      township,
      behaviour: own ? 'honest' : (behaviour[index] ?? 'honest'),
      ownerOf: own ? landlord : index,
    };
  });
}

/** The registry rows of one lodging: itself and who stands behind its desk, about 3.4 persons, the owner first. */
export function registryOf(
  place: Place,
  seed: number | string,
): { lodging: LodgingRow; people: PersonRow[] } {
  const c = chance(seed, 'registry', place.index);
  const owner = ownerOf(place.ownerOf, seed);
  const [fewest, middle, most] = roomRange[place.category];
  const rooms = Math.round(Math.min(most, Math.max(fewest, middle * Math.exp(c.normal() * 0.45))));
  const staff =
    place.ownerOf !== place.index
      ? 0
      : weighted(
          [
            [1, 28],
            [2, 23],
            [3, 25],
            [4, 24],
          ],
          c,
        );
  const people: PersonRow[] = [
    { lodging_code: place.code, ...owner, role: place.category === 'rental' ? 'landlord' : 'owner' },
  ];
  for (let n = 1; n <= staff; n += 1) {
    const sex = c.happens(0.7) ? 'F' : 'M';
    const name = fullName(surname(c), sex, c);
    people.push({ lodging_code: place.code, name, phone: housePhone(place.index * 8 + n, c), role: 'staff' });
  }
  const lodging: LodgingRow = {
    code: place.code,
    name: place.name,
    category: place.category,
    township_code: place.township.code,
    township_name: place.township.name,
    address: `${place.township.name}${c.pick(roads)}${c.int(1, 260)}号`,
    rooms,
    owner_name: owner.name,
    owner_phone: owner.phone,
    status: 'operating',
  };
  return { lodging, people };
}

function ownerOf(index: number, seed: number | string): { name: string; phone: string } {
  const c = chance(seed, 'owner', index);
  return { name: fullName(surname(c), c.happens(0.5) ? 'F' : 'M', c), phone: housePhone(index * 8, c) };
}

function share(of324: number, lodgings: number): number {
  return Math.round((of324 * lodgings) / whole);
}

function behavioursOf(kinds: readonly Category[], c: Chance): Behaviour[] {
  const all = shuffled(
    kinds.map((_, at) => at),
    c,
  );
  const given = Array<Behaviour>(kinds.length).fill('honest');
  const free = new Set(all);
  for (const [behaviour, of324] of behaviourShares) {
    // an e-sports hotel has no minors to hide or to invent, so it can only be late or forget
    const able =
      behaviour === 'late' || behaviour === 'non_filer'
        ? all
        : all.filter((at) => kinds[at] !== 'esports_hotel');
    for (const at of able.filter((one) => free.has(one)).slice(0, share(of324, kinds.length))) {
      given[at] = behaviour;
      free.delete(at);
    }
  }
  return given;
}

function nameOf(township: Township, category: Category, taken: Set<string>, c: Chance): string {
  for (let tries = 0; ; tries += 1) {
    const base = `${township.short}${c.pick(brands)}${c.pick(suffixes[category])}`;
    const name = tries < 8 ? base : `${base}${tries - 6}店`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
