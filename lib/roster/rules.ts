import { addDays, type BusinessDay, instantOf } from '../clock/business-day.ts';
import type { DutyHours } from '../clock/duty-hours.ts';
import type { ShiftKind } from './terms.ts';

/** A span of time, its end not in it; instants UTC. */
export type Span = { from: Date; to: Date };
export type Shift = Span & { account: string };
export type Absence = Span & { account: string };

/** When a shift of a civil date (Shanghai) begins and ends: the day's within duty hours, the night's until the next day's. */
export function spanOfShift(kind: ShiftKind, date: BusinessDay, { from, to }: DutyHours): Span {
  const [opens, closes] = [instantOf(date, from), instantOf(date, to)];
  const next = instantOf(addDays(date, 1), from);
  if (kind === 'day') return { from: opens, to: closes };
  return { from: kind === 'night' ? closes : opens, to: next };
}

const holds = ({ from, to }: Span, at: Date) => from <= at && at < to;

/** Who is on duty at an instant: each whose shift runs and who is not absent, once, in the order of the rows. */
export function onDutyOf(shifts: readonly Shift[], absences: readonly Absence[], at: Date): string[] {
  const there = shifts.filter(
    (shift) => holds(shift, at) && !absences.some((one) => one.account === shift.account && holds(one, at)),
  );
  return [...new Set(there.map(({ account }) => account))];
}

/** What is left of a span when others are taken out of it. */
function without(span: Span, taken: readonly Span[]): Span[] {
  return taken.reduce<Span[]>(
    (left, hole) =>
      left.flatMap(({ from, to }) =>
        hole.to <= from || hole.from >= to
          ? [{ from, to }]
          : [
              ...(hole.from > from ? [{ from, to: hole.from }] : []),
              ...(hole.to < to ? [{ from: hole.to, to }] : []),
            ],
      ),
    [span],
  );
}

/** The spans between two instants in which nobody is on duty, in order. */
export function gapsOf(shifts: readonly Shift[], absences: readonly Absence[], from: Date, to: Date): Span[] {
  const present = shifts.flatMap((shift) =>
    without(
      shift,
      absences.filter(({ account }) => account === shift.account),
    ),
  );
  return without({ from, to }, present);
}

/** Whether a shift stands, partly or wholly, in a span in which its holder is absent. */
export function missesShift(shift: Shift, absences: readonly Absence[]): boolean {
  return absences.some((one) => one.account === shift.account && one.from < shift.to && one.to > shift.from);
}
