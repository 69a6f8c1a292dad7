import {
  addDays,
  type BusinessDay,
  businessDay,
  civilDateAt,
  daysBetween,
  instantOf,
} from '#lib/clock/business-day.ts';
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
  /**
   * A visit was asked of this lodging within 60 days: since when silence counts anew, the visit itself, or the end of the
   * chase that asked in vain. Null where none was asked.
   */
  countsFrom: Date | null;
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
 * night; 3 nights in a row → call; 5 in 14 days → visit; a second time within 60 days → a joint visit. The second time counts
 * only nights that fell due after the first was answered. The first 30 days of a house ask for help only. A demand that was
 * met stands anew when a later silent night has waited as long, or a promised day has gone by. Never to a penalty: `breach`
 * is reached by a joint visit's finding alone, and once it was answered what is silent after it is pursued as before.
 * What comes to be owed in the quiet hours is asked for at their end.
 */
export function askedBy(facts: CascadeFacts, now: Date, times: ChaseTimes): Asked {
  if (afterQuiet(now, times) > now) return null;
  const { level, metAt: met } = facts;
  if (level === 'breach') return met ? askedAnew(facts, met, now, times) : null;
  const wanted = levelFor(facts, now, times);
  if (rank(wanted) > rank(level)) return { level: wanted, why: 'raised' };
  if (!met || level === 'remind') return null;
  const promised = facts.promiseDay ? promiseOver(facts.promiseDay, times) : null;
  if (promised && promised <= now && promised > met) return { level, why: 'promise_passed' };
  if (promised && promised > now) return null;
  const since = silentChased(facts).filter(({ due }) => due > met);
  const again =
    level === 'visit' || level === 'joint_visit'
      ? since.length >= visitAfter.missed
      : since.some((night) => taskAt(night, times) <= now);
  return again ? { level, why: 'asked_again' } : null;
}

/** After a breach was answered: what the nights that fell due since then ask for by themselves. */
function askedAnew(facts: CascadeFacts, answered: Date, now: Date, times: ChaseTimes): Asked {
  const since = silentChased(facts).filter(({ due }) => due > answered);
  if (since.length === 0) return null;
  const level = levelFor({ ...facts, chased: since.map(({ day }) => day) }, now, times);
  return level === 'remind' ? null : { level, why: 'asked_again' };
}

function levelFor(facts: CascadeFacts, now: Date, times: ChaseTimes): Level {
  const [oldest] = silentChased(facts);
  const officer: Level = oldest && taskAt(oldest, times) <= now ? 'officer' : 'remind';
  if (facts.helpOnly) return officer;
  const { countsFrom } = facts;
  const counted = countsFrom ? facts.nights.filter(({ due }) => due > countsFrom) : facts.nights;
  if (counted.filter(({ state }) => state === 'silent').length >= visitAfter.missed)
    return countsFrom ? 'joint_visit' : 'visit';
  return silentInRow(counted) >= callAfter ? 'call' : officer;
}

/** True in a house's first days, in which it is helped and nothing else (product.md, The day); `days` the setting for it. */
export function isHelpOnly(onboarded: BusinessDay, running: BusinessDay, days: number): boolean {
  return daysBetween(onboarded, running) < days;
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

/** By when a visit that found nobody is tried again: the end of duty hours of the next day. */
export function triedAgainBy(now: Date, { dutyTo }: Pick<ChaseTimes, 'dutyTo'>): Date {
  return instantOf(addDays(businessDay(civilDateAt(now)), 1), dutyTo);
}
