/** A stream of chance: the same keys give the same stream on every machine. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** whole number from lo to hi, both included */
  int(lo: number, hi: number): number;
  /** true with the given probability */
  happens(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** standard normal */
  normal(): number;
  /** gamma with the given shape and mean */
  gamma(shape: number, mean: number): number;
  /** negative binomial with mean and size k: variance mean + mean² / k */
  negativeBinomial(mean: number, k: number): number;
};

/**
 * Takes the keys of a stream (seed, purpose, lodging, night …). Each lodging and night has a stream of its own, so a
 * night reads the same whatever window is generated and a county can be made lodging by lodging.
 */
export function chance(...keys: (string | number)[]): Chance {
  const draw = sfc32(keys.join('|'));
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const int = (lo: number, hi: number) => lo + Math.floor(draw() * (hi - lo + 1));
  const gamma = (shape: number, mean: number): number => {
    if (shape < 1) return gamma(shape + 1, mean * ((shape + 1) / shape)) * draw() ** (1 / shape);
    const d = shape - 1 / 3; // Marsaglia and Tsang 2000
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - draw()) < 0.5 * x * x + d - d * v + d * Math.log(v))
        return (d * v * mean) / shape;
    }
  };
  const poisson = (mean: number): number => {
    const floor = Math.exp(-Math.min(mean, 60));
    let product = draw();
    let count = 0;
    while (product > floor) {
      product *= draw();
      count += 1;
    }
    return count;
  };
  return {
    next: draw,
    int,
    happens: (probability) => draw() < probability,
    pick<T>(from: readonly T[]): T {
      const one = from[int(0, from.length - 1)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    normal,
    gamma,
    negativeBinomial: (mean, k) => (mean > 0 ? poisson(gamma(k, mean)) : 0),
  };
}

/** The values in a shuffled order of the stream; the given array stays as it is. */
export function shuffled<T>(from: readonly T[], c: Chance): T[] {
  return from
    .map((value) => ({ value, at: c.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** One of the values, each as likely as its weight. */
export function weighted<T>(from: readonly (readonly [T, number])[], c: Chance): T {
  let left = c.next() * from.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  return c.pick(from)[0];
}

// sfc32 (PractRand), its state filled by four rounds of a multiplicative string hash.
function sfc32(key: string): () => number {
  let h = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) h = Math.imul(h ^ key.charCodeAt(at), 0x01000193);
  const word = () => {
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h = (h ^ (h >>> 16)) + 0x9e3779b9;
    return h | 0;
  };
  let [a, b, c, d] = [word(), word(), word(), 1];
  const draw = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let n = 0; n < 12; n += 1) draw();
  return draw;
}
