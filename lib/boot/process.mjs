/**
 * Facts about processes that are not children of this one. On Linux from /proc, elsewhere from ps.
 * A process is known by its id and its start, because ids come back.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const proc = process.platform === 'linux';

/**
 * @param {number} pid
 * @returns {{ state: string, parent: number, start: string } | undefined} undefined when there is no such process
 */
function factsOf(pid) {
  if (!Number.isInteger(pid) || pid < 1) return undefined;
  try {
    if (proc) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { state: state ?? 'X', parent: Number(parent), start: rest[17] ?? '' };
    }
    const text = execFileSync('ps', ['-o', 'stat=,ppid=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
    const [state, parent, ...start] = text.trim().split(/\s+/);
    return { state: state?.[0] ?? 'X', parent: Number(parent), start: start.join(' ') };
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @param {string} [start] when given, a later process that got the same id counts as dead
 * @returns {boolean} a zombie counts as dead: under a first process that never reaps it would stay for ever
 */
export function isAlive(pid, start) {
  const facts = factsOf(pid);
  if (facts === undefined || facts.state === 'Z' || facts.state === 'X') return false;
  return start === undefined || start === facts.start;
}

/** @param {number} pid @returns {boolean} whether the number is taken, be it by a zombie */
export function isListed(pid) {
  return factsOf(pid) !== undefined;
}

/** @param {number} pid @returns {string} a token that differs for a later process of the same id; '' when dead */
export function startOf(pid) {
  return factsOf(pid)?.start ?? '';
}

/** @param {number} pid @returns {number} 0 when there is none */
export function parentOf(pid) {
  return factsOf(pid)?.parent ?? 0;
}

/** @param {number} pid @returns {string[]} its words; empty when dead or hidden */
export function commandLineOf(pid) {
  try {
    if (proc) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
  } catch {
    return [];
  }
}

/** @param {number} pid @returns {string} the short name of the program */
function programOf(pid) {
  try {
    if (proc) return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
  return commandLineOf(pid)[0]?.split('/').pop() ?? '';
}

/**
 * @param {string} folder a cluster's data folder
 * @returns {number[]} ids of living postgres processes that work in it (a postmaster and its children stand in
 *   their data folder); only the postmaster is known off Linux
 */
export function postgresIn(folder) {
  if (!proc) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder && programOf(pid) === 'postgres' && isAlive(pid);
      } catch {
        return false;
      }
    });
}

/** @param {number} ms @param {boolean} [idle] whether a process may end while only this waits @returns {Promise<void>} */
export function pause(ms, idle = false) {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    if (idle) timer.unref();
  });
}

/**
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} withinMs
 * @returns {Promise<boolean>} whether it came true in time
 */
export async function until(condition, withinMs, everyMs = 50) {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await pause(everyMs);
  }
  return true;
}

/**
 * Asks a process to end and makes it when it does not. Only for ids that are known to be ours.
 * @param {number} pid
 * @param {number} graceMs
 */
export async function endProcess(pid, graceMs) {
  const start = startOf(pid);
  if (start === '' || !isAlive(pid, start)) return;
  signal(pid, 'SIGTERM');
  if (await until(() => !isAlive(pid, start), graceMs)) return;
  signal(pid, 'SIGKILL');
  await until(() => !isAlive(pid, start), 5000);
}

/** @param {number} pid @param {NodeJS.Signals} name */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // already gone
  }
}
