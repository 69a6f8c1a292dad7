/** Runs one program to its end. */
import { spawn } from 'node:child_process';
import { Stopped } from './say.mjs';

/**
 * @typedef {object} Ran
 * @property {number} code exit code; 128 + n when a signal ended it
 * @property {string} out
 * @property {string} err
 */

/**
 * @param {string} program
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.input] given to its standard input
 * @param {number} [options.uid]
 * @param {number} [options.gid]
 * @param {number} [options.withinMs] ended when it takes longer
 * @param {AbortSignal} [options.signal] ended, and Stopped thrown, when aborted
 * @param {(line: string) => void} [options.onLine] hears its standard output line by line as it comes
 * @returns {Promise<Ran>}
 * @throws {Error} when the program cannot be started
 */
export function run(program, args, options = {}) {
  const { cwd, env, input, uid, gid, withinMs, signal, onLine } = options;
  return new Promise((done, fail) => {
    if (signal?.aborted) return fail(new Stopped('stopped'));
    const child = spawn(program, args, { cwd, env, uid, gid, stdio: ['pipe', 'pipe', 'pipe'] });
    const end = () => child.kill('SIGTERM');
    const timer = withinMs === undefined ? undefined : setTimeout(end, withinMs);
    signal?.addEventListener('abort', end, { once: true });
    let out = '';
    let err = '';
    let line = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      if (onLine) lines.forEach(onLine);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.stdin.on('error', () => {}); // it may end without reading what it is given
    child.stdin.end(input ?? '');
    child.on('error', fail);
    child.on('close', (code, name) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) fail(new Stopped('stopped'));
      else done({ code: code ?? 128 + signalNumber(name), out, err });
    });
  });
}

/** What every Node child of ours starts with. */
export const PRELOADED = ['--import', new URL('./imports-quick.mjs', import.meta.url).href];

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };

/** @param {NodeJS.Signals | null} name @returns {number} as shells count */
export function signalNumber(name) {
  return NUMBERS[/** @type {keyof typeof NUMBERS} */ (name ?? 'SIGTERM')] ?? 1;
}

/**
 * The environment of a child: what this process has, without the keys to the database that it was not given.
 * @param {Record<string, string | undefined>} more
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnv(more) {
  const env = { ...process.env };
  for (const name of [
    'DATABASE_URL',
    'NIGHTLIGHT_ADMIN_URL',
    'NIGHTLIGHT_DATABASE_URL',
    'NODE_CHANNEL_FD',
    'NODE_OPTIONS',
    'NODE_TEST_CONTEXT',
  ]) {
    delete env[name];
  }
  for (const [name, value] of Object.entries(more)) {
    if (value === undefined) delete env[name];
    else env[name] = value;
  }
  return env;
}
