/** The environment a person sets, read once and checked before any long work. Pure but for the platform's path rules. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Told } from './say.mjs';
import { words } from './words.mjs';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * @typedef {object} Settings
 * @property {string} data absolute path of the data folder
 * @property {string} host
 * @property {number} port
 * @property {string} origin what browsers see; NIGHTLIGHT_ORIGIN or http://HOST:PORT
 * @property {string} address http://HOST:PORT
 * @property {'demo' | 'empty'} seed
 * @property {string | undefined} clock instant with zone; only a database made by this start honours it
 * @property {string | undefined} databaseUrl then no embedded server is started
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [checkout]
 * @returns {Settings}
 * @throws {Told} one line for the first wrong value
 */
export function settingsFrom(env, checkout = root) {
  const databaseUrl = given(env.DATABASE_URL);
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl);
  const port = portOf(given(env.PORT) ?? '3000');
  const host = given(env.HOST) ?? '127.0.0.1';
  if (!/^[A-Za-z0-9._:-]+$/.test(host)) throw new Told(words.badHost(host));
  // With a database of one's own the house starts empty: nobody wants 324 invented lodgings beside real ones.
  const seed = given(env.NIGHTLIGHT_SEED) ?? (databaseUrl === undefined ? 'demo' : 'empty');
  if (seed !== 'demo' && seed !== 'empty') throw new Told(words.badSeed(seed));
  const clock = given(env.NIGHTLIGHT_CLOCK);
  if (clock !== undefined && (!CLOCK.test(clock) || Number.isNaN(Date.parse(clock)))) {
    throw new Told(words.badClock(clock));
  }
  for (const name of (given(env.NIGHTLIGHT_INTERNAL_HOSTS) ?? '').split(/[\s,]+/).filter(Boolean))
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)) throw new Told(words.badInternalHost(name));
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    data: resolve(given(env.INIT_CWD) ?? checkout, given(env.NIGHTLIGHT_DATA) ?? resolve(checkout, '.data')),
    host,
    port,
    address,
    origin: originOf(given(env.NIGHTLIGHT_ORIGIN)) ?? address,
    seed,
    clock,
    databaseUrl,
  };
}

/** @param {string | undefined} value @returns {string | undefined} an empty variable counts as not set */
function given(value) {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

/** @param {string} text */
function portOf(text) {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) throw new Told(words.badPort(text));
  return port;
}

/** @param {string} text */
function checkDatabaseUrl(text) {
  try {
    const url = new URL(text);
    if (/^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return;
  } catch {
    // falls through to the same line: the text may hold a password, so it is not repeated
  }
  throw new Told(words.badDatabaseUrl());
}

/** @param {string | undefined} text */
function originOf(text) {
  if (text === undefined) return undefined;
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '') {
      return url.origin;
    }
  } catch {
    // the same line below
  }
  throw new Told(words.badOrigin(text));
}
