/**
 * `npm run prove -- honest [COUNTIES]`: how often honest counties are accused. Every house files what came; at a false-discovery
 * rate q any house is flagged in at most a share q of such counties (Benjamini and Hochberg 1995: with nothing to find the
 * rate is that of any finding at all).
 */
import { generateCounty } from '#drizzle/seed/generator/county.ts';
import { lookAt } from '#lib/anomaly/detect.ts';
import { codes } from '#lib/anomaly/rule.ts';
import { factsOfCounty } from '#lib/anomaly/stage-county.ts';
import { wilson } from '#lib/anomaly/statistics/discovery.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { prove } from './ground/figures.ts';

const promised = 0.1;
const sizes = [
  { lodgings: 324, nights: 120 },
  { lodgings: 100, nights: 90 },
];

await prove(async (found) => {
  const counties = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 60);
  for (const size of sizes) {
    let [accused, houses, others] = [0, 0, 0];
    for (let n = 0; n < counties; n += 1) {
      const county = generateCounty({
        ...size,
        seed: `honest ${n}`,
        lastNight: businessDay('2026-11-20'),
        traits: { honest: true },
      });
      const findings = lookAt(factsOfCounty(county), codes);
      const under = findings.filter(({ rule }) => rule === 'under_reporting').length;
      houses += under;
      others += findings.filter(({ severity }) => severity === 'watch').length - under;
      if (under > 0) accused += 1;
    }
    const interval = wilson(accused, counties);
    found.promise(
      `${size.lodgings} honest lodgings × ${size.nights} nights: counties with any house flagged, at most ${promised * 100} %`,
      interval !== null && interval.low <= promised,
      `${accused} of ${counties} (95 % interval ${((interval?.low ?? 0) * 100).toFixed(0)} to ${((interval?.high ?? 0) * 100).toFixed(0)} %), ${houses} houses`,
    );
    found.figure('other findings about honest houses', `${(others / counties).toFixed(2)} a county`);
  }
});
