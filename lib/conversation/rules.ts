import { afterDuty, type DutyHours, dutyBetween, dutyFrom } from '#lib/clock/duty-hours.ts';
import type { LineKind, Side } from './terms.ts';

/** One line as the rules see it. */
export type Spoken = { n: number; at: Date; side: Side; kind: LineKind };

/** What a thread's row holds, worked out from its lines alone. Instants UTC. */
export type Standing = {
  openedAt: Date;
  openedSide: 'house' | 'police';
  waitsSince: Date | null;
  waitsLine: number | null;
  firstAnswerAt: Date | null;
  answeredAt: Date | null;
  closedAt: Date | null;
};

/** How a thread stands before the next line; null where there is none yet. */
export function standingAfter(before: Standing | null, { n, at, side, kind }: Spoken): Standing {
  const was = before ?? {
    ...{ openedAt: at, openedSide: side === 'police' ? ('police' as const) : ('house' as const) },
    ...{ waitsSince: null, waitsLine: null, firstAnswerAt: null, answeredAt: null, closedAt: null },
  };
  if (kind === 'closed') return { ...was, waitsSince: null, waitsLine: null, closedAt: at };
  if (kind !== 'said') return was;
  if (side === 'house') {
    // Somebody who writes again while waiting does not begin to wait anew.
    const waits = was.waitsSince ?? at;
    return { ...was, waitsSince: waits, waitsLine: was.waitsLine ?? n, closedAt: null };
  }
  const answers = was.waitsSince !== null;
  return {
    ...was,
    ...{ waitsSince: null, waitsLine: null, closedAt: null },
    firstAnswerAt: was.firstAnswerAt ?? (answers ? at : null),
    answeredAt: answers ? at : was.answeredAt,
  };
}

/** Minutes of duty hours: when the officer is reminded, by when a question is answered, and a department's matter. */
export type AnswerTimes = { remind: number; within: number };

/** When a wait owes what: the reminder, and the due from which it climbs. A matter with a department has a day of duty more. */
export function duesOf(since: Date, duty: DutyHours, times: AnswerTimes): { remindAt: Date; dueAt: Date } {
  return {
    remindAt: afterDuty(since, Math.min(times.remind, times.within), duty),
    dueAt: afterDuty(since, times.within, duty),
  };
}

/** How long until the first answer and until the end, in minutes on the wall and of duty; null while it has not come. */
export type Times = {
  firstAnswer: { wall: number; duty: number } | null;
  closing: { wall: number; duty: number } | null;
};

/** The times of one thread, from its instants. Both count from its opening. */
export function timesOf(
  { openedAt, firstAnswerAt, closedAt }: Pick<Standing, 'openedAt' | 'firstAnswerAt' | 'closedAt'>,
  duty: DutyHours,
): Times {
  const span = (to: Date | null) =>
    to && {
      wall: (to.getTime() - openedAt.getTime()) / 60_000,
      duty: dutyBetween(openedAt, to, duty),
    };
  return { firstAnswer: span(firstAnswerAt), closing: span(closedAt) };
}

/** An officer of the beat, and who has the station's duty, at one instant. */
export type Helpers = {
  officers: readonly { account: string; away: boolean }[];
  duty: readonly string[];
};

/**
 * Who is told of a question now: the beat's officers who are there, in duty hours; off duty or away, whoever has the station's
 * duty, with the officers, so that the answer is still theirs to give. Nobody on duty: the officers alone, and the climb follows.
 */
export function answerersAt(helpers: Helpers, inDuty: boolean): { accounts: string[]; substitute: boolean } {
  const there = helpers.officers.filter(({ away }) => !away).map(({ account }) => account);
  if (inDuty && there.length > 0) return { accounts: there, substitute: false };
  const all = [...new Set([...helpers.duty, ...there])];
  if (all.length > 0) return { accounts: all, substitute: helpers.duty.length > 0 };
  return { accounts: helpers.officers.map(({ account }) => account), substitute: false };
}

/** Whether an instant lies in duty hours. */
export function inDuty(at: Date, duty: DutyHours): boolean {
  return dutyFrom(at, duty).getTime() === at.getTime();
}
