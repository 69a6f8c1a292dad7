/** Builds the pages when what they are made of has changed. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf, readJson, writeJson } from './files.mjs';
import { childEnv, run } from './run.mjs';
import { lastLines, Told } from './say.mjs';
import { words } from './words.mjs';

const PARTS = ['app', 'lib', 'public', 'next.config.ts', 'proxy.ts', 'package-lock.json', 'tsconfig.json'];

/** @param {string} root */
const stampFile = (root) => join(root, '.next', 'nightlight-stamp');

/** @param {string} path @returns {boolean} tests, papers and this folder's own JavaScript are in no page */
export function isBuilt(path) {
  return !/\.test\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.md') && !/^lib\/boot\/.*\.mjs$/.test(path);
}

/** @param {string} root @returns {string} what a build would be made of */
export function buildStamp(root) {
  return digestOf(root, PARTS, isBuilt);
}

/** @param {string} root @param {string} [stamp] @returns {boolean} */
function isFresh(root, stamp = buildStamp(root)) {
  return existsSync(join(root, '.next', 'BUILD_ID')) && readJson(stampFile(root))?.stamp === stamp;
}

/**
 * @param {string} root
 * @param {{ log: string, signal?: AbortSignal, withinMs?: number }} options log: file for the build's words
 * @returns {Promise<'fresh' | 'built'>}
 * @throws {Told} after printing the last lines of a failed build
 */
export async function ensureBuild(root, { log, signal, withinMs }) {
  const stamp = buildStamp(root);
  if (isFresh(root, stamp)) return 'fresh';
  rmSync(stampFile(root), { force: true });
  // What the type checker remembers of an older tree made it refuse a newer one that is right (TypeScript 7.0.2).
  rmSync(join(root, '.next', 'cache', '.tsbuildinfo'), { force: true });
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const ran = await run(process.execPath, [next, 'build'], {
    cwd: root,
    signal,
    withinMs,
    env: childEnv({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
  });
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, `${ran.out}\n${ran.err}`, { mode: 0o600 });
  if (ran.code !== 0) {
    process.stderr.write(`${lastLines(log, 40).join('\n')}\n`);
    throw new Told(words.buildFailed(log));
  }
  writeJson(stampFile(root), { stamp }, 0o644);
  return 'built';
}
