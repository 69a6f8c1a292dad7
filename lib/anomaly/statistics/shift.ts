import { logGamma } from './gamma.ts';

/** How strongly a house's nights speak for a fall to near silence, and where it begins. */
export type Shift = {
  /** ln of the Bayes factor of "fell at some night and stayed low" against "the same level throughout" */
  evidence: number;
  /** index of the night from which the level is most likely low */
  from: number;
  /** parties a mean night brought before, as the house's own nights and its class say */
  before: number;
};

/** What a house is measured by; see CountyLevel. */
export type Measure = { usual: number; spread: number; size: number; season: Float64Array };

// Levels on a geometric grid, so that a fall by a power of its ratio lands on the grid again and one table serves both.
const ratio = 10 ** (1 / 6);
const steps = 30;
// A house that hides keeps between a thirtieth and a third of what comes: ρ = 0.32, 0.22, 0.1, 0.046.
const falls = [3, 4, 6, 8];
/** A fall is looked for at every `stride`-th night; a week has several. */
const stride = 3;
/** Nights a fall must have lasted, and nights that must lie before it. */
const shortest = { before: 7, after: 10 };

/**
 * The mixture Bayes factor of a fall (Shiryaev–Roberts mixture over its night and depth; level integrated over the gamma
 * of its class, so that a small house needs long evidence): an e-value, whose mean is 1 while nothing has changed, at any
 * night one looks (Ville 1939; Robbins 1970). `parties` as in Series.
 */
export function shiftOf(parties: Int16Array, { usual, spread, size, season }: Measure): Shift {
  const nights = parties.length;
  const level = Float64Array.from({ length: steps }, (_, j) => usual * ratio ** (j - steps / 2 - 4));
  const prior = normalised(Array.from(level, (at) => spread * Math.log(at) - (spread / usual) * at));
  const nightly = { size, choose: choices(Math.max(0, ...parties), size) };
  const cumulative = Array.from(level, (at) => likelihood(parties, season, at, nightly));
  const whole = logSum(cumulative.map((sums, j) => (prior[j] ?? 0) + (sums[nights] ?? 0)));
  const terms: number[] = [];
  let [best, from] = [Number.NEGATIVE_INFINITY, nights];
  for (let t = 0; t <= nights - shortest.after; t = t === 0 ? shortest.before : t + stride) {
    const fallen = falls.flatMap((fall) => fallenAt(cumulative, prior, t, nights, fall));
    const here = logSum(fallen) - Math.log(falls.length);
    terms.push(here);
    if (here > best) [best, from] = [here, t];
  }
  if (terms.length === 0) return { evidence: 0, from: nights, before: usual };
  const evidence = logSum(terms) - Math.log(terms.length) - whole;
  return { evidence, from, before: meanBefore(cumulative, prior, level, from, nights) };
}

/** ln likelihood of the nights before t, for every t; a night that tells nothing adds nothing. */
function likelihood(
  parties: Int16Array,
  season: Float64Array,
  level: number,
  { size, choose }: { size: number; choose: Float64Array },
): Float64Array {
  const sums = new Float64Array(parties.length + 1);
  for (let t = 0; t < parties.length; t += 1) {
    const y = parties[t] ?? -1;
    const mean = level * (season[t] ?? 1);
    // a night on which nobody in the county came tells nothing of one house
    const told = y >= 0 && mean > 0;
    const none = told ? -size * Math.log1p(mean / size) : 0;
    const some = told && y > 0 ? (choose[y] ?? 0) + y * (Math.log(mean) - Math.log(size + mean)) : 0;
    sums[t + 1] = (sums[t] ?? 0) + none + some;
  }
  return sums;
}

/** ln of the binomial factor Γ(y + k) / (Γ(k) y!) for y = 0 … most. */
function choices(most: number, size: number): Float64Array {
  return Float64Array.from(
    { length: most + 1 },
    (_, y) => logGamma(y + size) - logGamma(size) - logGamma(y + 1),
  );
}

function fallenAt(
  cumulative: readonly Float64Array[],
  prior: readonly number[],
  t: number,
  nights: number,
  fall: number,
): number[] {
  const terms: number[] = [];
  for (let j = 0; j < cumulative.length; j += 1) {
    const [high, low] = [cumulative[j], cumulative[Math.max(0, j - fall)]];
    if (high && low) terms.push((prior[j] ?? 0) + (high[t] ?? 0) + (low[nights] ?? 0) - (low[t] ?? 0));
  }
  return terms;
}

/** The level before the fall, as its own nights up to there and the prior say, in parties of a mean night. */
function meanBefore(
  cumulative: readonly Float64Array[],
  prior: readonly number[],
  level: Float64Array,
  from: number,
  nights: number,
): number {
  const weights = normalised(
    cumulative.map(
      (sums, j) => (prior[j] ?? 0) + (sums[from] ?? 0) + silentAfter(cumulative, j, from, nights),
    ),
  );
  return weights.reduce((sum, weight, j) => sum + Math.exp(weight) * (level[j] ?? 0), 0);
}

function silentAfter(cumulative: readonly Float64Array[], j: number, from: number, nights: number): number {
  const low = cumulative[Math.max(0, j - 6)];
  return low ? (low[nights] ?? 0) - (low[from] ?? 0) : 0;
}

/** ln Σ eˣ without overflow. */
function logSum(terms: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const term of terms) if (term > most) most = term;
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}

function normalised(logs: ArrayLike<number>): number[] {
  const list = Array.from(logs);
  const total = logSum(list);
  return list.map((log) => log - total);
}
