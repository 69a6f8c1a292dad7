/**
 * `npm run prove -- rounds [ROUNDS [SEED]]`: 10,000 rounds of bad lines against the real commands and database. In each, two
 * machines and a person file one night at once; what they send is doubled, reordered, delayed, dropped, torn, its answer
 * lost, its database connection killed. Then the night must hold every acknowledged return and stay once, and nothing that
 * nobody sent. What was played is kept in `.test/rounds-SEED.json`: the same command goes on from there after Ctrl-C.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from '#lib/gate/stage.ts';
import { playRound, roundGround, type Tally } from '#lib/gate/stage-rounds.ts';
import { root } from '../settings.mjs';
import { withThrowaway } from '../throwaway.mjs';
import { type Findings, prove } from './ground/figures.ts';

const [rounds = 10_000, seed = 20_261_120] = process.argv.slice(2).map(Number);
const [lanes, houses, batch] = [4, 50, 100];
const kept = join(root, '.test', `rounds-${seed}.json`);

type Kept = { next: number; tally: Tally };
const none: Tally = { rounds: 0, deliveries: 0, torn: 0, killed: 0, acknowledged: 0, stays: 0 };

function readKept(): Kept {
  try {
    return JSON.parse(readFileSync(kept, 'utf8')) as Kept;
  } catch {
    return { next: 0, tally: { ...none } };
  }
}

let driverFaults = 0;
// postgres.js 3.4.9 writes to a socket that was closed under it and throws where nobody can catch; what was under way is
// rejected all the same. The server ends then and its launcher starts it again; here the rounds go on.
process.on('uncaughtException', (error) => {
  if (!/postgres\/src\/connection\.js/.test(error.stack ?? '')) throw error;
  driverFaults += 1;
});

function add(sum: Tally, more: Tally): void {
  for (const key of Object.keys(none) as (keyof Tally)[]) sum[key] += more[key];
}

async function work(found: Findings, adminUrl: string): Promise<void> {
  const state = readKept();
  if (state.next > 0) found.figure('going on from round', String(state.next));
  const play = stage(adminUrl);
  const log = console.log;
  console.log = () => {};
  console.error = () => {};
  try {
    while (state.next < rounds) {
      const [from, to] = [state.next, Math.min(rounds, state.next + batch)];
      const sum = { ...none };
      await play.lastingScene(async (scene) => {
        const ground = await roundGround(scene, to - from, houses);
        let next = from;
        const lane = async () => {
          for (let round = next++; round < to; round = next++) {
            // every 25th round loses whole connections, the others what those were in the middle of
            const kill = round % 25 === 0 ? ('connection' as const) : ('statement' as const);
            const at = { round, place: round - from, seed, kill };
            add(sum, await playRound(scene, ground, at));
          }
        };
        await Promise.all(Array.from({ length: lanes }, lane));
      })();
      add(state.tally, sum);
      state.next = to;
      mkdirSync(join(root, '.test'), { recursive: true });
      writeFileSync(kept, JSON.stringify(state));
      log(`${to} of ${rounds} rounds`);
    }
  } finally {
    console.log = log;
    await play.close();
  }
  const { tally } = state;
  found.figure('seed', String(seed));
  found.figure(
    'sent',
    `${tally.deliveries} deliveries, ${tally.torn} torn, ${tally.killed} with a connection killed (${driverFaults} times under the driver’s hands)`,
  );
  found.promise(
    'every acknowledged return and stay is there once, none without an attempt',
    tally.rounds === rounds,
    `${tally.rounds} rounds, ${tally.acknowledged} acknowledged returns, ${tally.stays} stays`,
  );
  rmSync(kept, { force: true });
}

await prove((found) =>
  withThrowaway({ name: 'rounds', seed: 'empty' }, async ({ adminUrl, env }) => {
    Object.assign(process.env, env);
    await work(found, adminUrl);
  }),
);
