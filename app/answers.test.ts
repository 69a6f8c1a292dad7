import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..');

/** Answers that hold a part for scripts, and why that never reaches a browser without one. */
const apart: Record<string, string> = {
  'app/(police)/chases/remind/answer.tsx': 'holds the form only where a script has sent it (isSentByScript)',
};

const importsOf = (file: string) =>
  [
    ...readFileSync(path.join(root, file), 'utf8').matchAll(/^import (?!type).*? from '([^']+\.tsx)';$/gms),
  ].flatMap(([, from = '']) => {
    const found = from.startsWith('#app/')
      ? from.slice(1)
      : path.relative(root, path.resolve(root, path.dirname(file), from));
    return existsSync(path.join(root, found)) ? [found] : [];
  });

const runsInBrowser = (file: string) =>
  readFileSync(path.join(root, file), 'utf8').startsWith("'use client'");

/** Whether a file draws a part that runs in the browser, itself or by what it imports. */
function reaches(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  return runsInBrowser(file) || importsOf(file).some((one) => reaches(one, seen));
}

test('what an act answers holds no part that runs in the browser: without a script React would call it on the server and fail', () => {
  const acts = globSync('app/**/*actions.ts', { cwd: root });
  const answers = [...new Set(acts.flatMap(importsOf))];
  assert.ok(answers.length >= 10, 'answers are found');
  assert.deepEqual(answers.filter((file) => reaches(file)).sort(), Object.keys(apart));
});
