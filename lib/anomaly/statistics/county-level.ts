/** What each house filed, night by night: parties that came in, −1 where the night tells nothing. */
export type Series = { category: string; rooms: number; parties: Int16Array };

/** What is usual: how busy each night was for everyone, how busy each house is, how much houses and nights scatter. */
export type CountyLevel = {
  /** how many parties the night brings, as a multiple of the county's mean night */
  season: Float64Array;
  /** per house, the mean of its class and size in parties a night, before its own history is looked at */
  usual: Float64Array;
  /** shape of the gamma spread of houses around the usual of their class: variance is usual² / shape */
  spread: number;
  /** size k of the negative binomial of a night; larger is closer to Poisson */
  size: number;
};

// The county's own total of a night carries season, weekday, holiday and weather at once. A small county's total is
// noisy, so each night leans on its neighbours' weekdays by the weight of this many parties.
const lean = 3;
const rounds = 12;
const shapes = { least: 0.4, most: 20 };
const largestSize = 50;

/**
 * Learns from the county itself what is usual (empirical Bayes): a night's factor is the county's total of that night
 * over what its houses bring on a mean night, so season, weekday and holidays need no table; a house's usual is that of its
 * class, grown with its rooms by a power fitted to the county. `weights` (1 for each house unless given) leaves houses
 * out whose silence is already doubted, so that they do not teach what is normal.
 */
export function countyLevel(houses: readonly Series[], nights: number, weights?: Float64Array): CountyLevel {
  const weight = weights ?? new Float64Array(houses.length).fill(1);
  let season: Float64Array = new Float64Array(nights).fill(1);
  let usual: Float64Array = new Float64Array(houses.length).fill(0.3);
  let level: Float64Array = usual;
  let spread = 1.5;
  for (let round = 0; round < rounds; round += 1) {
    const sums = houses.map(({ parties }) => sumsOf(parties, season));
    usual = usualOf(houses, sums, weight);
    level = Float64Array.from(
      sums,
      ({ seen, busy }, n) => (spread + seen) / (spread / (usual[n] ?? 1) + busy),
    );
    season = seasonOf(houses, level, weight, nights);
    spread = spreadOf(sums, usual, weight);
  }
  return { season, usual, spread, size: sizeOf(houses, level, season, weight) };
}

type Sums = { seen: number; busy: number };

function sumsOf(parties: Int16Array, season: Float64Array): Sums {
  let seen = 0;
  let busy = 0;
  for (let t = 0; t < parties.length; t += 1) {
    const y = parties[t] ?? -1;
    if (y < 0) continue;
    seen += y;
    busy += season[t] ?? 1;
  }
  return { seen, busy };
}

function usualOf(houses: readonly Series[], sums: readonly Sums[], weight: Float64Array): Float64Array {
  const classes = new Map<string, { seen: number; busy: number }>();
  const power = powerOf(houses, sums, weight);
  let all = { seen: 0, busy: 0 };
  houses.forEach(({ category, rooms }, n) => {
    const sum = sums[n] ?? { seen: 0, busy: 0 };
    const w = weight[n] ?? 1;
    const one = classes.get(category) ?? { seen: 0, busy: 0 };
    const part = { seen: w * sum.seen, busy: w * sum.busy * sizeFactor(rooms, power) };
    classes.set(category, { seen: one.seen + part.seen, busy: one.busy + part.busy });
    all = { seen: all.seen + part.seen, busy: all.busy + part.busy };
  });
  const whole = (all.seen + 0.5) / (all.busy + 1);
  return Float64Array.from(houses, ({ category, rooms }) => {
    const one = classes.get(category) ?? { seen: 0, busy: 0 };
    // a class of few houses leans on the whole county by the weight of 30 mean nights
    return ((one.seen + whole * 30) / (one.busy + 30)) * sizeFactor(rooms, power);
  });
}

const sizeFactor = (rooms: number, power: number) => (Math.max(1, rooms) / 15) ** power;

// Within its class, how parties grow with rooms: the slope of log rate on log rooms, class by class, kept between 0 and 1.
function powerOf(houses: readonly Series[], sums: readonly Sums[], weight: Float64Array): number {
  const byClass = new Map<string, { x: number; y: number; w: number }[]>();
  houses.forEach(({ category, rooms }, n) => {
    const { seen, busy } = sums[n] ?? { seen: 0, busy: 0 };
    if (busy < 10 || seen === 0) return;
    const point = {
      x: Math.log(Math.max(1, rooms)),
      y: Math.log(seen / busy),
      w: (weight[n] ?? 1) * Math.min(seen, 20),
    };
    byClass.set(category, [...(byClass.get(category) ?? []), point]);
  });
  let [xy, xx] = [0, 0];
  for (const points of byClass.values()) {
    const total = points.reduce((sum, { w }) => sum + w, 0);
    if (total === 0) continue;
    const meanX = points.reduce((sum, { x, w }) => sum + w * x, 0) / total;
    const meanY = points.reduce((sum, { y, w }) => sum + w * y, 0) / total;
    for (const { x, y, w } of points) {
      xy += w * (x - meanX) * (y - meanY);
      xx += w * (x - meanX) ** 2;
    }
  }
  return xx > 0 ? Math.min(1, Math.max(0, xy / (xx + 5))) : 0;
}

function seasonOf(
  houses: readonly Series[],
  level: Float64Array,
  weight: Float64Array,
  nights: number,
): Float64Array {
  const seen = new Float64Array(nights);
  const expected = new Float64Array(nights);
  houses.forEach(({ parties }, n) => {
    const own = (weight[n] ?? 1) * (level[n] ?? 0);
    for (let t = 0; t < nights; t += 1) {
      const y = parties[t] ?? -1;
      if (y < 0) continue;
      seen[t] = (seen[t] ?? 0) + (weight[n] ?? 1) * y;
      expected[t] = (expected[t] ?? 0) + own;
    }
  });
  const raw = seen.map((y, t) => {
    const near = nearOf(seen, expected, t);
    return (y + lean * near) / ((expected[t] ?? 0) + lean);
  });
  const mean = raw.reduce((sum, factor) => sum + factor, 0) / nights;
  return mean > 0 ? raw.map((factor) => factor / mean) : raw.fill(1);
}

/** The same weekday of the four weeks around, and the nights beside. */
function nearOf(seen: Float64Array, expected: Float64Array, t: number): number {
  let [y, e] = [0, 0];
  for (const step of [-14, -7, -1, 1, 7, 14]) {
    y += seen[t + step] ?? 0;
    e += expected[t + step] ?? 0;
  }
  return e > 0 ? y / e : 1;
}

// Method of moments for a gamma mixture of Poisson sums: Var(seen) = m + m²/shape.
function spreadOf(sums: readonly Sums[], usual: Float64Array, weight: Float64Array): number {
  let [over, square] = [0, 0];
  sums.forEach(({ seen, busy }, n) => {
    const mean = (usual[n] ?? 0) * busy;
    if (mean <= 0) return;
    const w = (weight[n] ?? 1) / (1 + mean);
    over += w * ((seen - mean) ** 2 - mean);
    square += w * mean ** 2;
  });
  return Math.min(shapes.most, Math.max(shapes.least, square / Math.max(over, 1e-9)));
}

// Method of moments, each night weighed by how well it tells the scatter: Var((y − m)² − m) grows with m²(1 + m/k)², so that a
// few large houses, which fill up and scatter less, do not decide for all. The weights need k: three rounds are enough.
function sizeOf(
  houses: readonly Series[],
  level: Float64Array,
  season: Float64Array,
  weight: Float64Array,
): number {
  let size = 2;
  for (let round = 0; round < 3; round += 1) {
    let [over, square] = [0, 0];
    houses.forEach(({ parties }, n) => {
      for (let t = 0; t < parties.length; t += 1) {
        const y = parties[t] ?? -1;
        if (y < 0) continue;
        const mean = (level[n] ?? 0) * (season[t] ?? 1);
        const w = (weight[n] ?? 1) / (1 + mean / size) ** 2;
        over += w * ((y - mean) ** 2 - mean);
        square += w * mean ** 2;
      }
    });
    size = over <= 0 ? largestSize : Math.min(largestSize, Math.max(0.2, square / over));
  }
  return size;
}
