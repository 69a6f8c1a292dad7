import { addDays, type BusinessDay, businessDay, daysBetween } from '#lib/clock/business-day.ts';
import { type Arrival, type Group, groupOf, movedTo } from './guests.ts';
import { type Chance, chance } from './random.ts';
import type { Behaviour } from './rows.ts';

/** A lodging as filing sees it. */
export type House = {
  seed: number | string;
  index: number;
  behaviour: Behaviour;
  habit: number;
  /** what a false-nil house hides and from which night on; in spells of its own where not given */
  hiding?: { share: number; from: BusinessDay } | undefined;
};

/** A return: when, in minutes and seconds after 00:00 of the night's date in Shanghai, and which groups it names. */
export type Filing = { minutes: number; seconds: number; groups: Group[] };

/** One night of one lodging: what came, what was filed and seen by now. */
export type Night = { day: BusinessDay; truth: Group[]; filing: Filing | null; wasDue: boolean };

const hour = 60;
const due = 36 * hour;
const epoch = businessDay('2020-01-01');

/** When this house's desk usually files, in minutes after 00:00 of the night's date: evening, small hours or morning. */
export function habitOf(c: Chance): number {
  const turn = c.next();
  if (turn < 0.55) return c.int(21.3 * hour, 23.8 * hour);
  return turn < 0.68 ? c.int(24 * hour, 27 * hour) : c.int(30.5 * hour, 34 * hour);
}

/**
 * What the house files for the night, or null when it never does. `truth` are the groups that came, `planted` those that
 * must be filed for a planted case to be seen; `arrival` serves the houses that invent their guests.
 */
export function filingOf(house: House, arrival: Arrival, truth: Group[], planted: Group[]): Filing | null {
  const { day } = arrival;
  const c = chance(house.seed, 'filing', house.index, day);
  const all = [...truth, ...planted];
  const missed = planted.length === 0 && (c.happens(0.011) || inGap(house, day));
  if (missed) return null;
  if (house.behaviour === 'premature_nil' && planted.length === 0)
    return at(c.int(6 * hour, 10 * hour), [], c);
  const burst = house.behaviour === 'backfill' ? burstOf(house, day) : null;
  if (burst !== null) return at(burst, all, c);
  if (house.behaviour === 'copy_paste') return onTime(house, copiedOf(house, arrival, c), c);
  if (house.behaviour === 'false_nil' && planted.length === 0 && hides(house, day, c))
    return onTime(house, [], c);
  if (house.behaviour === 'late' && c.happens(0.47)) {
    return at(due + (c.happens(0.6) ? c.int(4, 170) : c.int(3 * hour, 25 * hour)), all, c);
  }
  return onTime(house, all, c);
}

/** True in the nights of a false-nil house that it keeps its arrivals to itself: nine in ten, after 45 honest nights of 150. */
function hides(house: House, day: BusinessDay, c: Chance): boolean {
  if (house.hiding) return day >= house.hiding.from && c.happens(house.hiding.share);
  const phase = (daysBetween(epoch, day) + chance(house.seed, 'phase', house.index).int(0, 149)) % 150;
  return phase >= 45 && c.happens(0.9);
}

// Most file after the last guest has come; now and then someone comes after the return.
function onTime(house: House, groups: Group[], c: Chance): Filing {
  const other = c.happens(0.1) ? c.int(20.2 * hour, 35 * hour) : house.habit;
  const habitual = Math.round(other + c.normal() * 30);
  const earliest =
    groups.length === 0 ? 20 * hour + 2 : lastIn(groups) + (c.happens(0.97) ? c.int(4, 40) : -20);
  return at(Math.min(due - c.int(3, 25), Math.max(earliest, habitual)), groups, c);
}

function at(minutes: number, groups: Group[], c: Chance): Filing {
  return { minutes, seconds: c.int(0, 59), groups };
}

function lastIn(groups: Group[]): number {
  const minutes = groups.flat().map(({ business_day, checked_in_at }) => {
    const clock = Number(checked_in_at.slice(11, 13)) * hour + Number(checked_in_at.slice(14, 16));
    return checked_in_at.startsWith(business_day) ? clock : clock + 24 * hour;
  });
  return Math.max(...minutes);
}

/** True in a night of a run of 3 to 10 that a non-filer lets pass. */
function inGap(house: House, day: BusinessDay): boolean {
  if (house.behaviour !== 'non_filer') return false;
  const [block, night] = within(day, 20);
  const c = chance(house.seed, 'gap', house.index, block);
  const length = c.int(3, 10);
  const begins = c.int(0, 20 - length);
  return c.happens(0.45) && begins <= night && night < begins + length;
}

/** Minutes after the night's date at which a backfilling house caught up 8 to 15 nights in half an hour, null outside one. */
function burstOf(house: House, day: BusinessDay): number | null {
  const [block, night] = within(day, 40);
  const c = chance(house.seed, 'burst', house.index, block);
  const length = c.int(8, 15);
  const begins = c.int(0, 40 - length);
  const sits = c.int(14 * hour, 19 * hour);
  if (night < begins || night >= begins + length) return null;
  const caughtUp = begins + length - night; // whole dates until the day after the last night
  return caughtUp * 24 * hour + sits + (night - begins) * 2;
}

/** The same few families named again and again, of whom the register knows nothing. */
function copiedOf(house: House, arrival: Arrival, c: Chance): Group[] {
  if (!c.happens(0.69)) return [];
  const [block] = within(arrival.day, 60);
  const begins = addDays(epoch, block * 60);
  const number = c.int(0, 2);
  const pool = chance(house.seed, 'copied', house.index, block, number);
  const original = groupOf(
    { ...arrival, day: begins, share: { ...arrival.share, residue: house.index, taken: new Set() } },
    pool,
    {
      relation: 'parent',
      ages: [3, 14],
      guardianReached: true,
    },
  );
  return [movedTo(original, { ...arrival, key: `${arrival.key}1` }, c, true)];
}

function within(day: BusinessDay, length: number): [block: number, night: number] {
  const nights = daysBetween(epoch, day);
  return [Math.floor(nights / length), ((nights % length) + length) % length];
}
