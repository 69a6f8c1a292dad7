import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { actName, isNamed } from './words-acts.ts';

test('every act that a room records has a name the auditor can read in both languages', () => {
  const lib = path.join(import.meta.dirname, '..');
  const files = globSync('*/**/*.ts', { cwd: lib }).filter((file) => !file.endsWith('.test.ts'));
  assert.ok(files.length > 40, `read ${files.length} files`);
  const recorded = new Map<string, string>();
  for (const file of files) {
    const source = readFileSync(path.join(lib, file), 'utf8');
    for (const [, act] of source.matchAll(/\brecord\(pass, '([a-z_]+\.[a-z_]+)'/g))
      recorded.set(act ?? '', file);
    for (const [, call] of source.matchAll(/\brecord\(\{\s*act:([^,]+),/g))
      for (const [, act] of (call ?? '').matchAll(/'([a-z_]+\.[a-z_]+)'/g)) recorded.set(act ?? '', file);
  }
  assert.ok(recorded.size > 5, `found ${recorded.size} acts`);
  const unnamed = [...recorded].filter(([act]) => !isNamed(act)).map(([act, file]) => `${act} in ${file}`);
  assert.deepEqual(unnamed, []);
});

test('an act has a name of its own in each language and an unknown one stands as recorded', () => {
  assert.equal(actName('reveal.open', 'zh-CN'), '打开原文');
  assert.equal(actName('reveal.open', 'en'), 'Reveal opened');
  assert.equal(actName('gone.by', 'en'), 'gone.by');
});
