import { logGamma } from './gamma.ts';

/**
 * ln P(Y = y) of a negative binomial with mean μ and size k: variance μ + μ²/k (domain.md 5.4). `k` infinite is Poisson.
 * y is a whole number ≥ 0; a mean of 0 allows only y = 0.
 */
export function logMass(y: number, mean: number, k: number): number {
  if (mean <= 0) return y === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (y === 0) return Number.isFinite(k) ? -k * Math.log1p(mean / k) : -mean;
  if (!Number.isFinite(k)) return y * Math.log(mean) - mean - logGamma(y + 1);
  const choose = logGamma(y + k) - logGamma(k) - logGamma(y + 1);
  return choose - k * Math.log1p(mean / k) + y * (Math.log(mean) - Math.log(k + mean));
}

/**
 * P(at most `seen` over nights with these means), the nights independent: exact by adding the nights' distributions one
 * after another. `seen` is a whole number ≥ 0.
 */
export function atMost(seen: number, means: readonly number[], k: number): number {
  let reached = new Float64Array(seen + 1);
  reached[0] = 1;
  for (const mean of means) {
    if (mean <= 0) continue;
    const mass = Float64Array.from({ length: seen + 1 }, (_, y) => Math.exp(logMass(y, mean, k)));
    const next = new Float64Array(seen + 1);
    for (let total = 0; total <= seen; total += 1)
      for (let y = 0; y <= total; y += 1)
        next[total] = (next[total] ?? 0) + (reached[total - y] ?? 0) * (mass[y] ?? 0);
    reached = next;
  }
  return Math.min(
    1,
    reached.reduce((sum, p) => sum + p, 0),
  );
}
