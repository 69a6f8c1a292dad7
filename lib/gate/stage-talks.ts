import type { Pass } from '#lib/access/pass.ts';
import { afterDuty } from '#lib/clock/duty-hours.ts';
import { rateThread, settle } from '#lib/conversation/ask.ts';
import { passOn } from '#lib/conversation/handing/pass-on.ts';
import { claimHand, endHand } from '#lib/conversation/handing/post.ts';
import { tellThreads } from '#lib/conversation/handing/tell.ts';
import { answers, asks, says } from '#lib/conversation/stage-threads.ts';
import { tendThreads } from '#lib/conversation/tend.ts';
import { handOver, moveClaims } from '#lib/handover/commands.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { climbTasks } from '#lib/task/climb.ts';
import type { Person, Scene } from './stage.ts';
import { Chance } from './stage-chance.ts';
import { type Beat, type House, layTalks, type Post, type TalkCast } from './stage-talks-cast.ts';
import { Timeline } from './stage-talks-time.ts';
import {
  hasOpenHand,
  isWaiting,
  type Play,
  type Played,
  startOfPlay,
  type Told,
} from './stage-talks-told.ts';

type Line = Told['lines'][number];
const day = 1440;
const fourHours = 240;
const duty = { from: '08:00', to: '18:00' };

/** Plays the days of a county's conversations through the real gate, the clock moved to each act's minute. */
export class TalkPlay {
  readonly #scene: Scene;
  readonly #play: Play;
  readonly #chance: Chance;
  readonly #time: Timeline;
  readonly #away = new Map<string, { from: number; to: number }[]>();
  #cast: TalkCast = { county: '', supervisor: null, beats: [], posts: [] };
  #looked = -1;
  readonly played: Played = { told: [], absences: 0, transfers: 0, passed: 0, turnedAway: 0, faults: [] };

  constructor(scene: Scene, play: Play) {
    this.#scene = scene;
    this.#play = play;
    this.#chance = new Chance(play.seed, 0);
    this.#time = new Timeline(play.days * day, (minute) =>
      scene.clock(new Date(startOfPlay + minute * 60_000)),
    );
  }

  /** Runs all days; `midnight` is called with each day that ended. */
  async run(midnight: (day: number) => Promise<void>): Promise<Played> {
    await this.#time.moveTo(0);
    this.#cast = await layTalks(this.#scene);
    this.#plan();
    for (let at = 0; at <= this.#play.days * day; at += fourHours) {
      await this.#time.until(at);
      await this.#tick();
      if (at > 0 && at % day === 0) await midnight(at / day);
    }
    return this.played;
  }

  // The worker looks each minute. Between two instants at which something was done or falls due nothing would come of it, so the
  // play looks at those alone (`#looksAt`), and every four hours for what was answered and stayed quiet.
  async #tick(): Promise<void> {
    if (this.#time.minute % day === 0) await this.#scene.asJob('clock:work', moveClaims);
    await this.#scene.asJob('clock:work', (pass) => tendThreads(pass));
    await this.#scene.asJob('clock:work', climbTasks);
  }

  /** Looks a minute after so many minutes of duty have gone by, once however many wait for it; not where nobody waits then. */
  #looksAt(told: Told, minutes: number): void {
    const since = new Date(startOfPlay + this.#time.minute * 60_000);
    const falls = (afterDuty(since, minutes, duty).getTime() - startOfPlay) / 60_000 + 1;
    this.#time.at(falls, async () => {
      if (this.#looked === this.#time.minute || !isWaiting(told)) return;
      this.#looked = this.#time.minute;
      await this.#tick();
    });
  }

  #at(minute: number, act: () => Promise<void>): void {
    this.#time.at(minute, act);
  }

  #plan(): void {
    const { threads, days } = this.#play;
    const houses = this.#cast.beats.flatMap((beat) => beat.houses);
    for (let n = 0; n < threads; n++) {
      const chance = new Chance(this.#play.seed, n + 1);
      const house = houses[chance.below(houses.length)];
      const minute = chance.below(days * day - 1);
      if (house) this.#at(minute, () => this.#ask(house, chance));
    }
    for (const beat of this.#cast.beats) {
      for (let from = this.#chance.below(3); from < days; from += 3 + this.#chance.below(9))
        this.#at(from * day + 7 * 60, () => this.#leave(beat, 1 + this.#chance.below(2)));
      for (let on = 4 + this.#chance.below(8); on < days; on += 6 + this.#chance.below(14))
        this.#at(on * day + 9 * 60 + this.#chance.below(400), () => this.#transfer(beat));
    }
  }

  async #leave(beat: Beat, days: number): Promise<void> {
    const [from, to] = [this.#time.minute, this.#time.minute + days * day];
    const { holder, station } = beat;
    this.#away.set(holder.id, [...(this.#away.get(holder.id) ?? []), { from, to }]);
    const instant = (minute: number) => new Date(startOfPlay + minute * 60_000).toISOString();
    await this.#scene.sql`insert into duty_absence (county, id, unit_id, account_id, from_at, to_at, made_at)
      values (${this.#scene.county}, ${uuidv7(new Date(startOfPlay + from * 60_000))}, ${station.id}, ${holder.id}, ${instant(from)},
        ${instant(to)}, ${instant(from)})`;
    this.played.absences += 1;
  }

  /** The beat goes over to an officer of the same station, for good: whoever gave it is out that minute. */
  async #transfer(beat: Beat): Promise<void> {
    const others = this.#cast.beats.filter(({ station, id }) => station === beat.station && id !== beat.id);
    const taker = others[this.#chance.below(others.length)]?.holder;
    if (!taker || taker.id === beat.holder.id) return;
    const today = new Date(startOfPlay + this.#time.minute * 60_000 + 8 * 3_600_000)
      .toISOString()
      .slice(0, 10);
    const giver = beat.holder;
    await this.#scene.as(beat.station.chief, 'handover:make', (pass) =>
      handOver(pass, { from: giver.id, to: taker.id, units: [beat.id], day: today }),
    );
    beat.holder = taker;
    beat.officers.push(giver);
    this.played.transfers += 1;
  }

  async #ask(house: House, chance: Chance): Promise<void> {
    const thread = await asks(this.#scene, house.clerk, house.inn, '请问怎么办？');
    const told: Told = { thread, lines: [] };
    this.played.told.push(told);
    this.#wrote(told, 'house');
    await this.#scene.asJob('clock:work', (pass) => tendThreads(pass, thread));
    this.#wait(house, told, chance);
  }

  #wrote(told: Told, side: Line['side'], kind: Line['kind'] = 'said'): void {
    told.lines.push({ side, kind, minute: this.#time.minute });
  }

  /** Who looks after how long: mostly the officer, sometimes the duty post, the chief or the county only, now and then nobody. */
  #wait(house: House, told: Told, chance: Chance): void {
    const { beat } = house;
    const fate = chance.below(100);
    for (const minutes of [30, 120, 420]) this.#looksAt(told, minutes);
    const after = (minutes: number, who: () => Person | null) =>
      this.#at(this.#time.minute + minutes, () => this.#answer(house, told, chance, who));
    if (fate < 8) this.#at(this.#time.minute + 1 + chance.below(200), () => this.#pass(house, told, chance));
    else if (fate < 62) after(1 + chance.below(110), () => beat.holder);
    else if (fate < 80) after(1 + chance.below(240), () => beat.station.duty);
    if (fate >= 62 && fate < 70) after(1 + chance.below(100), () => beat.officers[0] ?? null);
    // Whoever does not look is met by the climb: the chief looks at the own list twice a day, the county each morning.
    if (fate < 97) {
      after(200 + chance.below(600), () => (fate % 3 === 0 ? null : beat.station.chief));
      after(1500 + chance.below(900), () => this.#cast.supervisor);
    }
  }

  async #answer(house: House, told: Told, chance: Chance, who: () => Person | null): Promise<void> {
    const person = who();
    if (!person || !isWaiting(told) || this.#isAway(person)) return;
    const { beat } = house;
    const holds = [beat.holder, beat.station.duty, beat.station.chief, this.#cast.supervisor].some(
      (one) => one?.id === person.id,
    );
    try {
      await answers(this.#scene, person, told.thread, '按证件登记，有事打电话。');
      if (!holds) this.played.faults.push('somebody who gave the beat away answered');
    } catch (error) {
      if (!(error instanceof Refusal) || holds) throw error;
      this.played.turnedAway += 1;
      return;
    }
    this.#wrote(told, 'police');
    const next = chance.below(100);
    const later = 5 + chance.below(2000);
    if (next < 25) this.#at(this.#time.minute + later, () => this.#more(house, told, chance));
    else if (next < 70) this.#at(this.#time.minute + later, () => this.#settle(house, told, chance));
  }

  #isAway(person: Person): boolean {
    return (this.#away.get(person.id) ?? []).some(
      ({ from, to }) => from <= this.#time.minute && this.#time.minute < to,
    );
  }

  async #more(house: House, told: Told, chance: Chance): Promise<void> {
    await says(this.#scene, house.clerk, told.thread, '还有一件事。');
    this.#wrote(told, 'house');
    await this.#scene.asJob('clock:work', (pass) => tendThreads(pass, told.thread));
    this.#wait(house, told, chance);
  }

  async #settle(house: House, told: Told, chance: Chance): Promise<void> {
    const { thread } = told;
    await this.#scene.as(house.clerk, 'thread:ask', async (pass) => {
      const [open] = await pass.sql`select id from thread where id = ${thread} and closed_at is null`;
      return open ? settle(pass, { thread }) : null;
    });
    if (told.lines.at(-1)?.kind !== 'closed') this.#wrote(told, 'house', 'closed');
    if (chance.below(2) === 0)
      await this.#scene
        .as(house.clerk, 'thread:ask', (pass) => rateThread(pass, { thread, rating: 'good' }))
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
  }

  /** The officer passes it on; the department claims it later or never, answers it or gives it back. */
  async #pass(house: House, told: Told, chance: Chance): Promise<void> {
    const { holder } = house.beat;
    if (!isWaiting(told) || hasOpenHand(told) || this.#isAway(holder)) return;
    const post = this.#cast.posts[chance.below(this.#cast.posts.length)];
    if (!post) return;
    await this.#scene.as(holder, 'thread:work', (pass) =>
      passOn(pass, { thread: told.thread, to: post.id, ask: '请到店里看看。' }),
    );
    this.#wrote(told, 'police', 'passed');
    this.played.passed += 1;
    for (const minutes of [600, 900]) this.#looksAt(told, minutes);
    if (chance.below(5) === 0) return;
    this.#at(this.#time.minute + 10 + chance.below(900), () => this.#claim(post, told, chance));
  }

  async #claim({ agent }: Post, told: Told, chance: Chance): Promise<void> {
    const [open] = await this.#scene.sql<{ id: string }[]>`select id from hand_off
      where county = ${this.#scene.county} and thread_id = ${told.thread} and answered_at is null`;
    if (!open) return;
    const hand = open.id;
    const work = async (kind: Line['kind'], act: (pass: Pass<'part:work'>) => Promise<{ id: string }>) => {
      await this.#scene.as(agent, 'part:work', act);
      await this.#scene.asJob('clock:work', tellThreads);
      this.#wrote(told, 'post', kind);
    };
    await work('claimed', (pass) => claimHand(pass, { hand }));
    const outcome = chance.below(3) === 0 ? 'returned' : 'answered';
    this.#at(this.#time.minute + 10 + chance.below(1500), async () => {
      await work(outcome === 'answered' ? 'said' : 'returned', (pass) =>
        endHand(pass, { hand, outcome, said: '已到场处理。' }),
      );
      if (isWaiting(told)) for (const minutes of [0, 300]) this.#looksAt(told, minutes);
    });
  }
}
