/** `npm test [-- STEP… WORD…]`: everything that is checked, each step on a line, closing with `N passed, N failed`. */
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { checkNode, underNode24, watchParents } from './node24.mjs';
import { Stopped, sayError, seconds, voice } from './say.mjs';
import { root } from './settings.mjs';
import { closing, readArguments } from './tally.mjs';

const STEPS = ['format', 'types', 'dead-code', 'migrations', 'unit', 'rooms', 'build', 'stories'];

/** @param {string[]} args @returns {Promise<number>} exit code */
async function test(args) {
  checkNode();
  const say = voice();
  const stop = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => stop.abort());
  }
  const asked = readArguments(args, STEPS);
  await ensureInstalled(root, say, stop.signal);
  await underNode24(root, fileURLToPath(import.meta.url));
  watchParents(() => stop.abort());
  const browser = asked.steps.includes('stories') ? await ensureChromium(say) : undefined;
  // Loaded only now: under an older Node this process does nothing but wait for the newer one.
  const checks = await import('./steps.mjs');
  const { stories } = await import('./stories.mjs');
  const { sweepThrowaways } = await import('./throwaway.mjs');
  await sweepThrowaways();
  const run = {
    format: checks.format,
    types: checks.types,
    'dead-code': checks.deadCode,
    migrations: checks.migrations,
    unit: checks.unit,
    rooms: checks.rooms,
    build: checks.build,
    stories,
  };
  const shared = { root, words: asked.words, signal: stop.signal, browser };
  const outcomes = [];
  for (const name of asked.steps) {
    outcomes.push(await oneStep(name, () => run[name](shared), say));
  }
  const { line, code } = closing(outcomes);
  process.stdout.write(`${line}\n`);
  return code;
}

/**
 * A step that throws has failed once; the next ones run all the same.
 * @param {string} name
 * @param {() => Promise<import('./tally.mjs').Outcome>} work
 * @param {import('./say.mjs').Voice} say
 */
async function oneStep(name, work, say) {
  const from = performance.now();
  /** @type {import('./tally.mjs').Outcome} */
  const outcome = await work().catch((error) => {
    if (error instanceof Stopped) throw error;
    return { passed: 0, failed: 1, details: error instanceof Error ? error.message : String(error) };
  });
  const { passed, failed, note, details } = outcome;
  const words = [failed > 0 ? `FAILED ${failed}, ${passed} passed` : `${passed} passed`, note].filter(
    Boolean,
  );
  say.line(`${name} … ${words.join(', ')} ${seconds(performance.now() - from)}`);
  if (failed > 0 && details) process.stdout.write(`${details}\n`);
  return outcome;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  test(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      if (!(error instanceof Stopped)) sayError(error);
      process.exit(error instanceof Stopped ? 130 : 1);
    },
  );
}
