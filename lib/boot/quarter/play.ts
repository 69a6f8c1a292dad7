import { addDays, type BusinessDay, daysOf, instantOf } from '#lib/clock/business-day.ts';
import type { Scene } from '#lib/gate/stage.ts';
import { Chance } from '#lib/gate/stage-chance.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { dayLength, type House, hour, minute, type Played } from './book.ts';
import { type Cast, type Size, settled } from './cast.ts';
import { closure, handed, outage, outageTimes } from './happenings.ts';
import { awake, Nights } from './nights.ts';
import { afternoon, type Later, register } from './officers.ts';
import { heldWorker, type Worker } from './worker.ts';

/** When the clock is looked at each day, Shanghai; `thorough` adds the minute before each, and the middle of the night. */
const hours = ['07:00', '10:00', '12:00', '13:00', '18:00', '21:00'];
const more = [
  '00:00',
  '03:00',
  '06:00',
  '06:59',
  '09:59',
  '11:59',
  '12:59',
  '17:59',
  '20:59',
  '21:59',
  '22:00',
];
const afternoonAt = '15:00';

export type Plan = Size & {
  thorough: boolean;
  worker?: (scene: Scene, chance: Chance) => Worker;
  /** told at the beginning of each day, counted from 0 */
  heard?: (day: number, played: Played) => void;
};

type Event = { at: number; what: 'tick' } | { at: number; what: 'do'; go: () => Promise<void> };

/**
 * Plays days of a county through the clock: houses file or stay silent, shut and lose their power; officers act in the afternoon,
 * keep silent for a while, hand over; the house's jobs run, and at random the worker is killed in the midst of a minute and goes on
 * in the next. What is done follows from the seed.
 */
export async function play(scene: Scene, plan: Plan): Promise<Played> {
  const { played, cast } = await settled(scene, plan);
  await new Quarter(scene, plan, played, cast).run();
  return played;
}

class Quarter {
  readonly #scene: Scene;
  readonly #plan: Plan;
  readonly #played: Played;
  readonly #cast: Cast;
  readonly #chance: Chance;
  readonly #deaths: Chance;
  readonly #worker: Worker;
  /** the report of each house and night that stands */
  readonly #stored = new Map<string, string>();
  readonly #woken = new Map<string, number>();
  #events: Event[] = [];
  #now = 0;
  #back: () => void = () => {};

  constructor(scene: Scene, plan: Plan, played: Played, cast: Cast) {
    [this.#scene, this.#plan, this.#played, this.#cast] = [scene, plan, played, cast];
    this.#chance = new Chance(plan.seed, 1);
    this.#deaths = new Chance(plan.seed, 2);
    this.#worker = (plan.worker ?? heldWorker)(scene, new Chance(plan.seed, 3));
  }

  async run(): Promise<void> {
    const { first, last } = this.#played;
    for (const [n, date] of daysOf(first, addDays(last, 1)).entries()) {
      this.#plan.heard?.(n, this.#played);
      this.#events = this.#events.filter(({ at, what }) => what === 'do' && at > this.#now);
      const times = this.#plan.thorough ? [...hours, ...more] : hours;
      for (const time of times) this.#tickAt(instantOf(date, time).getTime());
      this.#dues(date);
      this.#script(n, date);
      for (const house of this.#played.houses) this.#lateOf(house, date);
      const end = instantOf(date, '00:00').getTime() + dayLength;
      for (let next = this.#next(end); next; next = this.#next(end)) await this.#go(next);
    }
  }

  #next(end: number): Event | undefined {
    this.#events.sort((a, b) => a.at - b.at);
    const [next] = this.#events;
    return next && next.at < end ? this.#events.shift() : undefined;
  }

  async #go(event: Event): Promise<void> {
    this.#now = Math.max(event.at, this.#now);
    await this.#scene.clock(new Date(this.#now));
    await this.#filings();
    if (event.what === 'do') return event.go();
    const dies = this.#deaths.often(this.#plan.deaths);
    if (await this.#worker.tick(this.#played, event.at, dies)) {
      this.#played.killed.push(new Date(event.at));
      this.#tickAt(event.at + minute);
    }
  }

  /** Half a minute after the full one, once. */
  #tickAt(at: number): void {
    const tick = Math.floor(at / minute) * minute + minute / 2;
    if (tick <= this.#now || this.#events.some((one) => one.what === 'tick' && one.at === tick)) return;
    this.#events.push({ at: tick, what: 'tick' });
  }

  #do(at: number, go: () => Promise<void>): void {
    this.#events.push({ at: Math.max(at, this.#now + 1), what: 'do', go });
  }

  /** Every minute of the day in which a due, its reminders or its 24 hours fall, as the outages known by now have them. */
  #dues(date: BusinessDay): void {
    const begins = instantOf(date, '00:00').getTime();
    for (const house of this.#played.houses.slice(0, 4)) {
      const nights = new Nights(this.#played, house);
      for (const night of daysOf(addDays(date, -4), date)) {
        const due = nights.due(night, Math.max(this.#now + minute, begins));
        if (due === nights.plainDue(night)) continue;
        for (const at of [due, ...[due - 2 * hour, due + hour, due + dayLength, due + 72 * hour].map(awake)])
          if (at >= begins && at < begins + dayLength) this.#tickAt(at);
      }
    }
  }

  #script(n: number, date: BusinessDay): void {
    const [scene, played, cast, chance] = [this.#scene, this.#played, this.#cast, this.#chance];
    const around = { scene, played, cast, chance };
    const at = (time: string) => instantOf(date, time).getTime() + minute / 2;
    const now = () => new Date(this.#now);
    const { days } = this.#plan;
    if (n % 5 === 2) {
      const which = Math.floor(n / 5);
      this.#do(at(outageTimes(which)[2]), async () => {
        await outage(around, which, date);
        this.#tickAt(this.#now + minute);
        this.#dues(date);
      });
    }
    // For a while nobody acts: what is overdue climbs.
    const silence = n % 30 >= 20 && n % 30 < 25;
    if (!silence && n % 7 !== 4)
      this.#do(at(afternoonAt), async () => {
        for (const beat of cast.beats) await afternoon({ ...around, now: now(), later: this.#later }, beat);
        this.#tickAt(this.#now + minute);
      });
    if (n % 4 === 3)
      this.#do(at('16:00'), async () => {
        await closure(around, now());
        this.#tickAt(this.#now + minute);
      });
    for (const [day, away] of [
      [Math.floor(days * 0.4), false],
      [Math.floor(days * 0.7), true],
    ] as const)
      if (n === day)
        this.#do(at('14:00'), async () => {
          this.#back = await handed(around, now(), away);
        });
    if (n === Math.floor(days * 0.7) + 3) this.#do(at('00:01'), async () => this.#back());
  }

  readonly #later: Later = {
    files: (house, night, at, report) => {
      const filed = this.#played.houses.find(({ inn }) => inn.id === house)?.filed;
      if (!filed || (filed.get(night)?.getTime() ?? Number.POSITIVE_INFINITY) < at.getTime()) return;
      filed.set(night, at);
      if (report) this.#stored.set(house + night, report);
      this.#fileAt(house, night, at);
    },
    registers: (chase, house, at) => {
      const [played, scene, cast, chance] = [this.#played, this.#scene, this.#cast, this.#chance];
      this.#do(at.getTime(), async () => {
        const now = new Date(this.#now);
        await register({ scene, played, cast, chance, now, later: this.#later }, chase, house);
        this.#tickAt(this.#now + minute);
      });
    },
  };

  /** What comes after its due comes by itself, and wakes the worker; one wake in ten is lost with it. */
  #lateOf({ inn, filed }: House, date: BusinessDay): void {
    for (const night of daysOf(addDays(date, -2), addDays(date, -1))) {
      const at = filed.get(night);
      const after = at && at.getTime() > instantOf(addDays(night, 1), '12:00').getTime();
      if (at && after && at >= instantOf(date, '00:00') && !this.#stored.has(inn.id + night))
        this.#fileAt(inn.id, night, at);
    }
  }

  #fileAt(house: string, night: BusinessDay, at: Date): void {
    this.#do(at.getTime() + 5000, async () => {
      const report = this.#stored.get(house + night);
      const open = this.#woken.get(house) !== at.getTime();
      this.#woken.set(house, at.getTime());
      if (!report || !open) return;
      if (this.#deaths.often(0.1)) this.#tickAt(this.#now + minute);
      else await this.#worker.wake(this.#played, report, house);
    });
  }

  /** What was accepted by now stands with its own instant. */
  async #filings(): Promise<void> {
    const { sql, county } = this.#scene;
    const made = this.#played.houses.flatMap(({ inn, filed }) =>
      [...filed].flatMap(([night, at]) => {
        if (at.getTime() > this.#now || this.#stored.has(inn.id + night)) return [];
        const id = uuidv7(at);
        this.#stored.set(inn.id + night, id);
        return [{ id, house: inn.id, night, at: at.toISOString() }];
      }),
    );
    if (made.length === 0) return;
    await sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
      select ${county}, x.id, x.house, x.night, 1, 'nil', 0, x.at, x.at
      from json_to_recordset(${JSON.stringify(made)}::text::json) as x(id uuid, house uuid, night date, at timestamptz)`;
  }
}
