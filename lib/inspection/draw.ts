import type { Inspector } from '#lib/identity/inspectors.ts';

/** A lodging that can be drawn, with what is known of it that day. `days` since anybody was last there, null for never. */
export type Candidate = {
  id: string;
  code: string;
  /** codes of the rules with an open alert */
  rules: readonly string[];
  /** nights without a return among the last 14 that are due */
  silent: number;
  days: number | null;
};

export type Drawn = { id: string; why: 'need' | 'control' };

/** How many are drawn a week (domain.md: five by need and one by chance). */
export type DrawSize = { needed: number; controls: number };

/** Raised when the rule changes, so that a kept draw is recomputed by the rule it was made with. */
export const drawVersion = 1;

const most = { rules: 3, silent: 14, days: 180 };

/**
 * How much a lodging needs a visit: 1, and up to 9 for open findings of three rules, up to 7 for fourteen silent nights, up to 3
 * for half a year without a visit. Never below 1, so that every lodging can be drawn; grows with each of the three.
 */
export function weightOf({ rules, silent, days }: Pick<Candidate, 'rules' | 'silent' | 'days'>): number {
  const found = Math.min(new Set(rules).size, most.rules);
  const quiet = Math.min(Math.max(silent, 0), most.silent);
  const since = Math.min(Math.max(days ?? most.days, 0), most.days);
  return 1 + 3 * found + quiet / 2 + since / 60;
}

/**
 * The week's list. First the controls, evenly from all candidates, so that they are a true sample of the county; then the
 * needed from the rest, without replacement, each with a chance that grows with its weight (Efraimidis and Spirakis 2006: the
 * largest u^(1/w)). The same seed, candidates and size give the same list whatever the order they come in. Pure.
 */
export function draw(candidates: readonly Candidate[], seed: number, size: DrawSize): Drawn[] {
  const ordered = [...candidates].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const chance = throwsOf(seed);
  const largest = (pool: readonly Candidate[], keyOf: (one: Candidate) => number, count: number) =>
    pool
      .map((one) => ({ one, key: keyOf(one) }))
      .sort((a, b) => b.key - a.key)
      .slice(0, Math.max(0, count))
      .map(({ one }) => one);
  const controls = largest(ordered, () => chance(), size.controls);
  const rest = ordered.filter((one) => !controls.includes(one));
  const needed = largest(rest, (one) => Math.log(chance()) / weightOf(one), size.needed);
  return [
    ...controls.map(({ id }) => ({ id, why: 'control' as const })),
    ...needed.map(({ id }) => ({ id, why: 'need' as const })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The two who go (双随机: the house and who visits it, both by chance): the first a 民警 who reaches the house, since only they
 * sign; the second another 民警 where there is one, else an auxiliary. Null where nobody can sign.
 */
export function pairFor(
  pool: readonly Inspector[],
  seed: number,
): { first: Inspector; second: Inspector | null } | null {
  const ordered = [...pool].sort((a, b) => (a.id < b.id ? -1 : 1));
  const chance = throwsOf(seed);
  const pick = (from: readonly Inspector[]) => from[Math.floor(chance() * from.length)] ?? null;
  const first = pick(ordered.filter(({ rank, reaches }) => rank === 'police' && reaches));
  if (!first) return null;
  const others = ordered.filter(({ id }) => id !== first.id);
  const police = others.filter(({ rank }) => rank === 'police');
  return { first, second: pick(police.length > 0 ? police : others) };
}

/** Throws from 0 to below 1 that come again with the seed (mulberry32, public domain); never 0, whose logarithm is none. */
function throwsOf(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}
