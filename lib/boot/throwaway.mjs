/**
 * A database for one test run or proof, under `.test/` of the checkout, gone afterwards. Import it from a proof:
 * `await withThrowaway({ name: 'rush', seed: 'demo' }, async ({ adminUrl, runtimeUrl, env }) => { … })`.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './files.mjs';
import { heartbeatFile } from './heartbeat.mjs';
import { clusterPlace } from './place.mjs';
import { stopPostgres } from './postgres.mjs';
import { endProcess, isAlive } from './process.mjs';
import { voice } from './say.mjs';
import { openSession } from './session.mjs';
import { root, settingsFrom } from './settings.mjs';

/**
 * @typedef {object} Throwaway
 * @property {string} data its data folder, with keys/
 * @property {string} adminUrl the superuser's URL
 * @property {string} runtimeUrl the runtime login's URL
 * @property {Record<string, string>} env NIGHTLIGHT_DATABASE_URL, NIGHTLIGHT_ADMIN_URL, NIGHTLIGHT_DATA
 * @property {() => Promise<void>} close stops it and removes its folders
 */

const folder = join(root, '.test');

/** @param {string} name @returns {string} a data folder named by this process, so that a later one can sweep it */
export function throwawayData(name) {
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}-${process.pid}`);
}

/**
 * @param {object} [options]
 * @param {string} [options.name]
 * @param {'demo' | 'empty'} [options.seed]
 * @param {string} [options.clock] instant with zone; makes a simulated database
 * @param {boolean} [options.durable] true keeps syncing to disk, for measurements and kill tests
 * @param {boolean} [options.quiet]
 * @param {string} [options.script] another prepare.ts, for tests of this folder
 * @returns {Promise<Throwaway>}
 */
async function openThrowaway({
  name = 'database',
  seed = 'empty',
  clock,
  durable = false,
  quiet = true,
  script,
} = {}) {
  await sweepThrowaways();
  const settings = settingsFrom({
    NIGHTLIGHT_DATA: throwawayData(name),
    NIGHTLIGHT_SEED: seed,
    NIGHTLIGHT_CLOCK: clock,
  });
  const say = quiet ? silence : voice(process.stderr);
  const session = await openSession({ root, settings, say, durable, script, fresh: true });
  return {
    data: session.data,
    adminUrl: session.adminUrl,
    runtimeUrl: session.runtimeUrl,
    env: {
      NIGHTLIGHT_DATABASE_URL: session.runtimeUrl,
      NIGHTLIGHT_ADMIN_URL: session.adminUrl,
      NIGHTLIGHT_DATA: session.data,
    },
    close: async () => {
      await session.close();
      await removeData(session.data);
    },
  };
}

/**
 * @template T
 * @param {Parameters<typeof openThrowaway>[0]} options
 * @param {(database: Throwaway) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withThrowaway(options, work) {
  const database = await openThrowaway(options);
  const leave = () => database.close().finally(() => process.exit(130));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    return await work(database);
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    await database.close();
  }
}

/** @type {import('./say.mjs').Voice} */
const silence = { line: () => {}, step: async (_name, work) => work() };

/** Removes what a killed run left: folders whose process is gone. */
export async function sweepThrowaways() {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const pid = Number(/-(\d+)$/.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isAlive(pid)) await removeData(join(folder, name));
  }
}

/**
 * Ends everything that runs on a data folder and removes it with its cluster, wherever that lies.
 * @param {string} data a folder under .test/
 */
export async function removeData(data) {
  for (const part of Object.values(readJson(heartbeatFile(data))?.processes ?? {})) {
    if (part && isAlive(part.pid, part.start)) await endProcess(part.pid, 10_000);
  }
  const known = readJson(join(data, 'cluster.json'));
  if (known !== undefined) {
    try {
      await stopPostgres(clusterPlace(root, data));
    } catch {
      // half made: nothing runs in it
    }
    for (const path of [known.base, known.socketDir]) rmSync(path, { recursive: true, force: true });
  }
  rmSync(data, { recursive: true, force: true });
}
