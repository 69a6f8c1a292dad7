/** Makes a cluster that does not exist yet. It appears under its name only when it is whole. */
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './files.mjs';
import { run } from './run.mjs';
import { Told } from './say.mjs';
import { words } from './words.mjs';

const DATABASE = 'nightlight';
const MAJOR = '18';

/**
 * @param {import('./place.mjs').Place} place
 * @param {{ durable?: boolean, signal?: AbortSignal }} [options] durable: false skips syncing, for throw-away clusters
 * @returns {Promise<boolean>} whether it was made now
 * @throws {Told}
 */
export async function ensureCluster(place, { durable = true, signal } = {}) {
  const { pgdata, passwordFile } = place;
  if (existsSync(pgdata)) {
    const version = readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim();
    if (version !== MAJOR) throw new Told(words.clusterVersion(pgdata, version));
    if (!existsSync(passwordFile)) throw new Told(words.passwordGone(passwordFile));
    return false;
  }
  if (!existsSync(passwordFile)) writeWhole(passwordFile, randomBytes(24).toString('base64url'));
  const fresh = `${pgdata}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const secret = join(place.socketDir, 'password');
  rmSync(secret, { force: true });
  writeFileSync(secret, readFileSync(passwordFile), { mode: 0o600, flag: 'wx' });
  try {
    if (place.uid !== undefined && place.gid !== undefined) {
      chownSync(fresh, place.uid, place.gid);
      chownSync(secret, place.uid, place.gid);
    }
    await initialise(place, fresh, secret, durable, signal);
  } finally {
    rmSync(secret, { force: true });
  }
  rmSync(join(place.data, 'prepared.json'), { force: true });
  renameSync(fresh, pgdata);
  return true;
}

/**
 * @param {import('./place.mjs').Place} place
 * @param {string} fresh
 * @param {string} secret
 * @param {boolean} durable
 * @param {AbortSignal} [signal]
 */
async function initialise(place, fresh, secret, durable, signal) {
  // macOS knows no C.UTF-8; the collation is ICU's on both.
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const options = { uid: place.uid, gid: place.gid, cwd: '/', env: clusterEnv(), signal };
  const args = [
    ...['-D', fresh, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--data-checksums'],
    ...['--encoding=UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=zh-Hans-CN'],
    ...(durable ? [] : ['--no-sync']),
  ];
  check(place, await run(join(place.bin, 'initdb'), args, options));
  // Single-user mode needs no password and no running server, so the database is there before anyone connects.
  check(
    place,
    await run(join(place.bin, 'postgres'), ['--single', '-D', fresh, 'postgres'], {
      ...options,
      input: `create database ${DATABASE}\n`,
    }),
  );
}

/** @param {import('./place.mjs').Place} place @param {import('./run.mjs').Ran} ran */
function check(place, { code, out, err }) {
  appendFileSync(place.log, `${out}${err}`, { mode: 0o600 });
  const trouble = err.split('\n').find((line) => /(ERROR|FATAL|PANIC|error):/.test(line));
  if (code !== 0 || trouble !== undefined) {
    throw new Told(words.initFailed(trouble ?? err.trim().split('\n').pop() ?? String(code)));
  }
}

/** @returns {NodeJS.ProcessEnv} nothing of the caller's reaches the database programs */
export function clusterEnv() {
  return { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_MESSAGES: 'C' };
}

/** @param {import('./place.mjs').Place} place @returns {string} the superuser's URL, in libpq's form for a socket folder */
export function adminUrl(place) {
  const password = encodeURIComponent(readFileSync(place.passwordFile, 'utf8').trim());
  const host = encodeURIComponent(place.socketDir);
  return `postgres://postgres:${password}@localhost:${place.port}/${DATABASE}?host=${host}`;
}
