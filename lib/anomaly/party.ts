import { kin, type Relation } from '#lib/report/terms.ts';
import type { LodgingFact, StayFact } from './facts.ts';
import { type Reason, reason } from './rule.ts';

/** Minors who came in together, and with whom. */
export type Party = {
  lodging: LodgingFact;
  night: number;
  stays: StayFact[];
  relations: Set<Relation>;
  /** youngest age, null where no age is known */
  youngest: number | null;
  /** an adult of the family is with them */
  withKin: boolean;
  /** a teacher or coach is with them */
  withTeacher: boolean;
  /** nobody grown up is with them at all */
  adultless: boolean;
};

// Nine rules ask for the parties of the same stays; the facts are read once and never changed.
const known = new WeakMap<readonly StayFact[], Party[]>();

/** Groups stays as they came in: the filed group key; without one the room they share; else each is alone. */
export function partiesOf(stays: readonly StayFact[]): readonly Party[] {
  const before = known.get(stays);
  if (before) return before;
  const parties = groupsOf(stays);
  known.set(stays, parties);
  return parties;
}

function groupsOf(stays: readonly StayFact[]): Party[] {
  const groups = new Map<string, StayFact[]>();
  for (const stay of stays) {
    const together = stay.groupKey ?? (stay.room ? `room ${stay.room}` : `stay ${stay.id}`);
    const key = `${stay.lodging.id}/${stay.night}/${together}`;
    groups.set(key, [...(groups.get(key) ?? []), stay]);
  }
  return [...groups.values()].flatMap((group) => partyOf(group) ?? []).sort(byTime);
}

function partyOf(given: StayFact[]): Party | null {
  const stays = [...given].sort((a, b) => (a.id < b.id ? -1 : 1));
  const [first] = stays;
  if (!first) return null;
  const relations = new Set(stays.flatMap(({ adults }) => adults.flatMap(({ relation }) => relation ?? [])));
  const ages = stays.flatMap(({ age }) => age ?? []);
  return {
    lodging: first.lodging,
    night: first.night,
    stays,
    relations,
    youngest: ages.length > 0 ? Math.min(...ages) : null,
    withKin: kin.some((relation) => relations.has(relation)) || stays.some(({ call }) => call === 'present'),
    withTeacher: relations.has('teacher') || relations.has('coach'),
    adultless: stays.every(({ adults, alone }) => adults.length === 0 && alone !== false),
  };
}

function byTime(a: Party, b: Party): number {
  return (
    a.night - b.night ||
    (a.lodging.code < b.lodging.code ? -1 : a.lodging.code > b.lodging.code ? 1 : idOf(a) < idOf(b) ? -1 : 1)
  );
}

const idOf = (party: Party) => party.stays[0]?.id ?? '';

/** Relations of an adult who is neither family nor in charge of the children by trade. */
export const unrelated: readonly Relation[] = ['friend', 'online_friend', 'employer', 'none', 'unclear'];

/** Results that leave a guardian not reached or not agreeing; no result at all says nothing. */
export function guardianFailed(stay: StayFact): boolean {
  return (
    stay.call === 'no_answer' ||
    stay.call === 'invalid_number' ||
    stay.call === 'not_called' ||
    stay.call === 'reached_unaware'
  );
}

/** The first stay of the party whose guardian was not reached, as a reason. */
export function callReason(party: Party): Reason[] {
  const failed = party.stays.find(guardianFailed);
  return failed?.call ? [reason('guardian_call', { call: failed.call })] : [];
}

/** Where a finding about one party stands. */
export function placeOf(party: Party) {
  return { lodging: party.lodging, from: party.night, to: party.night, stays: party.stays };
}

/**
 * Runs of items that lie within `window` nights of one another and satisfy `enough` there; overlapping runs are one.
 * Items may come in any order.
 */
export function runsWithin<T extends { night: number }>(
  items: readonly T[],
  window: number,
  enough: (within: readonly T[]) => boolean,
): T[][] {
  const sorted = [...items].sort((a, b) => a.night - b.night);
  const runs: { first: number; last: number }[] = [];
  let end = 0;
  for (let start = 0; start < sorted.length; start += 1) {
    end = Math.max(end, start);
    while (end < sorted.length && (sorted[end]?.night ?? 0) - (sorted[start]?.night ?? 0) < window) end += 1;
    if (!enough(sorted.slice(start, end))) continue;
    const before = runs.at(-1);
    if (before && start <= before.last) before.last = Math.max(before.last, end - 1);
    else runs.push({ first: start, last: end - 1 });
  }
  return runs.map(({ first, last }) => sorted.slice(first, last + 1));
}

/** How many different values there are; null counts for nothing. */
export function distinct<T>(values: readonly (T | null)[]): number {
  return new Set(values.filter((value) => value !== null)).size;
}
