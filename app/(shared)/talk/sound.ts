/** The rates MP3 knows that a microphone's rate is brought down to, the lowest that divides it first: speech needs no more. */
const rates = [16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

/** What a microphone's samples a second become, and how many of them make one; null where no rate fits. */
export function rateFor(heard: number): { rate: number; each: number } | null {
  const rate = rates.find((one) => heard % one === 0);
  return rate ? { rate, each: heard / rate } : null;
}

/** Samples between -1 and 1 as 16-bit ones, each the mean of so many. */
export function lowered(samples: Float32Array, each: number): Int16Array {
  const out = new Int16Array(Math.floor(samples.length / each));
  for (let at = 0; at < out.length; at += 1) {
    let sum = 0;
    for (let n = 0; n < each; n += 1) sum += samples[at * each + n] ?? 0;
    out[at] = Math.round(Math.max(-1, Math.min(1, sum / each)) * 32_767);
  }
  return out;
}
