/**
 * Runs prepare.ts: roles, migrations, seed. It is given the superuser's URL and leaves the runtime login's URL in
 * keys/runtime-url; nothing else in the house ever sees the superuser's.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, readJson, writeJson } from './files.mjs';
import { childEnv, PRELOADED, run } from './run.mjs';
import { Told } from './say.mjs';
import { words } from './words.mjs';

/**
 * @typedef {object} ToPrepare
 * @property {string} root
 * @property {string} data
 * @property {string} url the superuser's
 * @property {string} seed
 * @property {string} [clock]
 * @property {string} [script] another prepare.ts, for tests of this folder
 */

/** @param {string} data */
const memo = (data) => join(data, 'prepared.json');

/** @param {ToPrepare} what @returns {string} changes with the database asked for and with its migrations */
function stampOf({ root, url }) {
  // Where and which database, without the password: the socket folder may change from start to start.
  const { hostname, pathname } = new URL(url);
  return createHash('sha256')
    .update(`${hostname}${pathname} ${digestOf(root, ['drizzle'])}`)
    .digest('hex');
}

/** @param {ToPrepare} what @returns {boolean} whether this database was prepared with these migrations before */
export function isPrepared(what) {
  return readJson(memo(what.data))?.stamp === stampOf(what) && existsSync(runtimeUrlFile(what.data));
}

/**
 * @param {ToPrepare} what
 * @param {{ line: (text: string) => void }} voice hears what prepare.ts prints
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} the runtime login's URL
 * @throws {Told} with the line prepare.ts ended with
 */
export async function prepare(what, voice, signal) {
  const script = what.script ?? join(what.root, 'lib', 'boot', 'prepare.ts');
  const ran = await run(process.execPath, [...PRELOADED, script], {
    cwd: what.root,
    signal,
    onLine: (line) => line.trim() !== '' && voice.line(line),
    env: childEnv({
      NIGHTLIGHT_ADMIN_URL: what.url,
      NIGHTLIGHT_DATA: what.data,
      NIGHTLIGHT_SEED: what.seed,
      NIGHTLIGHT_CLOCK: what.clock,
    }),
  });
  if (ran.code !== 0) throw prepareProblem(ran.code, ran.err);
  writeJson(memo(what.data), { stamp: stampOf(what) });
  return runtimeUrl(what.data, what.url);
}

/** @param {number} code @param {string} err @returns {Told} one line is a told problem; more is a fault, shown whole */
export function prepareProblem(code, err) {
  const lines = err.split('\n').filter((line) => line.trim() !== '');
  const [line] = lines;
  if (code === 1 && lines.length === 1 && line !== undefined) return new Told({ zh: line, en: '' });
  process.stderr.write(err);
  return new Told(words.prepareFailed());
}

/** @param {string} data */
const runtimeUrlFile = (data) => join(data, 'keys', 'runtime-url');

/**
 * @param {string} data
 * @param {string} url the superuser's, for where the server is now
 * @returns {string} the runtime login's URL; with the socket folder of today, which may be a new one after a restart
 */
export function runtimeUrl(data, url) {
  const runtime = new URL(readFileSync(runtimeUrlFile(data), 'utf8').trim());
  const folder = new URL(url).searchParams.get('host');
  if (folder !== null) runtime.searchParams.set('host', folder);
  return runtime.href;
}
