/**
 * `npm run prove -- detect [LODGINGSxNIGHTS…]`: time and memory of a detection with all rules, reading, looking and keeping apart,
 * on a county of the generator laid past the rules of filing; how the cost grows; and that a second run changes nothing.
 */

import { detect } from '#lib/anomaly/detect.ts';
import { factsUntil } from '#lib/anomaly/load.ts';
import { addDays, businessDay, instantOf } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { connect } from '#lib/platform/db.ts';
import { withThrowaway } from '../throwaway.mjs';
import { layCounty } from './ground/county.ts';
import { type Findings, mib, prove, seconds } from './ground/figures.ts';
import { cpuOf } from './ground/processes.ts';
import { layStays } from './ground/stays.ts';

const until = businessDay('2026-11-20');
const now = instantOf(addDays(until, 3), '00:00');
const mostSeconds = 20;

type Size = { lodgings: number; nights: number };

function sizeOf(text: string): Size {
  const [, lodgings, nights] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (!lodgings || !nights) throw new Error(`${text}: write 324x120`);
  return { lodgings: Number(lodgings), nights: Number(nights) };
}

async function measure(found: Findings, county: string, name: string, nights: number): Promise<number> {
  globalThis.gc?.();
  const rest = process.memoryUsage().rss;
  let most = rest;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const [cpu, from] = [cpuOf(process.pid), performance.now()];
  const done = await passAsJob('clock:work', 'detect', county, (pass) =>
    detect(pass, { until, allRules: true }),
  );
  const took = performance.now() - from;
  clearInterval(watch);
  most = Math.max(most, process.memoryUsage().rss);
  found.figure(
    `${name}: all rules`,
    `${seconds(took)}, of it ${seconds(cpuOf(process.pid) - cpu)} processor time here; ${done?.made} alerts; memory ${mib(most)}, ${mib(most - rest)} over rest`,
  );
  const reading = performance.now();
  await passAsJob('clock:work', 'detect', county, async (pass) => {
    const facts = await factsUntil(pass, until);
    return facts?.stays.length ?? 0;
  });
  found.figure(`${name}: reading alone`, seconds(performance.now() - reading));
  const again = await passAsJob('clock:work', 'detect', county, (pass) =>
    detect(pass, { until, allRules: true }),
  );
  found.promise(
    `${name}: a second run changes nothing`,
    again !== null && again.made + again.changed + again.withdrawn === 0 && again.nights === nights,
    `${again?.made} made, ${again?.changed} changed, ${again?.unchanged} unchanged`,
  );
  return took;
}

await prove(async (found) => {
  const given = process.argv.slice(2).filter((word) => word !== '--');
  const sizes = (given.length > 0 ? given : ['324x120', '5000x90', '20000x90']).map(sizeOf);
  await withThrowaway({ name: 'detect', seed: 'empty', clock: now.toISOString() }, async (database) => {
    Object.assign(process.env, database.env);
    const admin = connect(database.adminUrl, 1);
    const growth: string[] = [];
    for (const [n, { lodgings, nights }] of sizes.entries()) {
      const from = performance.now();
      const wanted = { county: `99000${n + 1}`, lodgings, nights, lastNight: until, now, filed: true };
      const laid = await layCounty(admin, wanted);
      const stays = await layStays(admin, laid, wanted);
      const name = `${lodgings} lodgings × ${nights} nights`;
      found.figure(`${name} laid`, `${stays} stays in ${seconds(performance.now() - from)}`);
      const took = await measure(found, laid.county, name, nights);
      growth.push(`${((took * 1000) / (lodgings * nights)).toFixed(0)} µs`);
      if (lodgings <= 324)
        found.aim(`${name}: under ${mostSeconds} s`, took < mostSeconds * 1000, seconds(took));
    }
    found.figure('cost of a lodging and night, size by size', growth.join(', '));
    await admin.end();
  });
});
