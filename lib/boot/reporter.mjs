/** A reporter for node:test that writes one JSON value per line: each failed test, each file's stderr, the final counts. */

/** @param {AsyncIterable<{ type: string, data: any }>} source */
export default async function* report(source) {
  for await (const { type, data } of source) {
    if (type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed') {
      const error = data.details?.error;
      const cause = error?.cause ?? error;
      yield line({ kind: 'fail', name: data.name, file: data.file, line: data.line, text: textOf(cause) });
    }
    if (type === 'test:stderr') yield line({ kind: 'stderr', file: data.file, text: data.message });
    if (type === 'test:summary' && data.file === undefined) yield line({ kind: 'counts', ...data.counts });
  }
}

const line = (/** @type {object} */ value) => `${JSON.stringify(value)}\n`;

/** @param {any} cause @returns {string} */
function textOf(cause) {
  if (typeof cause?.stack === 'string') {
    const lines = cause.stack.split('\n');
    // Where our own code stood is what one looks for.
    return lines
      .filter((/** @type {string} */ at) => !/^\s+at .*(\/node_modules\/|\(?node:)/.test(at))
      .join('\n');
  }
  return typeof cause === 'string' ? cause : JSON.stringify(cause);
}
