/** Keeps a part running: what ends unasked is started again, more slowly each time, and given up after five quick ends. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { isAlive, pause, signal, startOf, until } from './process.mjs';
import { PRELOADED } from './run.mjs';
import { lastLines, seconds } from './say.mjs';

const DELAYS = [1000, 2000, 5000, 10_000];
const QUICK = 60_000;
const LIMIT = 5;

/**
 * @param {number} quickEnds how often in a row it ended quickly before
 * @param {number} livedMs how long it lived this time
 * @returns {{ quickEnds: number, delay: number, giveUp: boolean }} delay in milliseconds before the next start
 */
export function afterEnd(quickEnds, livedMs) {
  const ends = livedMs < QUICK ? quickEnds + 1 : 1;
  return { quickEnds: ends, delay: DELAYS[Math.min(ends, DELAYS.length) - 1] ?? 0, giveUp: ends >= LIMIT };
}

/**
 * @typedef {object} Part
 * @property {number} pid
 * @property {Promise<void>} ready
 * @property {Promise<void>} gone
 */

/**
 * @param {object} options
 * @param {string} options.name
 * @param {() => Promise<Part> | Part} options.start
 * @param {(words: string) => void} options.say
 * @param {() => void} options.changed called when a pid came or went
 * @param {() => void} options.gaveUp
 */
export function keep({ name, start, say, changed, gaveUp }) {
  /** @type {Part | undefined} */
  let part;
  let stopping = false;
  let quickEnds = 0;
  let restarts = 0;
  /** @type {() => void} */
  let firstReady = () => {};
  const ready = new Promise((done) => {
    firstReady = () => done(undefined);
  });
  const loop = async () => {
    while (!stopping) {
      const from = performance.now();
      part = await Promise.resolve(start()).catch((error) => {
        say(`${name} … ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      });
      changed();
      if (part !== undefined && !stopping) {
        part.ready.then(firstReady, () => {});
        await part.gone;
      } else if (part !== undefined) return;
      part = undefined;
      if (stopping) return;
      const next = afterEnd(quickEnds, performance.now() - from);
      quickEnds = next.quickEnds;
      changed();
      if (next.giveUp) return gaveUp();
      say(`${name} … ended unasked, again in ${seconds(next.delay)}`);
      restarts += 1;
      await pause(next.delay);
    }
  };
  const done = loop();
  return {
    ready,
    pid: () => part?.pid,
    restarts: () => restarts,
    /** After this nothing is started again. The part itself is ended by who knows how. */
    release: () => {
      stopping = true;
    },
    done,
  };
}

/**
 * A Node child that says `{ ready: true }` over IPC. It logs to a file, not to a pipe that would end with the
 * launcher, and leads its own process group, so that Ctrl-C reaches only the launcher, which knows the order.
 * @param {{ script: string, cwd: string, env: NodeJS.ProcessEnv, log: string, readyWithinMs?: number }} options
 * @returns {Part}
 */
export function nodePart({ script, cwd, env, log, readyWithinMs = 120_000 }) {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 20_000_000) renameSync(log, `${log}.1`);
  const fd = openSync(log, 'a', 0o600);
  const child = spawn(process.execPath, [...PRELOADED, script], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', fd, fd, 'ipc'],
  });
  closeSync(fd);
  const gone = new Promise((done) => {
    child.once('exit', () => done(undefined));
    child.once('error', () => done(undefined));
  });
  const ready = new Promise((done, fail) => {
    const slow = setTimeout(() => child.kill('SIGKILL'), readyWithinMs);
    child.on('message', (message) => {
      if (message === null || typeof message !== 'object' || !('ready' in message)) return;
      clearTimeout(slow);
      done(undefined);
    });
    void gone.then(() => {
      clearTimeout(slow);
      fail(new Error('ended before it was ready'));
    });
  });
  ready.catch(() => {});
  child.on('error', () => {});
  return { pid: child.pid ?? 0, ready, gone };
}

/**
 * Asks a part to end; after the grace it is made to.
 * @param {number | undefined} pid
 * @param {number} graceMs
 * @param {() => boolean} hurry asked while waiting: whether the grace is over early
 */
export async function endPart(pid, graceMs, hurry = () => false) {
  if (pid === undefined) return;
  const start = startOf(pid);
  signal(pid, 'SIGTERM');
  let gone = false;
  await until(
    () => {
      gone = !isAlive(pid, start);
      return gone || hurry();
    },
    graceMs,
    25,
  );
  if (gone) return;
  signal(pid, 'SIGKILL');
  await until(() => !isAlive(pid, start), 5000, 25);
}

/** @param {string} log @returns {string} the last line a part wrote, cut to a line's length */
export function lastWord(log) {
  return (lastLines(log, 1)[0] ?? '').slice(0, 300);
}
