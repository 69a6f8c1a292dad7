/** The stories: a whole installation started as a person would start it, and a browser that walks through it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuild } from './build.mjs';
import { adminUrl } from './cluster.mjs';
import { filesUnder, readJson } from './files.mjs';
import { clusterPlace } from './place.mjs';
import { freePort } from './port.mjs';
import { runtimeUrl } from './prepare.mjs';
import { endProcess, until } from './process.mjs';
import { childEnv, run } from './run.mjs';
import { indent, nothingIsFailure, readStories } from './tally.mjs';
import { removeData, throwawayData } from './throwaway.mjs';

/**
 * Starts an installation on a free port in a throw-away data folder; for the stories and for proofs.
 * @public
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.name
 * @param {'demo' | 'empty'} options.seed
 * @param {string} [options.clock]
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<{ url: string, data: string, env: Record<string, string>, close: () => Promise<void> }>} env: what a
 *   program needs to look into it: BASE_URL and NEXTAUTH_URL, NIGHTLIGHT_DATA, the runtime's and the superuser's URL
 * @throws {Error} with all it said, when it does not come up within five minutes
 */
export async function openInstallation({ root, name, seed, clock, signal }) {
  const data = throwawayData(name);
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'lib', 'boot', 'start.mjs')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnv({
      NIGHTLIGHT_DATA: data,
      NIGHTLIGHT_SEED: seed,
      NIGHTLIGHT_CLOCK: clock,
      NIGHTLIGHT_ORIGIN: undefined,
      PORT: String(port),
      HOST: '127.0.0.1',
      INIT_CWD: undefined,
      npm_lifecycle_event: undefined, // it belongs to this run, not to the npm above it
    }),
  });
  let said = '';
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  child.on('exit', () => {
    ended = true;
  });
  const close = async () => {
    if (!ended && child.pid !== undefined) await endProcess(child.pid, 30_000);
    await removeData(data);
  };
  const isReady = () => /^ready /m.test(said);
  await until(() => ended || isReady() || signal?.aborted === true, 300_000);
  if (isReady()) {
    const url = `http://127.0.0.1:${port}`;
    const admin = adminUrl(clusterPlace(root, data));
    const env = {
      BASE_URL: url,
      NEXTAUTH_URL: url,
      NIGHTLIGHT_DATA: data,
      NIGHTLIGHT_ADMIN_URL: admin,
      NIGHTLIGHT_DATABASE_URL: runtimeUrl(data, admin),
    };
    return { url, data, env, close };
  }
  await close();
  throw new Error(`the installation did not come up:\n${said}`);
}

const mostTroubles = 20;

/** What the servers and the database of an installation complained of: its folder is gone when somebody asks why a story failed. */
const troublesOf = (/** @type {{ data: string }} */ { data }) =>
  ['server', 'worker', 'postgres']
    .flatMap((name) => {
      const file = join(data, 'log', `${name}.log`);
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      return lines.filter((line) => /"level":"error"|ERROR:|FATAL:|^\s*⨯/.test(line)).slice(-mostTroubles);
    })
    .join('\n');

/** The hour all stories share, a Saturday morning in Longhui; one that needs another sets the clock for itself. */
export const STORY_CLOCK = '2026-11-21T09:10:00+08:00';

/**
 * @param {import('./steps.mjs').Shared & { all?: boolean, env?: Record<string, string> }} shared all: each story on
 *   phone and desktop in both languages instead of once; env: for the proof that takes pictures
 * @returns {Promise<import('./tally.mjs').Outcome>}
 */
export async function stories(shared) {
  const { root, words, signal, all } = shared;
  if (shared.unbuilt) return { passed: 0, failed: 1, note: 'not run, there is no build' };
  const files = filesUnder(join(root, 'e2e')).filter((file) =>
    words.some((word) => relative(root, file).includes(word)),
  );
  if (words.length > 0 && files.length === 0) return { passed: 0, failed: 0, note: 'none asked' };
  // Two that start beside each other would both build what is not built yet.
  await ensureBuild(root, { log: join(root, '.test', 'build.log'), signal });
  // An installation for each worker: a story that moves the clock keeps nobody waiting, and no neighbour files in between.
  const workers = files.length === 1 ? 1 : 2;
  const opened = await Promise.allSettled(
    Array.from({ length: workers }, (_, n) =>
      openInstallation({ root, name: `story-${n}`, seed: 'demo', clock: STORY_CLOCK, signal }),
    ),
  );
  const houses = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const [first] = houses;
  try {
    for (const one of opened) if (one.status === 'rejected') throw one.reason;
    if (!first) throw new Error('no installation');
    const report = join(first.data, 'stories.json');
    const args = ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json', ...words];
    const ran = await run(
      process.execPath,
      [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), ...args],
      {
        cwd: root,
        signal,
        withinMs: (all ? 60 : 12) * 60_000,
        onLine: (line) => process.stdout.write(`  ${line}\n`),
        env: childEnv({
          ...first.env,
          ...shared.env,
          NIGHTLIGHT_WORKERS: String(workers),
          NIGHTLIGHT_STORY_HOUSES: JSON.stringify(houses.map(({ env }) => env)),
          NIGHTLIGHT_STORIES: all ? 'all' : undefined,
          CHROMIUM_PATH: shared.browser,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        }),
      },
    );
    const outcome = readStories(readJson(report));
    const details = outcome.failed > 0 ? indent([ran.err, ...houses.map(troublesOf)].join('\n')) : undefined;
    if (ran.code !== 0 && outcome.failed === 0) return { ...outcome, failed: 1, details: indent(ran.err) };
    return nothingIsFailure({ ...outcome, details });
  } finally {
    await Promise.all(houses.map((house) => house.close()));
  }
}
