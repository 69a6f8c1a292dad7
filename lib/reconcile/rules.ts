import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';

/** A minor of the register: the key of the number (hex) and, when asked, the short keys of its neighbours. */
export type Registered = {
  lodging: string;
  night: BusinessDay;
  key: string;
  near: () => readonly string[];
};
/** A minor of a return; `near` is the short form of its key. A stay without a number has no key. */
export type Filed = {
  stay: string;
  lodging: string;
  night: BusinessDay;
  key: string | null;
  near: string | null;
};

export type Result = 'not_filed' | 'not_registered' | 'day_differs' | 'twin';
/** A guest that did not match: of the register where `registered`, else of a return. */
export type Unmatched = {
  lodging: string;
  night: BusinessDay;
  result: Result;
  registered: boolean;
  stay: string | null;
  otherDay: BusinessDay | null;
};
/** `matchedAt` counts the matches of each lodging's night that the register names, as 'lodging/night'. */
export type Comparison = { matched: number; matchedAt: ReadonlyMap<string, number>; unmatched: Unmatched[] };

type Slot = Map<string, Filed[]>;

/**
 * Compares a register with the returns, both ways, by number, lodging and night; every stay is matched once. One night apart is
 * told and is no match; neither is a number that differs by one digit (`twin`). `filed` may hold nights beside the span: only those
 * from `from` to `to` (both included) can be missing from the register. The order of either list does not matter.
 */
export function compare(
  registered: readonly Registered[],
  filed: readonly Filed[],
  span: { from: BusinessDay; to: BusinessDay },
): Comparison {
  const slots = new Map<string, Slot>();
  for (const stay of [...filed].sort(byStay)) {
    const place = `${stay.lodging}/${stay.night}`;
    const slot = slots.get(place) ?? new Map<string, Filed[]>();
    slots.set(place, slot.set(stay.key ?? '', [...(slot.get(stay.key ?? '') ?? []), stay]));
  }
  const take = (lodging: string, night: BusinessDay, key: string) =>
    slots.get(`${lodging}/${night}`)?.get(key)?.shift();
  const left = [...registered].sort(byGuest).filter(({ lodging, night, key }) => !take(lodging, night, key));
  const unmatched: Unmatched[] = [];
  const apart = left.filter((guest) => {
    const { lodging, night, key } = guest;
    const stay = take(lodging, addDays(night, -1), key) ?? take(lodging, addDays(night, 1), key);
    if (stay) unmatched.push(resultOf(guest, 'day_differs', stay));
    return !stay;
  });
  for (const guest of apart) {
    const stay = twinOf(guest, slots.get(`${guest.lodging}/${guest.night}`));
    unmatched.push(resultOf(guest, stay ? 'twin' : 'not_filed', stay));
  }
  for (const slot of slots.values())
    for (const stay of [...slot.values()].flat())
      if (span.from <= stay.night && stay.night <= span.to)
        unmatched.push({
          ...placeOf(stay),
          result: 'not_registered',
          registered: false,
          stay: stay.stay,
          otherDay: null,
        });
  const missed = new Set(left);
  const matchedAt = new Map<string, number>();
  for (const guest of [...registered].sort(byGuest)) {
    const place = `${guest.lodging}/${guest.night}`;
    matchedAt.set(place, (matchedAt.get(place) ?? 0) + (missed.has(guest) ? 0 : 1));
  }
  return { matched: registered.length - left.length, matchedAt, unmatched: unmatched.sort(byPlace) };
}

/** The counts of a comparison, and the lodging-nights with a guest nobody filed. */
export function countsOf({ matched, unmatched }: Comparison) {
  const of = (result: Result) => unmatched.filter((one) => one.result === result).length;
  const apart = of('day_differs') + of('twin');
  return {
    matched,
    /** rows of the register that no return names by number, lodging and night */
    unmatched: of('not_filed') + apart,
    notFiled: of('not_filed'),
    /** filed rows that the register does not have by number, lodging and night */
    filedNotRegistered: of('not_registered') + apart,
    notRegistered: of('not_registered'),
    dayDiffers: of('day_differs'),
    twins: of('twin'),
  };
}

function twinOf(guest: Registered, slot: Slot | undefined): Filed | undefined {
  const filed = [...(slot?.values() ?? [])].flat().filter(({ near }) => near !== null);
  if (filed.length === 0) return undefined;
  const near = new Set(guest.near());
  const twin = filed.find((stay) => stay.near !== null && near.has(stay.near));
  const list = twin ? slot?.get(twin.key ?? '') : undefined;
  if (list && twin) list.splice(list.indexOf(twin), 1);
  return twin;
}

const placeOf = ({ lodging, night }: { lodging: string; night: BusinessDay }) => ({ lodging, night });

function resultOf(guest: Registered, result: Result, stay: Filed | undefined): Unmatched {
  const otherDay = stay && stay.night !== guest.night ? stay.night : null;
  return { ...placeOf(guest), result, registered: true, stay: stay?.stay ?? null, otherDay };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byStay = (a: Filed, b: Filed) => order(a.stay, b.stay);
const byGuest = (a: Registered, b: Registered) =>
  order(a.lodging, b.lodging) || order(a.night, b.night) || order(a.key, b.key);
const byPlace = (a: Unmatched, b: Unmatched) =>
  order(a.lodging, b.lodging) ||
  order(a.night, b.night) ||
  order(a.result, b.result) ||
  order(a.stay ?? '', b.stay ?? '');
