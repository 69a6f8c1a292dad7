import { type BusinessDay, instantInNight } from '#lib/clock/business-day.ts';
import { outOfQuiet, type Quiet } from '#lib/delivery/rules.ts';

/** The steps of the cascade that are messages; what follows them is the officer's (product.md, The day). */
export type Step = 'soft' | 'before' | 'after';

/** The times of one house's cascade, from its settings. */
export type StepTimes = { soft: string; beforeHours: number; afterHours: number };

/** A night that waits: begun, open for a nil, nothing filed, expected, within its late window. */
export type OpenNight = {
  lodging: string;
  night: BusinessDay;
  /** effective: outages have moved it already */
  due: Date;
  times: StepTimes;
  /** the house usually files before midnight, so a word in the evening helps */
  early: boolean;
  /** steps of which this night has been reminded */
  done: readonly Step[];
};

const hour = 3_600_000;
const afterLasts = 7 * hour;

/** From when until when a step of a night may be sent, outside the quiet hours; null for a step the night does not have. */
function spanOf(step: Step, one: OpenNight, quiet: Quiet): { from: Date; until: Date } | null {
  const { due, times, night, early } = one;
  if (step === 'soft') {
    const from = instantInNight(night, times.soft);
    // What is soft is not made up for in the morning: the next step comes then.
    return early ? { from, until: new Date(from.getTime() + hour) } : null;
  }
  if (step === 'before') {
    const from = outOfQuiet(new Date(due.getTime() - times.beforeHours * hour), quiet);
    return from < due ? { from, until: due } : null;
  }
  const from = outOfQuiet(new Date(due.getTime() + times.afterHours * hour), quiet);
  return { from, until: new Date(from.getTime() + afterLasts) };
}

const latestFirst: readonly Step[] = ['after', 'before', 'soft'];

/** The step a night has come to and has not been reminded of, the latest first; null for none. Nothing in quiet hours. */
export function stepDue(one: OpenNight, now: Date, quiet: Quiet): Step | null {
  if (outOfQuiet(now, quiet) > now) return null;
  const due = latestFirst.find((step) => {
    const span = spanOf(step, one, quiet);
    return span !== null && now >= span.from && now < span.until;
  });
  return due && !one.done.includes(due) ? due : null;
}

/**
 * The step a house's part of a message counts as: the one its own nights had come to; a house that is only mentioned, its
 * due still ahead, is not told "after" by another's lateness.
 */
export function stepOfHouse(said: Step, nights: readonly OpenNight[], now: Date, quiet: Quiet): Step {
  const own = nights.map((one) => stepDue(one, now, quiet));
  const due = latestFirst.find((step) => own.includes(step));
  return due ?? (said === 'after' && nights.every((one) => one.due > now) ? 'soft' : said);
}

/** Who answers for a house, first to second contact. */
export type Contacts = { first: string | null; second: string | null };

/** Whom a step goes to: after the due the second contact, who is the first where there is no other or help alone is given. */
export function personFor(step: Step, { first, second }: Contacts, helpOnly: boolean): string | null {
  if (step === 'after' && !helpOnly) return second ?? first;
  return first ?? second;
}

/** A message that named a night: which step it was, to whom, and when. */
export type ToldOf = { step: Step; account: string; at: Date };

/**
 * The steps a night was reminded of: its own person was told, and not before the step could come by the due as it was stamped. A
 * night named beside another's (an outage moves dues apart) has its own step still ahead; one that an outage moved is not said twice.
 */
export function stepsDone(
  told: readonly ToldOf[],
  night: { due: Date; times: StepTimes; contacts: Contacts; helpOnly: boolean },
): Step[] {
  const { due, times, contacts, helpOnly } = night;
  const from: Record<Step, number> = {
    soft: 0,
    before: due.getTime() - times.beforeHours * hour,
    after: due.getTime() + times.afterHours * hour,
  };
  const own = told.filter(
    ({ step, account, at }) => account === personFor(step, contacts, helpOnly) && at.getTime() >= from[step],
  );
  return [...new Set(own.map(({ step }) => step))];
}

/** One message: a step for a person, with every night of theirs that waits, oldest first. */
export type Reminder = { step: Step; account: string; nights: OpenNight[] };

/**
 * The reminders due now. One message covers all open nights and houses of a person; of several steps the latest is said,
 * and after the due it is the contact whose turn it is that is told.
 */
export function remindersDue(
  open: readonly (OpenNight & { contacts: Contacts; helpOnly: boolean })[],
  now: Date,
  quiet: Quiet,
): Reminder[] {
  const reminders = new Map<string, Reminder>();
  for (const one of open) {
    const step = stepDue(one, now, quiet);
    const account = step && personFor(step, one.contacts, one.helpOnly);
    if (!step || !account) continue;
    const before = reminders.get(account);
    const said = before && latestFirst.indexOf(before.step) <= latestFirst.indexOf(step) ? before.step : step;
    reminders.set(account, { step: said, account, nights: [] });
  }
  const oldestFirst = [...open].sort((a, b) => a.night.localeCompare(b.night));
  for (const one of oldestFirst) {
    const { first, second } = one.contacts;
    for (const account of new Set([first, second])) {
      if (account) reminders.get(account)?.nights.push(one);
    }
  }
  return [...reminders.values()];
}
