import { instantOf } from '#lib/clock/business-day.ts';
import { defineWords } from '#lib/platform/i18n.ts';
import { type Facts, type Filings, nightState, type Unfiled } from '../facts.ts';
import { defineRule, reason } from '../rule.ts';
import { type CountyLevel, countyLevel, type Series } from '../statistics/county-level.ts';
import { foundAmong } from '../statistics/discovery.ts';
import { honestTable } from '../statistics/honest.ts';
import { atMost } from '../statistics/negative-binomial.ts';
import { mostOf, rulerOf, type Shift, shiftOf } from '../statistics/shift.ts';

type House = Filings & Series;

/**
 * Arrivals that fell to near silence while the county's did not (domain.md 5.4): parties a night, negative binomial,
 * against the county's nights, the house's class and size and its own history; found by a sequential mixture test at any
 * night, judged among all houses at a false-discovery rate. It asks; it never says "false".
 */
export const underReporting = defineRule({
  code: 'under_reporting',
  rhythm: 'weekly',
  severity: ['watch'],
  parameters: {
    discovery: { value: 0.1, unit: 'share', source: 'domain.md 5.4: Benjamini and Hochberg at q = 0.1' },
    missing: {
      value: 2,
      unit: 'parties',
      source: 'a fall of less than two expected parties is nothing an officer can ask about',
    },
    opens: { value: 20, unit: 'hours', source: 'product.md, The day: earlier nils say nothing of the night' },
  },
  words: defineWords({
    name: { zh: '疑似漏报', en: 'Fewer than expected' },
    means: {
      zh: '新入住明显少于这家以往、同类旅馆和全县同期的水平，偶然难以解释。',
      en: 'Arrivals fell far below the house’s own past, houses of its kind and the county’s nights; chance hardly explains it.',
    },
    act: {
      zh: '发“请核对”：只问夜晚和数目，不说瞒报；需要时与旅馆业系统核对。',
      en: 'Send the neutral question with nights and counts; never say false; compare with the register if needed.',
    },
  }),
  look: ({ filings, nights, unfiled }, set) => {
    const houses = toldNights({ filings, nights }, set.opens);
    if (houses.length === 0) return [];
    const first = countyLevel(houses, nights.length);
    // Houses already doubted do not teach what is usual: weighed by the chance that they hide nothing, at one in ten.
    const doubt = Float64Array.from(
      shifts(houses, first),
      ({ evidence }) => 1 / (1 + Math.exp(Math.min(50, evidence)) / 9),
    );
    const level = countyLevel(houses, nights.length, doubt);
    const found = shifts(houses, level);
    const honest = honestTable(houses, level);
    const chances = found.map(({ evidence }) => honest(evidence));
    const flagged = foundAmong(chances, set.discovery);
    return houses.flatMap((house, n) => {
      const [shift, chance] = [found[n], chances[n]];
      if (!flagged[n] || !shift || chance === undefined) return [];
      const seen = seenAfter(house, shift, level);
      if (seen.expected - seen.parties < set.missing) return [];
      const registered = unfiled.filter(
        ({ lodging, night }) => lodging.id === house.lodging.id && night >= shift.from,
      );
      return [findingOf(house, houses, level, { ...seen, chance, from: shift.from, registered })];
    });
  },
});

/** What each house told night by night: nothing of e-sports hotels, which may take no minor in. `opens` in hours. */
export function toldNights({ filings, nights }: Pick<Facts, 'filings' | 'nights'>, opens: number): House[] {
  const from = nights.map((day) => instantOf(day, '00:00').getTime() + opens * 3_600_000);
  return filings
    .filter(({ lodging }) => lodging.category !== 'esports_hotel')
    .map((filing) => ({
      ...filing,
      category: filing.lodging.category,
      rooms: filing.lodging.rooms,
      parties: told(filing, from),
    }));
}

/** Nights that tell something: guests, and nils filed when the night could be known. */
function told({ state, parties, acceptedAt }: Filings, opens: readonly number[]): Int16Array {
  return parties.map((count, n) => {
    if (state[n] === nightState.guests) return count;
    return state[n] === nightState.nil && (acceptedAt[n] ?? 0) >= (opens[n] ?? 0) ? 0 : -1;
  });
}

function shifts(houses: readonly House[], { usual, spread, size, season }: CountyLevel): Shift[] {
  const ruler = rulerOf({ size, season }, mostOf(houses));
  return houses.map(({ parties }, n) => shiftOf(parties, { usual: usual[n] ?? 0, spread }, ruler));
}

function seenAfter({ parties }: House, { from, before }: Shift, { season, size }: CountyLevel) {
  const means: number[] = [];
  let seen = 0;
  for (let t = from; t < parties.length; t += 1) {
    if ((parties[t] ?? -1) < 0) continue;
    seen += parties[t] ?? 0;
    means.push(before * (season[t] ?? 1));
  }
  const expected = means.reduce((sum, mean) => sum + mean, 0);
  return {
    parties: seen,
    expected,
    nights: means.length,
    probability: atMost(Math.min(seen, 60), means, size),
  };
}

type Seen = ReturnType<typeof seenAfter> & { chance: number; from: number; registered: readonly Unfiled[] };

function findingOf(house: House, houses: readonly House[], level: CountyLevel, seen: Seen) {
  const alike = houses.filter((one) => one !== house && one.category === house.category);
  const rates = alike.map(({ parties }) => rateFrom(parties, seen.from, level.season)).sort((a, b) => a - b);
  const share = (value: number) => Number(value.toPrecision(2));
  const expected = Math.round(seen.expected);
  const guests = seen.registered.reduce((sum, one) => sum + one.guests, 0);
  return {
    lodging: house.lodging,
    from: seen.from,
    to: house.parties.length - 1,
    stays: [],
    severity: 'watch' as const,
    reasons: [
      reason('fewer_than_expected', { expected, seen: seen.parties, nights: seen.nights }),
      reason('chance_of_honest', {
        chance: share(seen.chance),
        houses: alike.length,
        category: house.category,
      }),
      // What the hotel register says of the same nights, where it was compared (product.md, What no system has).
      ...(guests > 0 ? [reason('registered_not_filed', { guests, nights: seen.registered.length })] : []),
    ],
    evidence: {
      expected: Number(seen.expected.toFixed(1)),
      seen: seen.parties,
      nights: seen.nights,
      chance: share(seen.chance),
      probability: share(seen.probability),
      ...(guests > 0 ? { registered: guests } : {}),
      comparable: alike.length,
      comparableRate: share(rates[Math.floor(rates.length / 2)] ?? 0),
    },
  };
}

/** Parties a mean night from the night on. */
function rateFrom(parties: Int16Array, from: number, season: Float64Array): number {
  let [seen, busy] = [0, 0];
  for (let t = from; t < parties.length; t += 1) {
    if ((parties[t] ?? -1) < 0) continue;
    seen += parties[t] ?? 0;
    busy += season[t] ?? 1;
  }
  return busy > 0 ? seen / busy : 0;
}
