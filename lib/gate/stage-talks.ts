import { afterDuty } from '#lib/clock/duty-hours.ts';
import { rateThread, settle } from '#lib/conversation/ask.ts';
import { answers, asks, says } from '#lib/conversation/stage-threads.ts';
import { tendThreads } from '#lib/conversation/tend.ts';
import { handOver, moveClaims } from '#lib/handover/commands.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { climbTasks } from '#lib/task/climb.ts';
import type { Lodging, Person, Scene } from './stage.ts';
import { Chance } from './stage-chance.ts';
import { isWaiting, type Play, type Played, startOfPlay, type Told } from './stage-talks-told.ts';

type Beat = { id: string; station: Station; houses: House[]; holder: Person; officers: Person[] };
type Station = { id: string; chief: Person; duty: Person };
type House = { inn: Lodging; clerk: Person; beat: Beat };
type Do = () => Promise<void>;

const day = 1440;
const duty = { from: '08:00', to: '18:00' };

/** Plays the days of a county's conversations through the real gate, the clock moved to each act's minute. */
export class TalkPlay {
  readonly #scene: Scene;
  readonly #play: Play;
  readonly #chance: Chance;
  readonly #due: { minute: number; order: number; act: Do }[] = [];
  readonly #away = new Map<string, { from: number; to: number }[]>();
  readonly #stations: Station[] = [];
  readonly #beats: Beat[] = [];
  #minute = 0;
  #order = 0;
  #county = '';
  #supervisor: Person | null = null;
  readonly played: Played = { told: [], absences: 0, transfers: 0, turnedAway: 0, faults: [] };

  constructor(scene: Scene, play: Play) {
    this.#scene = scene;
    this.#play = play;
    this.#chance = new Chance(play.seed, 0);
  }

  /** Runs all days; `midnight` is called with each day that ended. */
  async run(midnight: (day: number) => Promise<void>): Promise<Played> {
    await this.#moveTo(0);
    await this.#lay();
    this.#plan();
    for (let at = 0; at <= this.#play.days * day; at += this.#stepAt(at)) {
      await this.#until(at);
      await this.#tick(at);
      if (at > 0 && at % day === 0) await midnight(at / day);
    }
    return this.played;
  }

  // The worker looks each minute; here at the minutes at which a wait falls due (`#wait`), and in steps that meet midnight.
  #stepAt(minute: number): number {
    const hour = Math.floor((minute % day) / 60);
    return hour >= 8 && hour < 18 ? 60 : 120;
  }

  async #moveTo(minute: number): Promise<void> {
    this.#minute = minute;
    await this.#scene.clock(new Date(startOfPlay + minute * 60_000));
  }

  async #until(minute: number): Promise<void> {
    for (;;) {
      this.#due.sort((a, b) => a.minute - b.minute || a.order - b.order);
      const next = this.#due[0];
      if (!next || next.minute > minute) return;
      this.#due.shift();
      await this.#moveTo(next.minute);
      await next.act();
    }
  }

  async #tick(minute: number): Promise<void> {
    await this.#moveTo(minute);
    if (minute % day === 0) await this.#scene.asJob('clock:work', moveClaims);
    await this.#scene.asJob('clock:work', (pass) => tendThreads(pass));
    await this.#scene.asJob('clock:work', climbTasks);
  }

  #at(minute: number, act: Do): void {
    if (minute <= this.#play.days * day) this.#due.push({ minute, order: ++this.#order, act });
  }

  async #lay(): Promise<void> {
    const scene = this.#scene;
    this.#county = await scene.unit('county');
    this.#supervisor = await scene.person({ role: 'supervisor', unit: this.#county });
    for (let s = 0; s < 3; s++) {
      const id = await scene.unit('station', this.#county);
      const station: Station = {
        id,
        chief: await scene.person({ role: 'chief', unit: id }),
        duty: await scene.person({ role: 'duty', unit: id }),
      };
      this.#stations.push(station);
      for (let b = 0; b < 3; b++) await this.#layBeat(station);
    }
  }

  async #layBeat(station: Station): Promise<void> {
    const scene = this.#scene;
    const id = await scene.unit('beat', station.id);
    const holder = await scene.person({ role: 'officer', unit: id, fromDay: '2026-01-01' });
    const beat: Beat = { id, station, houses: [], holder, officers: [holder] };
    for (let h = 0; h < 4; h++) {
      const inn = await scene.lodging(id);
      beat.houses.push({ inn, clerk: await scene.person({ role: 'staff', lodging: inn.id }), beat });
    }
    this.#beats.push(beat);
  }

  #plan(): void {
    const { threads, days } = this.#play;
    const houses = this.#beats.flatMap((beat) => beat.houses);
    for (let n = 0; n < threads; n++) {
      const chance = new Chance(this.#play.seed, n + 1);
      const house = houses[chance.below(houses.length)];
      const minute = chance.below(days * day - 1);
      if (house) this.#at(minute, () => this.#ask(house, chance));
    }
    for (const beat of this.#beats) {
      for (let from = this.#chance.below(3); from < days; from += 3 + this.#chance.below(9))
        this.#at(from * day + 7 * 60, () => this.#leave(beat, 1 + this.#chance.below(2)));
      for (let on = 4 + this.#chance.below(8); on < days; on += 6 + this.#chance.below(14))
        this.#at(on * day + 9 * 60 + this.#chance.below(400), () => this.#transfer(beat));
    }
  }

  async #leave(beat: Beat, days: number): Promise<void> {
    const [from, to] = [this.#minute, this.#minute + days * day];
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
    const others = this.#beats.filter(({ station, id }) => station === beat.station && id !== beat.id);
    const taker = others[this.#chance.below(others.length)]?.holder;
    if (!taker || taker.id === beat.holder.id) return;
    const today = new Date(startOfPlay + this.#minute * 60_000 + 8 * 3_600_000).toISOString().slice(0, 10);
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

  #wrote(told: Told, side: 'house' | 'police', kind: 'said' | 'closed' = 'said'): void {
    told.lines.push({ side, kind, minute: this.#minute });
  }

  /** Who looks after how long: mostly the officer, sometimes the duty post, the chief or the county only, now and then nobody. */
  #wait(house: House, told: Told, chance: Chance): void {
    const { beat } = house;
    const fate = chance.below(100);
    const since = new Date(startOfPlay + this.#minute * 60_000);
    for (const minutes of [30, 120, 420]) {
      const falls = (afterDuty(since, minutes, duty).getTime() - startOfPlay) / 60_000 + 1;
      this.#at(falls, async () => (isWaiting(told) ? this.#tick(falls) : undefined));
    }
    const after = (minutes: number, who: () => Person | null) =>
      this.#at(this.#minute + minutes, () => this.#answer(house, told, chance, who));
    if (fate < 62) after(1 + chance.below(110), () => beat.holder);
    else if (fate < 80) after(1 + chance.below(240), () => beat.station.duty);
    if (fate >= 62 && fate < 70) after(1 + chance.below(100), () => beat.officers[0] ?? null);
    // Whoever does not look is met by the climb: the chief looks at the own list twice a day, the county each morning.
    if (fate < 97) {
      after(200 + chance.below(600), () => (fate % 3 === 0 ? null : beat.station.chief));
      after(1500 + chance.below(900), () => this.#supervisor);
    }
  }

  async #answer(house: House, told: Told, chance: Chance, who: () => Person | null): Promise<void> {
    const person = who();
    if (!person || !isWaiting(told) || this.#isAway(person)) return;
    const { beat } = house;
    const holds = [beat.holder, beat.station.duty, beat.station.chief, this.#supervisor].some(
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
    if (next < 25) this.#at(this.#minute + later, () => this.#more(house, told, chance));
    else if (next < 70) this.#at(this.#minute + later, () => this.#settle(house, told, chance));
  }

  #isAway(person: Person): boolean {
    return (this.#away.get(person.id) ?? []).some(
      ({ from, to }) => from <= this.#minute && this.#minute < to,
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
}
