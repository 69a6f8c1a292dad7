import { addDays, type BusinessDay, daysBetween, daysOf, instantOf } from '#lib/clock/business-day.ts';
import { type Act, dayLength, type House, hour, minute, type Played } from './book.ts';
import { atNight, awake, beforeOf, endOfDuty, Nights, runningAt } from './nights.ts';

/** A line the house itself must have written. */
export type Line = { at: number; kind: string; level: string; outcome: string | null };

/** A chase as product.md (The day) has it: its lines, its nights, and what its one task asked for from when on. */
export type Owed = {
  lines: Line[];
  nights: BusinessDay[];
  level: string;
  met: number | null;
  promise: BusinessDay | null;
  asked: number | null;
  visited: number | null;
  ended: { at: number; how: string } | null;
  /** each due the task was given, `null` while it waits; empty while nobody was asked */
  dues: { at: number; due: number | null }[];
};

const order = ['remind', 'officer', 'call', 'visit', 'joint_visit', 'breach'];
const above = (a: string, b: string) => order.indexOf(a) > order.indexOf(b);
const daysGiven: Record<string, number> = { officer: 0, call: 0, visit: 2, joint_visit: 6, breach: 2 };
/** What meets each demand, unless it told nobody anything. */
const meets: Record<string, readonly string[]> = {
  remind: [],
  officer: ['call', 'text', 'promise', 'visit', 'on_behalf'],
  call: ['call', 'visit', 'on_behalf'],
  visit: ['visit'],
  joint_visit: ['joint_visit'],
  breach: ['talk'],
};
const toldNobody = ['no_answer', 'busy', 'invalid_number', 'nobody_there', 'shut'];
const leavesRegister = ['closed_down', 'no_longer_lodging'];

const dueOf = (level: string, at: number) => {
  const due = endOfDuty(at, daysGiven[level] ?? 0);
  return due - at >= 2 * hour ? due : due + dayLength;
};

/** What is owed at one house through the whole played time, and what was owed sooner than the clock came to it. */
export class Pursuit {
  readonly chases: Owed[] = [];
  readonly late: string[] = [];
  readonly #nights: Nights;
  readonly #house: House;
  readonly #listed = new Set<string>();
  #registerAsked = false;
  #changed = 0;

  constructor(played: Played, house: House) {
    this.#nights = new Nights(played, house);
    this.#house = house;
    const { id } = house.inn;
    const before = beforeOf(played);
    const moments = [
      ...played.acts
        .filter((act) => act.house === id)
        .map((act) => ({ at: act.at.getTime(), go: () => this.#act(act) })),
      ...played.runs
        .filter(({ job, house: of }) => job === 'chases' || (job === 'wake' && of === id))
        .map(({ job, at: time }) => {
          const at = time.getTime();
          return { at, go: () => (job === 'wake' ? this.#end(at) : this.#minute(at, before(at))) };
        }),
    ].sort((a, b) => a.at - b.at);
    for (const { go } of moments) go();
  }

  get #open(): Owed | null {
    const last = this.chases.at(-1);
    return last && !last.ended ? last : null;
  }

  /** A minute of the clock; `before` the one in which nothing of this may have been owed yet. */
  #minute(at: number, before: number): void {
    if (this.#registerAsked && this.#nights.isShut(at)) this.#registerAsked = false;
    this.#end(at);
    this.#list(at, before);
    const chase = this.#open;
    const asked = chase && this.#asked(chase, at);
    if (!chase || !asked) return;
    if (this.#changed < before - minute && this.#asked(chase, before)) this.#tooLate(asked.kind, at);
    const visits = asked.level === 'visit' || asked.level === 'joint_visit';
    Object.assign(chase, { level: asked.level, met: null, promise: null, ...(visits ? { asked: at } : {}) });
    chase.lines.push({ at, ...asked, outcome: null });
    chase.dues.push({ at, due: dueOf(asked.level, at) });
    this.#changed = at;
  }

  #tooLate(what: string, at: number): void {
    this.late.push(
      `${this.#house.inn.code} ${what} ${new Date(at).toISOString()}: owed before the clock came`,
    );
  }

  /** The chase is over once each of its nights was filed or is expected no more; a found breach waits for its answer. */
  #end(at: number): void {
    const chase = this.#open;
    if (!chase || (chase.level === 'breach' && chase.met === null)) return;
    const filed = chase.nights.filter((night) => this.#nights.filed(night, at));
    const open = chase.nights.filter((night) => !filed.includes(night) && this.#nights.expected(night, at));
    if (open.length > 0) return;
    const how = filed.length > 0 ? 'filed' : 'excused';
    chase.lines.push({ at, kind: 'ended', level: chase.level, outcome: how });
    chase.ended = { at, how };
    this.#changed = at;
  }

  /** Each silent night is one chase's for ever; while the register is asked about the house nobody is chased there. */
  #list(at: number, before: number): void {
    if (this.#registerAsked) return;
    const running = runningAt(at);
    const silent = daysOf(addDays(running, -13), running).filter(
      (night) => !this.#listed.has(night) && this.#nights.silent(night, at),
    );
    if (silent.length === 0) return;
    if (this.#changed < before - minute && silent.some((night) => this.#nights.silent(night, before)))
      this.#tooLate('silent', at);
    let chase = this.#open;
    if (!chase) {
      const opened = { at, kind: 'opened', level: 'remind', outcome: null };
      const fresh = { met: null, promise: null, asked: null, visited: null, ended: null };
      chase = { ...fresh, lines: [opened], nights: [], level: 'remind', dues: [] };
      this.chases.push(chase);
    }
    for (const night of silent) this.#listed.add(night);
    chase.nights.push(...silent);
    this.#changed = at;
  }

  /** What the cascade asks for at an instant that it has not asked for before; nobody is asked at night. */
  #asked(chase: Owed, at: number): { kind: string; level: string } | null {
    if (atNight(at)) return null;
    const silent = this.#nights
      .fortnight(at)
      .filter((night) => chase.nights.includes(night) && this.#nights.silent(night, at));
    const { level, met, promise } = chase;
    if (level === 'breach') {
      if (met === null) return null;
      const since = silent.filter((night) => this.#nights.due(night, at) > met);
      const anew = this.#wanted(since, at);
      return since.length === 0 || anew === 'remind' ? null : { kind: 'asked_again', level: anew };
    }
    const wanted = this.#wanted(silent, at);
    if (above(wanted, level)) return { kind: 'raised', level: wanted };
    if (met === null || level === 'remind') return null;
    if (promise) {
      const over = instantOf(promise, '18:00').getTime();
      if (over > at) return null;
      if (over > met) return { kind: 'promise_passed', level };
    }
    const since = silent.filter((night) => this.#nights.due(night, at) > met);
    const visiting = level === 'visit' || level === 'joint_visit';
    const again = visiting ? since.length >= 5 : since.some((night) => this.#waitedADay(night, at));
    return again ? { kind: 'asked_again', level } : null;
  }

  #waitedADay(night: BusinessDay, at: number): boolean {
    return awake(this.#nights.due(night, at) + dayLength) <= at;
  }

  /** 24 h → officer; 3 in a row → call; 5 in 14 → visit, a second time within 60 days a joint one; the first 30 days help only. */
  #wanted(chased: readonly BusinessDay[], at: number): string {
    const [oldest] = [...chased].sort();
    const officer = oldest && this.#waitedADay(oldest, at) ? 'officer' : 'remind';
    if (daysBetween(this.#house.onboarded, runningAt(at)) < 30) return officer;
    const since = this.#countsAnewSince(at);
    const counted = this.#nights
      .fortnight(at)
      .filter((night) => since === null || this.#nights.due(night, at) > since);
    if (counted.filter((night) => this.#nights.silent(night, at)).length >= 5)
      return since === null ? 'visit' : 'joint_visit';
    const expected = counted.filter((night) => this.#nights.expected(night, at));
    const latest = expected.slice(-3);
    return latest.length === 3 && latest.every((night) => this.#nights.silent(night, at)) ? 'call' : officer;
  }

  /** Silence counts anew after a visit that was asked for within 60 days, or after the chase that asked in vain (DECISIONS 93). */
  #countsAnewSince(at: number): number | null {
    const since = this.chases.flatMap(({ asked, visited, ended }) => {
      if (asked === null || asked <= at - 60 * dayLength) return [];
      const from = visited !== null && visited >= asked ? visited : ended?.at;
      return from === undefined ? [] : [from];
    });
    return since.length > 0 ? Math.max(...since) : null;
  }

  /** What a person did moves the chase on at once. */
  #act({ at: time, kind, outcome, promise, happened }: Act): void {
    const at = time.getTime();
    this.#changed = at;
    if (kind === 'register') {
      this.#registerAsked = false;
      return;
    }
    const chase = this.#open;
    if (!chase) return;
    const fruitless = outcome !== null && toldNobody.includes(outcome);
    if (promise) chase.promise = promise;
    if ((kind === 'visit' || kind === 'joint_visit') && !fruitless && happened)
      chase.visited = Math.max(chase.visited ?? 0, happened.getTime());
    if (kind === 'closed') {
      chase.ended = { at, how: outcome ?? '' };
      this.#registerAsked ||= leavesRegister.includes(outcome ?? '');
    } else if (kind === 'joint_visit' && outcome === 'breach') {
      Object.assign(chase, { level: 'breach', met: null });
      chase.dues.push({ at, due: dueOf('breach', at) });
    } else if (meets[chase.level]?.includes(kind) && !fruitless) {
      chase.met = at;
      if (chase.dues.length > 0) chase.dues.push({ at, due: null });
    } else if (kind === 'visit' && fruitless && chase.met === null && above(chase.level, 'call')) {
      const due = endOfDuty(at, 1);
      const before = chase.dues.at(-1)?.due;
      if (before && before < due) chase.dues.push({ at, due });
    }
  }
}
