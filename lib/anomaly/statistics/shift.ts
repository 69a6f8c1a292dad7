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
export type Measure = { usual: number; spread: number };

/** What every house of a county shares: the levels looked at, and the ln likelihood of each count at each level and night. */
export type Ruler = {
  /** parties a mean night, each a fixed ratio above the one before */
  level: Float64Array;
  /** by level: ln P(nobody) of each night */
  none: Float64Array[];
  /** by level: what each party more adds, of each night */
  some: Float64Array[];
  /** ln of the binomial factor Γ(y + k) / (Γ(k) y!) by y */
  choose: Float64Array;
};

// Levels on a geometric grid, so that a fall by a power of its ratio lands on the grid again and one table serves all.
const ratio = 10 ** (1 / 6);
const lowest = 1e-4;
const steps = 36;
// A house that hides keeps between a thirtieth and a third of what comes: ρ = 0.32, 0.22, 0.1, 0.046.
const falls = [3, 4, 6, 8];
/** A fall is looked for at every `stride`-th night; a week has several. */
const stride = 3;
/** Nights a fall must have lasted, and nights that must lie before it. */
const shortest = { before: 7, after: 10 };

/** The ruler of a county for counts up to `most`; a night on which nobody in the county came tells nothing of one house. */
export function rulerOf({ size, season }: { size: number; season: Float64Array }, most: number): Ruler {
  const level = Float64Array.from({ length: steps }, (_, j) => lowest * ratio ** j);
  const told = (at: number, of: (mean: number) => number) =>
    Float64Array.from(season, (busy) => (at * busy > 0 ? of(at * busy) : 0));
  return {
    level,
    none: Array.from(level, (at) => told(at, (mean) => -size * Math.log1p(mean / size))),
    some: Array.from(level, (at) => told(at, (mean) => Math.log(mean / (size + mean)))),
    choose: Float64Array.from(
      { length: most + 1 },
      (_, y) => logGamma(y + size) - logGamma(size) - logGamma(y + 1),
    ),
  };
}

/** The largest count of a night among houses. */
export function mostOf(houses: readonly { parties: Int16Array }[]): number {
  let most = 0;
  for (const { parties } of houses) for (const y of parties) if (y > most) most = y;
  return most;
}

/**
 * The mixture Bayes factor of a fall (Shiryaev–Roberts mixture over its night and depth; level integrated over the gamma
 * of its class, so that a small house needs long evidence): an e-value, whose mean is 1 while nothing has changed, at any
 * night one looks (Ville 1939; Robbins 1970). `parties` as in Series; none may be beyond the ruler.
 */
export function shiftOf(parties: Int16Array, { usual, spread }: Measure, ruler: Ruler): Shift {
  const nights = parties.length;
  const { level } = ruler;
  const prior = normalised(level.map((at) => spread * Math.log(at) - (spread / usual) * at));
  const cumulative = ruler.none.map((_, j) => likelihood(parties, ruler, j));
  const whole = logSum(prior.map((own, j) => own + (cumulative[j]?.[nights] ?? 0)));
  const terms: number[] = [];
  let [best, from] = [Number.NEGATIVE_INFINITY, nights];
  for (let t = 0; t <= nights - shortest.after; t = t === 0 ? shortest.before : t + stride) {
    const here = fallenAt(cumulative, prior, t, nights);
    terms.push(here);
    if (here > best) [best, from] = [here, t];
  }
  if (terms.length === 0) return { evidence: 0, from: nights, before: usual };
  const evidence = logSum(terms) - Math.log(terms.length) - whole;
  return { evidence, from, before: meanBefore(cumulative, prior, level, from, nights) };
}

/** ln likelihood of the nights before t, for every t; a night that tells nothing adds nothing. */
function likelihood(parties: Int16Array, { none, some, choose }: Ruler, j: number): Float64Array {
  const sums = new Float64Array(parties.length + 1);
  const [nobody, each] = [none[j] ?? sums, some[j] ?? sums];
  let sum = 0;
  for (let t = 0; t < parties.length; t += 1) {
    const y = parties[t] ?? -1;
    if (y === 0) sum += nobody[t] ?? 0;
    else if (y > 0) sum += (nobody[t] ?? 0) + (nobody[t] === 0 ? 0 : (choose[y] ?? 0) + y * (each[t] ?? 0));
    sums[t + 1] = sum;
  }
  return sums;
}

/**
 * ln of the mean, over depths, of the likelihood of a fall at t. What came before and what came after are each scaled by their
 * likeliest level, so that two exponentials a level are enough; what is lost below e⁻⁷⁰⁰ speaks for no fall.
 */
function fallenAt(
  cumulative: readonly Float64Array[],
  prior: Float64Array,
  t: number,
  nights: number,
): number {
  const after = new Float64Array(steps);
  let [most, mostAfter] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let j = 0; j < steps; j += 1) {
    const sums = cumulative[j];
    const rest = (sums?.[nights] ?? 0) - (sums?.[t] ?? 0);
    const own = (prior[j] ?? 0) + (sums?.[t] ?? 0);
    after[j] = rest;
    if (rest > mostAfter) mostAfter = rest;
    if (own > most) most = own;
  }
  for (let j = 0; j < steps; j += 1) after[j] = Math.exp((after[j] ?? 0) - mostAfter);
  let sum = 0;
  for (let j = 0; j < steps; j += 1) {
    let low = 0;
    for (const fall of falls) low += after[j > fall ? j - fall : 0] ?? 0;
    sum += low * Math.exp((prior[j] ?? 0) + (cumulative[j]?.[t] ?? 0) - most);
  }
  return most + mostAfter + Math.log(sum / falls.length);
}

/** The level before the fall, as its own nights up to there and the prior say, in parties of a mean night. */
function meanBefore(
  cumulative: readonly Float64Array[],
  prior: Float64Array,
  level: Float64Array,
  from: number,
  nights: number,
): number {
  const logs = prior.map((own, j) => {
    const [sums, low] = [cumulative[j], cumulative[Math.max(0, j - 6)]];
    return own + (sums?.[from] ?? 0) + (low?.[nights] ?? 0) - (low?.[from] ?? 0);
  });
  return normalised(logs).reduce((sum, log, j) => sum + Math.exp(log) * (level[j] ?? 0), 0);
}

/** ln Σ eˣ without overflow. */
function logSum(terms: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < terms.length; n += 1) most = Math.max(most, terms[n] ?? most);
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (let n = 0; n < terms.length; n += 1) sum += Math.exp((terms[n] ?? 0) - most);
  return most + Math.log(sum);
}

function normalised(logs: Float64Array): Float64Array {
  const total = logSum(logs);
  return logs.map((log) => log - total);
}
