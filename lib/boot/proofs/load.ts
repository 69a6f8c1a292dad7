/**
 * `npm run prove -- load [SECONDS]`: how many returns a second the API takes over 8 connections and what one costs the
 * processor, and what server, worker and database keep in memory at rest. The load comes from the same machine.
 */
import { addDays, businessDay, daysOf } from '#lib/clock/business-day.ts';
import { connect } from '#lib/platform/db.ts';
import { pause } from '../process.mjs';
import { layCounty } from './ground/county.ts';
import { type Findings, median, mib, ms, prove } from './ground/figures.ts';
import { type House, type Part, withHouse } from './ground/launch.ts';
import { keysFor } from './ground/people.ts';
import { familyCpu, memoryOf } from './ground/processes.ts';
import { type Filing, nilsFor, Wire } from './ground/wire.ts';

const now = new Date('2026-11-21T14:00:00+08:00');
const lastNight = businessDay('2026-11-20');
const nights = 21;
const connections = 8;
const warmUp = 300;
const parts = ['server', 'worker', 'postgres'] as const;

/** A county in which nothing is filed yet, with a machine's key in each lodging. */
async function filingsIn(house: House): Promise<Filing[]> {
  house.enter();
  const admin = connect(house.adminUrl, 1);
  const laid = await layCounty(admin, {
    county: '990001',
    lodgings: 324,
    nights,
    lastNight,
    now,
    filed: false,
  });
  const ids = laid.lodgings.map(({ id }) => id);
  const keys = await keysFor(admin, laid.county, now, ids);
  await admin.end();
  const houses = laid.lodgings.map(({ code }, n) => ({ code, key: keys[n] ?? '' }));
  return nilsFor(houses, daysOf(addDays(lastNight, 1 - nights), lastNight));
}

type Load = { taken: number[]; refused: number; ms: number };

/** Files from the front of the list over all connections at once, until a time or a number is reached. */
async function fileFor(wire: Wire, filings: Filing[], limit: { ms?: number; count?: number }): Promise<Load> {
  const load: Load = { taken: [], refused: 0, ms: 0 };
  const from = performance.now();
  const most = limit.count ?? filings.length;
  let started = 0;
  const one = async () => {
    while (started < most && performance.now() - from < (limit.ms ?? Number.POSITIVE_INFINITY)) {
      const filing = filings.shift();
      if (!filing) return;
      started += 1;
      const sent = performance.now();
      const { status, text } = await wire.file(filing);
      if (status === 201) load.taken.push(performance.now() - sent);
      else {
        load.refused += 1;
        if (load.refused === 1) process.stderr.write(`${status} ${text.slice(0, 400)}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  load.ms = performance.now() - from;
  return load;
}

function memory(found: Findings, house: House, when: string): void {
  const told = parts.map((part) => `${part} ${mib(memoryOf(pidOf(house, part)))}`);
  found.figure(`memory ${when}`, told.join(', '));
}

function pidOf(house: House, part: Part): number {
  const pid = house.pid(part);
  if (pid === undefined) throw new Error(`${part} does not run`);
  return pid;
}

await prove((found) =>
  withHouse('load', { seed: 'empty', clock: now.toISOString() }, async (house) => {
    const span = Number(process.argv[2] ?? 25) * 1000;
    await house.start();
    const filings = await filingsIn(house);
    await pause(15_000);
    memory(found, house, 'at rest');
    const wire = new Wire(house.url, connections);
    await fileFor(wire, filings, { count: warmUp });
    const before = parts.map((part) => familyCpu(pidOf(house, part)));
    const load = await fileFor(wire, filings, { ms: span });
    const used = parts.map((part, n) => familyCpu(pidOf(house, part)) - (before[n] ?? 0));
    wire.close();
    const filed = load.taken.length;
    const [p50, p99] = [
      median(load.taken),
      [...load.taken].sort((a, b) => a - b)[Math.floor(filed * 0.99)] ?? 0,
    ];
    found.promise(
      'every return was accepted',
      load.refused === 0,
      `${filed} accepted, ${load.refused} refused`,
    );
    found.figure(
      `filings a second at ${connections} connections`,
      `${(filed / (load.ms / 1000)).toFixed(0)} (p50 ${ms(p50)}, p99 ${ms(p99)})`,
    );
    for (const [n, part] of parts.entries())
      found.figure(`processor time of ${part} for each filing`, ms((used[n] ?? 0) / filed));
    await pause(15_000);
    memory(found, house, 'after the load');
  }),
);
