/** The steps of `npm test` that need no browser. Each takes what the run shares and returns what it counted. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ensureBuild } from './build.mjs';
import { filesUnder } from './files.mjs';
import { childEnv, PRELOADED, run } from './run.mjs';
import { indent, nothingIsFailure, readReport, sortTests } from './tally.mjs';
import { withThrowaway } from './throwaway.mjs';

/** @typedef {import('./tally.mjs').Outcome} Outcome */
/**
 * @typedef {object} Shared
 * @property {string} root
 * @property {string[]} words narrow the files by their path
 * @property {AbortSignal} signal
 * @property {string} [browser]
 * @property {boolean} [unbuilt] set by the build step when it failed
 */

const MINUTE = 60_000;

/**
 * Runs a tool that came as a package, under this Node, as one check.
 * @param {Shared} shared
 * @param {string} bin path below node_modules
 * @param {string[]} args
 * @returns {Promise<Outcome>}
 */
async function tool({ root, signal }, bin, args) {
  const { code, out, err } = await run(process.execPath, [join(root, 'node_modules', bin), ...args], {
    cwd: root,
    signal,
    withinMs: 3 * MINUTE,
    env: childEnv({ NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: undefined, NO_COLOR: '1' }),
  });
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, details: indent(cut(`${out}${err}`.trim())) };
}

/** @param {string} text */
const cut = (text) => text.split('\n').slice(0, 120).join('\n');

/** @param {Shared} shared */
export const format = (shared) =>
  tool(shared, '@biomejs/biome/bin/biome', ['ci', '--colors=off', '--diagnostic-level=error']);

/** Route types and the declarations of style sheets come from Next; a fresh checkout has neither. @param {Shared} shared */
export async function types(shared) {
  const made = await tool(shared, 'next/dist/bin/next', ['typegen']);
  return made.failed > 0 ? made : tool(shared, 'typescript/bin/tsc', ['-p', '.']);
}

/** @param {Shared} shared */
export const deadCode = (shared) => tool(shared, 'knip/bin/knip.js', ['--no-progress']);

/**
 * The tables in the code and the migrations agree when generating makes nothing new; what it made is taken back.
 * @param {Shared} shared
 * @returns {Promise<Outcome>}
 */
export async function migrations(shared) {
  const folder = join(shared.root, 'drizzle', 'migrations');
  const before = new Map(filesUnder(folder).map((file) => [file, readFileSync(file)]));
  const ran = await tool(shared, 'drizzle-kit/bin.cjs', [
    'generate',
    `--config=${join('drizzle', 'config.ts')}`,
    '--name=drift',
  ]);
  const made = filesUnder(folder).filter((file) => !before.get(file)?.equals(readFileSync(file)));
  const sql = made.filter((file) => file.endsWith('.sql')).map((file) => readFileSync(file, 'utf8'));
  for (const file of made) {
    const old = before.get(file);
    if (old === undefined) rmSync(file);
    else writeFileSync(file, old);
  }
  if (ran.failed > 0 || made.length === 0) return ran;
  return { passed: 0, failed: 1, note: 'schema and migrations differ', details: indent(sql.join('\n')) };
}

/** @param {Shared} shared @returns {{ unit: string[], rooms: string[] }} */
function tests({ root, words }) {
  const files = ['lib', 'drizzle', 'app']
    .flatMap((part) => filesUnder(join(root, part)))
    .map((file) => relative(root, file).split(sep).join('/'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  return sortTests(files);
}

/**
 * @param {Shared} shared
 * @param {string[]} files
 * @param {Record<string, string>} env
 * @returns {Promise<Outcome>}
 */
async function runTests({ root, signal, words }, files, env) {
  if (files.length === 0)
    return words.length > 0
      ? { passed: 0, failed: 0, note: 'none asked' }
      : nothingIsFailure({ passed: 0, failed: 0 });
  const reporter = join(root, 'lib', 'boot', 'reporter.mjs');
  const args = [
    ...PRELOADED,
    '--test',
    '--test-concurrency=3',
    '--test-timeout=120000',
    `--test-reporter=${reporter}`,
    ...files,
  ];
  const { out, err, code } = await run(process.execPath, args, {
    cwd: root,
    signal,
    withinMs: 6 * MINUTE,
    env: childEnv({ NODE_ENV: 'test', ...env }),
  });
  const outcome = readReport(out);
  if (code !== 0 && outcome.failed === 0) return { ...outcome, failed: 1, details: indent(err) };
  return nothingIsFailure(outcome);
}

/** @param {Shared} shared */
export const unit = (shared) => runTests(shared, tests(shared).unit, {});

/** One throw-away database for all room tests; each test rolls back what it did. @param {Shared} shared */
export function rooms(shared) {
  const files = tests(shared).rooms;
  if (files.length === 0) return runTests(shared, files, {});
  return withThrowaway({ name: 'rooms', seed: 'empty' }, ({ env }) => runTests(shared, files, env));
}

/** @param {Shared} shared @returns {Promise<Outcome>} */
export async function build(shared) {
  const log = join(shared.root, '.test', 'build.log');
  try {
    const note = await ensureBuild(shared.root, { log, signal: shared.signal, withinMs: 10 * MINUTE });
    return { passed: 1, failed: 0, note: note === 'fresh' ? 'nothing changed' : undefined };
  } catch (error) {
    shared.unbuilt = true;
    throw error;
  }
}
