/** Chance that comes again: the same seed and round give the same throws (mulberry32, public domain). */
export class Chance {
  #state: number;

  constructor(seed: number, round: number) {
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(round + 1, 0xc2b2ae35)) >>> 0;
  }

  /** Evenly from 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** True so often. */
  often(share: number): boolean {
    return this.next() < share;
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const made = [...list];
    for (let at = made.length - 1; at > 0; at -= 1) {
      const other = this.below(at + 1);
      const [a, b] = [made[at], made[other]];
      if (a !== undefined && b !== undefined) [made[at], made[other]] = [b, a];
    }
    return made;
  }
}
