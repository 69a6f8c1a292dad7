/**
 * A database for the time of one command: the running one of the data folder, or one started for the while and
 * stopped after, by whoever leaves last.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDatabase } from './database.mjs';
import { readJson } from './files.mjs';
import { heartbeatFile } from './heartbeat.mjs';
import { holderOf } from './lock.mjs';
import { clusterPlace, openData } from './place.mjs';
import { ensurePostgres, stopPostgres } from './postgres.mjs';
import { isPrepared, prepare, runtimeUrl } from './prepare.mjs';
import { isAlive, startOf } from './process.mjs';

/**
 * @typedef {object} Session
 * @property {string} data real path of the data folder
 * @property {string} adminUrl
 * @property {string} runtimeUrl
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} options
 * @param {string} options.root
 * @param {import('./settings.mjs').Settings} options.settings
 * @param {import('./say.mjs').Voice} options.say
 * @param {string} [options.script] another prepare.ts, for tests of this folder
 * @param {boolean} [options.durable] false for a throw-away cluster
 * @param {boolean} [options.fresh] prepare in any case
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<Session>}
 */
export async function openSession({ root, settings, say, script, durable, fresh, signal }) {
  const data = openData(settings.data);
  const marker = join(data, 'users', String(process.pid));
  mkdirSync(join(data, 'users'), { recursive: true });
  writeFileSync(marker, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
  const place = settings.databaseUrl === undefined ? clusterPlace(root, data) : undefined;
  const close = async () => {
    rmSync(marker, { force: true });
    if (place !== undefined && !isInUse(data)) await stopPostgres(place);
  };
  try {
    const url = await connectTo(settings, place, say, { durable, signal });
    const what = { root, data, url, seed: settings.seed, clock: settings.clock, script };
    if (fresh || !isPrepared(what)) await say.step('prepared', () => prepare(what, say, signal));
    return { data, adminUrl: url, runtimeUrl: runtimeUrl(data, url), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function connectTo(settings, place, say, options) {
  if (place === undefined) {
    await checkDatabase(settings.databaseUrl);
    return settings.databaseUrl;
  }
  const running = await ensurePostgres(place, { ...options, onWait: say.line });
  if (!running.adopted) say.line('database … started for this command');
  return running.url;
}

/** @param {string} data @returns {boolean} whether a launcher, its parts or another command still needs the database */
function isInUse(data) {
  if (holderOf(data) !== undefined) return true;
  const { server, worker } = readJson(heartbeatFile(data))?.processes ?? {};
  if ([server, worker].some((part) => part && isAlive(part.pid, part.start))) return true;
  return readdirSync(join(data, 'users')).some((name) => {
    const user = readJson(join(data, 'users', name));
    const alive = user !== undefined && isAlive(user.pid, user.start);
    if (!alive) rmSync(join(data, 'users', name), { force: true });
    return alive;
  });
}
