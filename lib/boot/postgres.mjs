/**
 * Starts, adopts and stops the embedded PostgreSQL. It is a process of its own session that logs to a file, so it
 * outlives a killed launcher and is found again by the next one through its pid file and socket.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { adminUrl, clusterEnv, ensureCluster } from './cluster.mjs';
import { decide, parsePidFile } from './pidfile.mjs';
import { commandLineOf, isAlive, isListed, pause, postgresIn, signal, startOf, until } from './process.mjs';
import { lastLines, Told } from './say.mjs';
import { ping } from './wire.mjs';
import { words } from './words.mjs';

/** @typedef {import('./place.mjs').Place} Place */
/**
 * @typedef {object} Running
 * @property {number} pid
 * @property {boolean} adopted it ran before
 * @property {string} url the superuser's
 * @property {Promise<void>} gone resolves when it is no longer there, asked or not
 * @property {() => Promise<void>} stop
 */

/** @param {Place} place */
const socketOf = (place) => join(place.socketDir, `.s.PGSQL.${place.port}`);

/**
 * Makes sure that the cluster of `place` exists, runs and answers.
 * @param {Place} place
 * @param {{ durable?: boolean, signal?: AbortSignal, onWait?: (words: string) => void }} [options]
 * @returns {Promise<Running>}
 * @throws {Told} with the last complaint of PostgreSQL
 */
export async function ensurePostgres(place, options = {}) {
  await ensureCluster(place, options);
  const end = performance.now() + 600_000;
  let failures = 0;
  let told = false;
  while (performance.now() < end && options.signal?.aborted !== true) {
    const seen = await look(place);
    const what = decide(seen);
    if (what === 'adopt' && seen.filePid !== undefined) return handle(place, seen.filePid, true);
    if (what === 'start') {
      // Its lock names a dead or zombie holder: the folder is this cluster's alone, and nothing of it lives.
      rmSync(`${socketOf(place)}.lock`, { force: true });
      const pid = await launch(place, options.durable !== false);
      if (pid !== undefined) return handle(place, pid, false);
      failures += 1;
      if (failures >= 3) throw new Told(words.postgresFailed(complaint(place), place.log));
    }
    if (what === 'replace' && seen.filePid !== undefined) await stopPostmaster(seen.filePid);
    if (what === 'clear') rmSync(pidFile(place), { force: true });
    if (what === 'wait' && !told) {
      told = true;
      options.onWait?.('database … recovers from an unclean end');
    }
    await pause(100);
  }
  throw new Told(words.postgresSlow(place.log));
}

/** @param {Place} place */
const pidFile = (place) => join(place.pgdata, 'postmaster.pid');

/** @param {Place} place @returns {Promise<import('./pidfile.mjs').Seen>} */
async function look(place) {
  const file = existsSync(pidFile(place)) ? parsePidFile(readFileSync(pidFile(place), 'utf8')) : undefined;
  // PostgreSQL takes a zombie for a living holder of the file, and some first processes never reap.
  const alive = file !== undefined && isListed(file.pid);
  const ours = alive && isPostmasterOf(file.pid, place.pgdata);
  const answer = ours ? await ping(socketOf(place)) : 'none';
  return {
    filePid: file?.pid,
    alive,
    ours,
    answers: answer === 'ready',
    // Just started, it has not made its socket yet; the pid file names the folder only once it has.
    reachable: answer !== 'none' || file?.socketDir === '' || file?.socketDir === place.socketDir,
    strays: postgresIn(place.pgdata),
  };
}

/** @param {number} pid @param {string} pgdata */
function isPostmasterOf(pid, pgdata) {
  const line = commandLineOf(pid);
  const at = line.indexOf('-D');
  return at > 0 && line[at + 1] === pgdata && (line[0] ?? '').endsWith('postgres');
}

/** @param {Place} place @returns {number | undefined} the pid of a living postmaster of this cluster */
export function postmasterOf(place) {
  const file = existsSync(pidFile(place)) ? parsePidFile(readFileSync(pidFile(place), 'utf8')) : undefined;
  return file !== undefined && isAlive(file.pid) && isPostmasterOf(file.pid, place.pgdata)
    ? file.pid
    : undefined;
}

/** Values of parameters stay out of the log: they are children's names and numbers. */
function settings(place, durable) {
  return {
    listen_addresses: '',
    unix_socket_directories: place.socketDir,
    unix_socket_permissions: '0700',
    port: String(place.port),
    shared_buffers: '128MB',
    max_connections: '60',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '%m [%p] ',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_statement: 'none',
    log_min_error_statement: 'panic',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
}

/** @param {Place} place @param {boolean} durable @returns {Promise<number | undefined>} its pid once it answers; undefined when it ended */
async function launch(place, durable) {
  if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > 20_000_000) {
    renameSync(place.log, `${place.log}.1`);
  }
  const log = openSync(place.log, 'a', 0o600);
  const args = Object.entries(settings(place, durable)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(join(place.bin, 'postgres'), ['-D', place.pgdata, ...args], {
    uid: place.uid,
    gid: place.gid,
    cwd: '/',
    env: clusterEnv(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });
  child.unref();
  const answered = await until(async () => ended || (await ping(socketOf(place))) === 'ready', 600_000, 30);
  return answered && !ended ? child.pid : undefined;
}

/** @param {Place} place @param {number} pid @param {boolean} adopted @returns {Running} */
function handle(place, pid, adopted) {
  const start = startOf(pid);
  let asked = false;
  const gone = (async () => {
    while (isAlive(pid, start)) await pause(asked ? 20 : 250, !asked);
  })();
  return {
    pid,
    adopted,
    url: adminUrl(place),
    gone,
    stop: async () => {
      asked = true;
      if (isAlive(pid, start)) await stopPostmaster(pid);
    },
  };
}

/** SIGINT is the fast shutdown: sessions end, all is written. Never SIGKILL: a crash is recovered, a torn kill is not ours to try. */
async function stopPostmaster(pid) {
  const start = startOf(pid);
  signal(pid, 'SIGINT');
  if (await until(() => !isAlive(pid, start), 30_000, 20)) return;
  signal(pid, 'SIGQUIT');
  await until(() => !isAlive(pid, start), 10_000, 20);
}

/** @param {Place} place */
function complaint(place) {
  const lines = lastLines(place.log, 40);
  const fatal = lines.filter((line) => /FATAL|PANIC|ERROR/.test(line)).pop() ?? lines.pop() ?? '';
  return fatal.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '');
}

/**
 * Stops the cluster of `place` if it runs, whoever started it.
 * @param {Place} place
 */
export async function stopPostgres(place) {
  const pid = postmasterOf(place);
  if (pid !== undefined) await stopPostmaster(pid);
}
