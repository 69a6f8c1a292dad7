import { addDays, type BusinessDay, businessDay, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { type Level, levels } from './terms.ts';

/** The settings a chase goes by; clock times are Shanghai's. */
export type ChaseTimes = {
  taskAfterHours: number;
  quietFrom: string;
  quietTo: string;
  dutyTo: string;
};

/** A night of the lodging within the last 14, newest last. Instants UTC. */
export type Night = { day: BusinessDay; due: Date; state: Timeliness };

/** What the cascade is asked with. `chased` are the nights this chase lists. */
export type CascadeFacts = {
  level: Level;
  /** when the level's demand was met; null while it stands */
  metAt: Date | null;
  chased: readonly BusinessDay[];
  nights: readonly Night[];
  /** another chase of this lodging reached a visit within 60 days */
  visitedBefore: boolean;
  /** when a person last recorded a visit in this chase */
  visitedAt: Date | null;
  helpOnly: boolean;
  promiseDay: string | null;
};

/** What the clock asks for: another level, or the same demand anew. */
export type Asked = { level: Level; why: 'raised' | 'asked_again' | 'promise_passed' } | null;

const hour = 3_600_000;
const dayLength = 24 * hour;
const callAfter = 3;
const visitAfter = { missed: 5, within: 14 };
/** so long a second one counts as repeated (product.md, The day) */
export const repeatWithinDays = 60;

const rank = (level: Level) => levels.indexOf(level);

/** Silent nights in a row up to the latest that is due; excused ones and nights not due yet neither count nor break it. */
export function silentInRow(nights: readonly Night[]): number {
  let row = 0;
  for (const { state } of nights.toReversed()) {
    if (state === 'silent') row += 1;
    else if (state !== 'due' && state !== 'excused') break;
  }
  return row;
}

/** An instant, or the end of the quiet hours when it falls into them (product.md: one that falls in waits for 07:00). */
export function afterQuiet(at: Date, { quietFrom, quietTo }: ChaseTimes): Date {
  const date = civilDateAt(at);
  const [opens, closes] = [instantOf(date, quietTo), instantOf(date, quietFrom)];
  if (at < opens) return opens;
  return at >= closes ? instantOf(addDays(businessDay(date), 1), quietTo) : at;
}

/**
 * What a chase owes at an instant (product.md, The day): a task 24 hours after the effective due of its oldest silent
 * night; 3 nights in a row → call; 5 in 14 days → visit; a second time within 60 days → a joint visit. The first 30 days
 * of a house ask for help only. A demand that was met stands anew when a later silent night has waited as long, or a
 * promised day has gone by. Never back, never to a penalty: `breach` is reached by a joint visit's finding alone.
 */
export function askedBy(facts: CascadeFacts, now: Date, times: ChaseTimes): Asked {
  if (facts.level === 'breach') return null;
  const wanted = levelFor(facts, now, times);
  if (rank(wanted) > rank(facts.level)) return { level: wanted, why: 'raised' };
  if (!facts.metAt || facts.level === 'remind') return null;
  const met = facts.metAt;
  if (
    facts.promiseDay &&
    promiseOver(facts.promiseDay, times) <= now &&
    promiseOver(facts.promiseDay, times) > met
  )
    return { level: facts.level, why: 'promise_passed' };
  if (facts.promiseDay && promiseOver(facts.promiseDay, times) > now) return null;
  const since = silentChased(facts).filter(({ due }) => due > met);
  const again =
    facts.level === 'joint_visit'
      ? since.length >= visitAfter.missed
      : facts.level !== 'visit' && since.some((night) => taskAt(night, times) <= now);
  return again ? { level: facts.level, why: 'asked_again' } : null;
}

function levelFor(facts: CascadeFacts, now: Date, times: ChaseTimes): Level {
  const [oldest] = silentChased(facts);
  const officer: Level = oldest && taskAt(oldest, times) <= now ? 'officer' : 'remind';
  if (facts.helpOnly) return officer;
  const silent = facts.nights.filter(({ state }) => state === 'silent');
  if (silent.length >= visitAfter.missed) {
    const since = silent.filter(({ due }) => facts.visitedAt && due > facts.visitedAt);
    return facts.visitedBefore || since.length >= visitAfter.missed ? 'joint_visit' : 'visit';
  }
  return silentInRow(facts.nights) >= callAfter ? 'call' : officer;
}

const silentChased = ({ nights, chased }: CascadeFacts) =>
  nights.filter(({ day, state }) => state === 'silent' && chased.includes(day));

const taskAt = ({ due }: Night, times: ChaseTimes) =>
  afterQuiet(new Date(due.getTime() + times.taskAfterHours * hour), times);

/** When a promised day is over: the end of duty hours of that civil day (UTC). */
function promiseOver(day: string, { dutyTo }: ChaseTimes): Date {
  return instantOf(day, dutyTo);
}

// How many days an officer has for each: a call is made the same day, a visit needs a way, a joint one a second officer.
const daysFor: Record<Level, number> = {
  remind: 0,
  officer: 0,
  call: 0,
  visit: 2,
  joint_visit: 6,
  breach: 2,
};

/** By when a level asks to be met: the end of duty hours of the same day or some days on, never less than two hours away. */
export function dueFor(level: Level, now: Date, { dutyTo }: ChaseTimes): Date {
  const day = addDays(businessDay(civilDateAt(now)), daysFor[level]);
  const due = instantOf(day, dutyTo);
  return due.getTime() - now.getTime() >= 2 * hour ? due : new Date(due.getTime() + dayLength);
}
