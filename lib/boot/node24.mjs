/**
 * Everything but these few files is TypeScript run as it is, which needs Node 24. On an older Node a command
 * starts itself again under the Node 24 that came as a package, and only waits for it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { platformName } from './install.mjs';
import { commandLineOf, isAlive, parentOf, startOf } from './process.mjs';
import { signalNumber } from './run.mjs';
import { Told } from './say.mjs';
import { words } from './words.mjs';

const NEEDED = 24;
const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @returns {boolean} whether this is the second start, under Node 24, of a command */
export function isInner() {
  return process.env.NIGHTLIGHT_OUTER === String(process.ppid);
}

/** @param {string} version `v20.11.0` @returns {number} */
export function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

/** @throws {Told} under a Node too old to run even these files well */
export function checkNode() {
  if (majorOf(process.version) < 20) throw new Told(words.nodeTooOld(process.version));
}

/**
 * Returns at once under Node 24. Otherwise runs `script` again under the packaged Node 24 and ends this process
 * with its exit code: the returned promise then never settles.
 * @param {string} root
 * @param {string} script absolute path
 */
export async function underNode24(root, script) {
  if (majorOf(process.version) >= NEEDED) {
    process.env.PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
    return;
  }
  const node = join(root, 'node_modules', `node-${platformName()}`, 'bin', 'node');
  if (!existsSync(node)) throw new Told(words.noNode24(platformName()));
  const code = await new Promise((done, fail) => {
    const child = spawn(node, [script, ...process.argv.slice(2)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NIGHTLIGHT_OUTER: String(process.pid) },
    });
    for (const name of FORWARDED) process.on(name, () => child.kill(name));
    child.on('error', fail);
    child.on('exit', (status, name) => done(status ?? 128 + signalNumber(name)));
  });
  process.exit(Number(code));
}

/**
 * Calls `orphaned` once when the process that asked for this one is gone without a word (kill -9 of npm or of the
 * waiting outer Node): nobody could stop this one from the terminal any more.
 * @param {() => void} orphaned
 */
export function watchParents(orphaned) {
  let told = false;
  const tell = () => {
    if (!told) orphaned();
    told = true;
  };
  if (isInner()) process.once('disconnect', tell);
  const npm = npmAbove();
  if (npm === undefined) return;
  const timer = setInterval(() => {
    if (isAlive(npm.pid, npm.start)) return;
    clearInterval(timer);
    tell();
  }, 500);
  timer.unref();
}

/** @returns {{ pid: number, start: string } | undefined} the npm that runs this command, a few steps up */
export function npmAbove() {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  let pid = process.ppid;
  for (let step = 0; step < 5 && pid > 1; step += 1) {
    if (
      /^npm\b|npm-cli\.js/.test(
        commandLineOf(pid)
          .join(' ')
          .replace(/^\S*node /, ''),
      )
    ) {
      return { pid, start: startOf(pid) };
    }
    pid = parentOf(pid);
  }
  return undefined;
}
