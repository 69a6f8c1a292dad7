type Event = { minute: number; order: number; act: () => Promise<void> };

/** What happens when: acts at simulated minutes, in their order; the clock jumps from one to the next. */
export class Timeline {
  readonly #last: number;
  readonly #setClock: (minute: number) => Promise<void>;
  readonly #due: Event[] = [];
  #order = 0;
  /** the minute it is */
  minute = 0;

  /** Takes the last minute of the play and what sets the clock of the house. */
  constructor(last: number, setClock: (minute: number) => Promise<void>) {
    this.#last = last;
    this.#setClock = setClock;
  }

  /** Puts an act at a minute; what lies behind the end of the play is dropped. */
  at(minute: number, act: () => Promise<void>): void {
    if (minute > this.#last) return;
    const event = { minute, order: ++this.#order, act };
    let [from, to] = [0, this.#due.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = this.#due[middle];
      if (other && other.minute > minute) from = middle + 1;
      else to = middle;
    }
    this.#due.splice(from, 0, event);
  }

  /** Does everything up to a minute, in order, and stands there. */
  async until(minute: number): Promise<void> {
    for (let next = this.#due.at(-1); next && next.minute <= minute; next = this.#due.at(-1)) {
      this.#due.pop();
      await this.moveTo(next.minute);
      await next.act();
    }
    await this.moveTo(minute);
  }

  async moveTo(minute: number): Promise<void> {
    this.minute = minute;
    await this.#setClock(minute);
  }
}
