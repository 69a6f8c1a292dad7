/** What the test steps counted, and what is asked of them. Pure. */

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string} [note] a few words for the step's line
 * @property {string} [details] printed below it when something failed
 */

/**
 * @param {string} output lines of the reporter of this folder
 * @returns {Outcome}
 */
export function readReport(output) {
  const events = output.split('\n').flatMap((text) => {
    try {
      return [JSON.parse(text)];
    } catch {
      return [];
    }
  });
  const counts = events.find((event) => event.kind === 'counts');
  const fails = events.filter((event) => event.kind === 'fail');
  const broken = new Set(fails.map((event) => event.file));
  const heard = events.filter((event) => event.kind === 'stderr' && broken.has(event.file));
  const details = [
    ...fails.map((event) => `✖ ${event.name}\n  ${event.file}:${event.line}\n${indent(event.text)}`),
    ...heard.map((event) => indent(event.text)),
  ].join('\n');
  if (counts === undefined) return { passed: 0, failed: Math.max(fails.length, 1), details };
  const failed = counts.failed + (counts.cancelled ?? 0);
  const skipped = (counts.skipped ?? 0) + (counts.todo ?? 0);
  return { passed: counts.passed, failed, note: skipped > 0 ? `${skipped} skipped` : undefined, details };
}

/**
 * @param {any} report of Playwright's JSON reporter
 * @returns {Outcome} a story that passed only on a second try counts as passed and is named
 */
export function readStories(report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const broken = report?.errors?.length ?? (report === undefined ? 1 : 0);
  const notes = [flaky > 0 && `${flaky} at the second try`, skipped > 0 && `${skipped} skipped`];
  return {
    passed: expected + flaky,
    failed: unexpected + (unexpected === 0 ? broken : 0),
    note: notes.filter(Boolean).join(', ') || undefined,
  };
}

/** A step that found nothing to test has proven nothing. @param {Outcome} outcome @returns {Outcome} */
export function nothingIsFailure(outcome) {
  if (outcome.passed + outcome.failed > 0) return outcome;
  return { ...outcome, failed: 1, note: 'no test found' };
}

/** @param {string} text */
export const indent = (text) => text.replace(/^/gm, '  ');

/**
 * @param {string[]} args words after `npm test --`
 * @param {string[]} steps names in their order
 * @returns {{ steps: string[], words: string[] }} the steps named, all when none is; the other words narrow the
 *   unit, room and story files by their path
 */
export function readArguments(args, steps) {
  const named = steps.filter((step) => args.includes(step));
  return { steps: named.length > 0 ? named : steps, words: args.filter((word) => !steps.includes(word)) };
}

/**
 * @param {string[]} files paths relative to the checkout
 * @returns {{ unit: string[], rooms: string[] }} a room test needs a database and says so in its name
 */
export function sortTests(files) {
  const tests = files.filter((file) => /\.test\.(ts|mjs)$/.test(file)).sort();
  const isRoom = (/** @type {string} */ file) => /\.room\.test\.(ts|mjs)$/.test(file);
  return { unit: tests.filter((file) => !isRoom(file)), rooms: tests.filter(isRoom) };
}

/** @param {Outcome[]} outcomes @returns {{ line: string, code: number }} the closing line; no test at all is a failure */
export function closing(outcomes) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  return { line: `${passed} passed, ${failed} failed`, code: failed > 0 || passed === 0 ? 1 : 0 };
}
