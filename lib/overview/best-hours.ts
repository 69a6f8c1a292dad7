/** Two hours of the day in which a house is best reached; hours of Shanghai, `of` how many times it was heard. */
export type BestHours = { from: number; to: number; times: number; of: number };

const least = 5;
const span = 2;

/**
 * The two hours between 07:00 and 22:00 (outside the quiet hours) in which a house was heard most: it filed itself, or
 * answered a call. The later of two alike, since the evening is when one calls. Null with fewer than 5 times, or when no
 * two hours hold a third of them: then there are no best hours to tell. `hours` are hours of Shanghai, 0 to 23.
 */
export function bestHours(hours: readonly number[]): BestHours | null {
  if (hours.length < least) return null;
  let best: BestHours | null = null;
  for (let from = 7; from + span <= 22; from += 1) {
    const times = hours.filter((hour) => hour >= from && hour < from + span).length;
    if (!best || times >= best.times) best = { from, to: from + span, times, of: hours.length };
  }
  return best && best.times * 3 >= hours.length ? best : null;
}
