/**
 * What the launcher says: short timed lines while it works, and one line with its cure when it cannot.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** A problem the person at the terminal can mend: printed as one line without a stack, exit code 1. */
export class Told extends Error {
  /** @param {{ zh: string, en: string }} words */
  constructor(words) {
    super(oneLine(`${words.zh} ${words.en}`));
    this.name = 'Told';
  }
}

/** The person asked to stop while something was still being made ready. */
export class Stopped extends Error {}

/** @param {string} text @returns {string} the text with every run of white space made one space */
function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** @param {number} ms @returns {string} seconds with one decimal, `0.4 s` */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * A voice on one stream. `step` runs work between "name …" and "ok 0.4 s" and prints one line when done.
 * @param {NodeJS.WritableStream} stream stdout for the launcher, stderr for the command line (so --json stays clean)
 */
export function voice(stream = process.stdout) {
  const line = (/** @type {string} */ text) => {
    stream.write(`${new Date().toTimeString().slice(0, 8)} ${text}\n`);
  };
  return {
    line,
    /**
     * @template T
     * @param {string} name
     * @param {() => Promise<T> | T} work
     * @param {(result: T) => string} [note] said instead of "ok"
     * @returns {Promise<T>}
     */
    async step(name, work, note) {
      const from = performance.now();
      const result = await work();
      line(`${name} … ${note ? note(result) : 'ok'} ${seconds(performance.now() - from)}`);
      return result;
    },
  };
}
/** @typedef {ReturnType<typeof voice>} Voice */

/** @param {string} file @param {number} count @returns {string[]} the last non-empty lines of a log file, oldest first */
export function lastLines(file, count) {
  try {
    const size = statSync(file).size;
    const length = Math.min(size, 64 * 1024);
    const buffer = Buffer.alloc(length);
    const fd = openSync(file, 'r');
    readSync(fd, buffer, 0, length, size - length);
    closeSync(fd);
    return buffer
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(-count);
  } catch {
    return [];
  }
}

/**
 * Ends a command of this folder: a told problem as its line, anything else with its stack; exit code 1.
 * @param {unknown} error
 */
export function sayError(error) {
  if (error instanceof Told) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
