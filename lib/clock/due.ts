import {
  addDays,
  type BusinessDay,
  businessDayAt,
  instantInNight,
  instantOf,
  startOf,
} from './business-day.ts';

/** The times of one night as settings gave them when it began. Clock times are Shanghai's; `due` is on the next date. */
export type DayRules = {
  /** 'HH:MM' from which a nil is no longer premature */
  nilOpens: string;
  /** 'HH:MM' of the date after the night's */
  due: string;
  /** hours after the effective due in which a return is late; afterwards it is a late request */
  lateHours: number;
};

/** The county default (product.md, The day). */
export const standardDay: DayRules = { nilOpens: '20:00', due: '12:00', lateHours: 72 };

/** A recorded downtime, `from` included, `to` its end; one still running is passed with `to` the instant of the request. */
export type OutageSpan = { from: Date; to: Date };

/** What a stored return is, seen by the clock; computed at each reading, never stored (architecture.md, 4). */
export type Timeliness = 'on_time' | 'late' | 'late_request' | 'silent' | 'due' | 'excused';

const hour = 3_600_000;
const graceAfterOutage = hour;
const outageLooksBack = 6 * hour;
const freelyAmended = 72 * hour;

/** The instant the night is due without any outage (UTC `Date`). */
export function dueAt(day: BusinessDay, rules: DayRules): Date {
  return instantOf(addDays(day, 1), rules.due);
}

/**
 * The due after outages: never less than 60 minutes after the end of an outage that touched the 6 hours before it, asked
 * again of the moved due until nothing changes (product.md, The day): 11:30 to 12:30 makes 12:00 into 13:30. The order of
 * the outages does not matter; each can move the due once, so it ends. A span that ends before it begins is no outage.
 */
export function effectiveDue(due: Date, outages: readonly OutageSpan[]): Date {
  let at = due.getTime();
  const spans = outages
    .map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
    .filter(({ from, to }) => from < to);
  for (;;) {
    const ends = spans.filter(({ from, to }) => from < at && to > at - outageLooksBack).map(({ to }) => to);
    const moved = ends.reduce((latest, end) => Math.max(latest, end + graceAfterOutage), at);
    if (moved === at) return new Date(at);
    at = moved;
  }
}

/**
 * True when one outage among all of a place moves a due, alone or by prolonging what another began; what another moves as far
 * without it, it has still touched when it alone would have moved it.
 */
export function isMovedBy(due: Date, one: OutageSpan, all: readonly OutageSpan[]): boolean {
  if (effectiveDue(due, [one]) > due) return true;
  const others = all.filter((other) => other !== one);
  return effectiveDue(due, all) > effectiveDue(due, others);
}

/** The last instant at which a return is late and not yet a late request (UTC `Date`). */
export function lateUntil(effective: Date, rules: DayRules): Date {
  return new Date(effective.getTime() + rules.lateHours * hour);
}

/** The last instant at which the night is amended freely and the lodging still sees its children in full (product.md, People). */
export function amendFreelyUntil(effective: Date): Date {
  return new Date(effective.getTime() + freelyAmended);
}

/** The instant from which a nil for the night is not premature (UTC `Date`). */
export function nilOpensAt(day: BusinessDay, rules: DayRules): Date {
  return instantInNight(day, rules.nilOpens);
}

/** True for a nil accepted before its opening; stays and closed days are welcome at any hour and never premature. */
export function isPremature(
  kind: 'nil' | 'guests' | 'closed',
  acceptedAt: Date,
  day: BusinessDay,
  rules: DayRules,
): boolean {
  return kind === 'nil' && acceptedAt < nilOpensAt(day, rules);
}

/**
 * What a night's return is at `now`. `acceptedAt` is the first acceptance, which amending never moves, or null. The due
 * instant itself is still on time, and the last late instant still late. An excused night stands outside whatever was filed.
 */
export function timeliness(night: {
  acceptedAt: Date | null;
  now: Date;
  effectiveDue: Date;
  lateUntil: Date;
  excused: boolean;
}): Timeliness {
  if (night.excused) return 'excused';
  if (night.acceptedAt === null) return night.now > night.effectiveDue ? 'silent' : 'due';
  if (night.acceptedAt <= night.effectiveDue) return 'on_time';
  return night.acceptedAt <= night.lateUntil ? 'late' : 'late_request';
}

/** Time to or since a due, in whole minutes as the wall clock shows them; `over` once the due instant has passed. */
export type Remaining = { hours: number; minutes: number; over: boolean };

/** How long until `due`, or since it when `over`. Seconds are counted so that 01:42:17 to 12:00 reads 10 h 18, as at 01:42. */
export function remaining(now: Date, due: Date): Remaining {
  const left = (due.getTime() - now.getTime()) / 60_000;
  const over = left < 0;
  const whole = over ? Math.floor(-left) : Math.ceil(left);
  return { hours: Math.floor(whole / 60), minutes: whole % 60, over };
}

/** One night of a lodging as the desk needs it; only nights with an obligation are passed. */
export type NightFacts = { day: BusinessDay; effectiveDue: Date; filed: boolean; excused: boolean };

/** Nights that have begun, are expected, have no return and are not past their late window; oldest first. */
export function openNights(now: Date, nights: readonly NightFacts[], rules: DayRules): BusinessDay[] {
  return nights
    .filter((night) => !night.filed && !night.excused && startOf(night.day) <= now)
    .filter((night) => now <= lateUntil(night.effectiveDue, rules))
    .map((night) => night.day)
    .sort();
}

/** A card of the desk: `open` nothing filed yet, `takesNil` from the nil's opening; stays are always taken. */
export type DeskCard = {
  day: BusinessDay;
  running: boolean;
  open: boolean;
  takesNil: boolean;
  nilOpensAt: Date;
};

/**
 * The cards a desk shows, in order (product.md, The day): open nights oldest first; before the running night's nil opens
 * also the night just gone when it is already filed, so that a child who came after a nil is added to the right night;
 * the running night last, always, for tonight's stays. An excused night makes no card unless it is the running one.
 */
export function deskNights(now: Date, nights: readonly NightFacts[], rules: DayRules): DeskCard[] {
  const running = businessDayAt(now);
  const justGone = addDays(running, -1);
  const open = openNights(now, nights, rules);
  const shown = new Set(open.filter((day) => day !== running));
  const daytime = now < nilOpensAt(running, rules);
  if (daytime && nights.some((night) => night.day === justGone && !night.excused)) shown.add(justGone);
  return [...[...shown].sort(), running].map((day) => {
    const opensAt = nilOpensAt(day, rules);
    const isOpen = open.includes(day);
    return {
      day,
      running: day === running,
      open: isOpen,
      takesNil: isOpen && now >= opensAt,
      nilOpensAt: opensAt,
    };
  });
}
