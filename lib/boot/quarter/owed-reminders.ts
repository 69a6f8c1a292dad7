import {
  addDays,
  type BusinessDay,
  civilDateAt,
  daysBetween,
  daysOf,
  instantOf,
} from '#lib/clock/business-day.ts';
import { dayLength, type House, hour, type Played } from './book.ts';
import { atNight, awake, beforeOf, Nights, runningAt } from './nights.ts';

type Step = 'soft' | 'before' | 'after';

/** One house's part of a message that is owed. */
export type Told = { at: number; account: string; house: House; step: Step; nights: BusinessDay[] };

type Open = { house: House; nights: Nights; night: BusinessDay };

const latestFirst: readonly Step[] = ['after', 'before', 'soft'];
const helped = (house: House, at: number) => daysBetween(house.onboarded, runningAt(at)) < 30;
const midnightAfter = (night: BusinessDay) => instantOf(addDays(night, 1), '00:00').getTime();

/** Whom a step is for: the first contact, after the due the second; in the first 30 days help goes to the first. */
const personOf = (step: Step, house: House, at: number) =>
  step === 'after' && !helped(house, at) ? (house.second ?? house.first).id : house.first.id;

/** Whether the median of a house's last 14 filed nights was accepted before midnight. */
function isEarly({ filed }: House, night: BusinessDay, at: number): boolean {
  const last = [...filed]
    .filter(([day, accepted]) => day < night && accepted.getTime() <= at)
    .sort(([a], [b]) => b.localeCompare(a))
    .slice(0, 14)
    .map(([day, accepted]) => accepted.getTime() - midnightAfter(day as BusinessDay))
    .sort((a, b) => a - b);
  const half = (last.length - 1) / 2;
  const [low, high] = [last[Math.floor(half)], last[Math.ceil(half)]];
  return low !== undefined && high !== undefined && low + high < 0;
}

/** When a step of a night may be said: 21:00 for an hour, from 2 h before the due until it, from 1 h after it for seven hours. */
function spanOf(step: Step, { house, night }: Open, at: number, due: number): [number, number] | null {
  const nine = instantOf(night, '21:00').getTime();
  if (step === 'soft') return isEarly(house, night, at) ? [nine, nine + hour] : null;
  const plain = step === 'before' ? due - 2 * hour : due + hour;
  const from = awake(plain);
  return step === 'before' ? [from, due] : [from, from + 7 * hour];
}

/**
 * Every reminder owed through the played time (product.md, The day): what each person is told and when, one message for all their
 * open nights and houses, two a day at most, none at night, none of a night that was filed. Adds to `late` what was owed sooner.
 */
export function remindersOf(played: Played, late: string[]): Told[] {
  const told: Told[] = [];
  const houses = played.houses.map((house) => ({ house, nights: new Nights(played, house) }));
  const minuteBefore = beforeOf(played);
  const said = new Map<string, number>();

  const openAt = (at: number): Open[] =>
    daysOf(addDays(runningAt(at), -6), runningAt(at)).flatMap((night) =>
      houses
        .filter(({ nights }) => nights.expected(night, at) && !nights.filed(night, at))
        .filter(
          ({ nights }) =>
            instantOf(night, '20:00').getTime() <= at && nights.due(night, at) + 72 * hour >= at,
        )
        .map((one) => ({ ...one, night })),
    );

  /** A step was said when its person was told of the night in that step, at its plain time or later. */
  const wasSaid = (step: Step, { house, nights, night }: Open, at: number) => {
    const plain = {
      soft: 0,
      before: nights.plainDue(night) - 2 * hour,
      after: nights.plainDue(night) + hour,
    };
    return told.some(
      (one) =>
        one.house === house &&
        one.step === step &&
        one.at > at - 6 * dayLength &&
        one.at >= plain[step] &&
        one.nights.includes(night) &&
        one.account === personOf(step, house, at),
    );
  };

  const stepAt = (one: Open, at: number): Step | null => {
    const due = one.nights.due(one.night, at);
    const come = latestFirst.find((step) => {
      const span = spanOf(step, one, at, due);
      return span !== null && span[0] < span[1] && at >= span[0] && at < span[1];
    });
    return come && !wasSaid(come, one, at) ? come : null;
  };

  const owedAt = (open: readonly Open[], at: number): Map<string, Step> => {
    const owed = new Map<string, Step>();
    for (const one of open) {
      const step = stepAt(one, at);
      if (!step) continue;
      const account = personOf(step, one.house, at);
      const before = owed.get(account);
      if (!before || latestFirst.indexOf(step) < latestFirst.indexOf(before)) owed.set(account, step);
    }
    return owed;
  };

  for (const { at: time } of played.runs.filter(({ job }) => job === 'reminders')) {
    const at = time.getTime();
    if (atNight(at)) continue;
    const open = openAt(at);
    const owed = owedAt(open, at);
    const parts: Told[] = [];
    for (const [account, step] of owed) {
      const day = `${account} ${civilDateAt(time)}`;
      const today = said.get(day) ?? 0;
      if (today >= 2) continue;
      said.set(day, today + 1);
      const before = minuteBefore(at);
      if (!atNight(before) && owedAt(openAt(before), before).has(account))
        late.push(`reminder ${time.toISOString()}: owed before the clock came`);
      const own = open.filter(({ house }) => house.first.id === account || house.second?.id === account);
      for (const [house, of] of Map.groupBy(own, (one) => one.house)) {
        const come = of.map((one) => stepAt(one, at));
        const mine = latestFirst.find((one) => come.includes(one));
        const ahead = of.every(({ nights, night }) => nights.due(night, at) > at);
        const spoken = mine ?? (step === 'after' && ahead ? 'soft' : step);
        parts.push({ at, account, house, step: spoken, nights: of.map(({ night }) => night).sort() });
      }
    }
    told.push(...parts);
  }
  return told;
}
