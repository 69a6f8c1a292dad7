import { chanceOf } from './chance.ts';
import type { CountyLevel, Series } from './county-level.ts';
import { mostOf, rulerOf, shiftOf } from './shift.ts';

const usualDraws = 3000;
const seed = 430524;
/** How much houses differ in the scatter of their nights, as the standard deviation of ln k; one k for all accuses the wilder ones. */
const differs = 0.4;

/**
 * How strong evidence of a fall looks in houses that hide nothing: `draws` made-up honest houses, each with the
 * class, size and gaps of a house of the county, a level from its class's spread and negative-binomial nights. Returns a
 * function from evidence to the share of honest houses that show as much: the p-value, never below what the e-value allows
 * (Vovk and Wang 2021: 1 / e is a p-value). The same county gives the same table.
 */
export function honestTable(
  houses: readonly Series[],
  { season, usual, spread, size }: CountyLevel,
  draws = usualDraws,
): (evidence: number) => number {
  const chance = chanceOf(seed);
  const drawn: { mean: number; parties: Int16Array }[] = [];
  for (let n = 0; n < draws; n += 1) {
    const at = Math.floor(chance.next() * houses.length);
    const house = houses[at];
    const mean = usual[at];
    if (!house || mean === undefined) continue;
    const level = (mean * chance.gamma(spread)) / spread;
    const own = size * Math.exp(differs * chance.normal());
    const parties = house.parties.map((y, t) =>
      y < 0 ? -1 : chance.poisson((level * (season[t] ?? 1) * chance.gamma(own)) / own),
    );
    drawn.push({ mean, parties });
  }
  const ruler = rulerOf({ size, season }, mostOf(drawn));
  const table = new Float64Array(draws);
  drawn.forEach(({ mean, parties }, n) => {
    table[n] = shiftOf(parties, { usual: mean, spread }, ruler).evidence;
  });
  table.sort();
  return (evidence) => {
    let [low, high] = [0, draws];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((table[middle] ?? 0) < evidence) low = middle + 1;
      else high = middle;
    }
    const beyond = (draws - low + 1) / (draws + 1);
    return low === draws ? Math.min(beyond, Math.exp(-evidence)) : beyond;
  };
}
