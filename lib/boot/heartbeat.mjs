/**
 * The heartbeat file: who runs, since when, in what version. The next launcher finds in it what a killed one
 * left behind; `doctor` reads it.
 */
import { join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { commandLineOf, endProcess, isAlive, startOf } from './process.mjs';

/** @param {string} data */
export const heartbeatFile = (data) => join(data, 'heartbeat.json');

/**
 * @typedef {object} Beat
 * @property {string} at instant of this beat, UTC, ISO 8601
 * @property {string} since instant the launcher started
 * @property {'starting' | 'running' | 'stopping' | 'stopped'} state
 * @property {string} address
 * @property {Record<string, { pid: number, start: string } | null>} processes launcher, postgres, server, worker
 * @property {Record<string, number>} restarts how often each was started again
 * @property {Record<string, string>} versions
 */

/**
 * Writes the file now, at every change and every ten seconds.
 * @param {string} data
 * @param {() => Omit<Beat, 'at' | 'since' | 'processes'> & { pids: Record<string, number | undefined> }} facts
 */
export function beat(data, facts) {
  const since = new Date().toISOString();
  const write = () => {
    const { pids, ...rest } = facts();
    const processes = Object.fromEntries(
      Object.entries(pids).map(([name, pid]) => [
        name,
        pid === undefined ? null : { pid, start: startOf(pid) },
      ]),
    );
    writeJson(heartbeatFile(data), { at: new Date().toISOString(), since, ...rest, processes });
  };
  write();
  const timer = setInterval(write, 10_000);
  timer.unref();
  return {
    write,
    stop: () => {
      clearInterval(timer);
      write();
    },
  };
}

/**
 * @param {string[]} commandLine of a living process
 * @param {string[]} scripts absolute paths of the server and worker scripts
 * @returns {boolean} whether it is a server or worker of this checkout, and no stranger that got the number
 */
export function isOurs(commandLine, scripts) {
  return commandLine.slice(1).some((word) => scripts.includes(word));
}

/**
 * Ends servers and workers whose launcher was killed. Only called while holding the lock of the folder.
 * @param {string} data
 * @param {string[]} scripts
 * @returns {Promise<number>} how many there were
 */
export async function endOrphans(data, scripts) {
  const processes = /** @type {Beat | undefined} */ (readJson(heartbeatFile(data)))?.processes ?? {};
  const orphans = ['server', 'worker']
    .map((name) => processes[name])
    .filter((entry) => entry !== null && entry !== undefined)
    .filter(({ pid, start }) => isAlive(pid, start) && isOurs(commandLineOf(pid), scripts));
  await Promise.all(orphans.map(({ pid }) => endProcess(pid, 5000)));
  return orphans.length;
}
