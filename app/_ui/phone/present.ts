import { monotoneMs, systemNow } from '#lib/clock/now.ts';

const year = 366 * 86_400_000;

/** When a page was told the house's present: by this phone's clock, and by its count of milliseconds, which nobody sets. */
export type Woke = { at: Date; count: number };

/** Now, as a page wakes. */
export const wakeNow = (): Woke => ({ at: systemNow(), count: monotoneMs() });

/**
 * The house's present as a page that was told it when it woke knows it. A phone's own clock may be wrong, and be set right
 * meanwhile: a length it cannot have run (backwards, over a year) is counted by what nobody sets.
 */
export function presentSince(told: Date, woke: Woke, now: Woke = wakeNow()): Date {
  const ran = now.at.getTime() - woke.at.getTime();
  const since = ran >= 0 && ran < year ? ran : Math.max(0, now.count - woke.count);
  return new Date(told.getTime() + since);
}

/**
 * The house's present on a phone that saw it at `seen` and whose clock then stood `behindMs` behind; `phone` is that clock
 * now. A phone whose battery ran empty wakes in 1970, and one seen in 1970 is set right later: what cannot be (before it was
 * seen, over a year after) is not believed, and the phone then stands where its house was last seen.
 */
export function presentAfter(seen: Date, behindMs: number, phone: Date): Date {
  const from = seen.getTime();
  const believed = [phone.getTime() + behindMs, phone.getTime()].find((at) => at >= from && at < from + year);
  return new Date(believed ?? from);
}
