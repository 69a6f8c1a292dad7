/** A stream of chance that is the same for the same seed: simulations must say the same twice. */
export type Chance = {
  next: () => number;
  normal: () => number;
  gamma: (shape: number) => number;
  poisson: (mean: number) => number;
};

/** Mulberry32 (T. Ettinger 2017), 32 bits of state: enough for tables of a few thousand draws. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
    const d = shape - 1 / 3; // Marsaglia and Tsang 2000
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    const floor = Math.exp(-mean);
    let product = next();
    let count = 0;
    while (product > floor) {
      product *= next();
      count += 1;
    }
    return count;
  };
  return { next, normal, gamma, poisson };
}
