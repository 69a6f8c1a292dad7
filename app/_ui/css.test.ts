import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const sheets = readdirSync(here).filter((name) => name.endsWith('.css'));
const parts = readdirSync(here).filter((name) => name.endsWith('.tsx'));
const read = (name: string) => readFileSync(join(here, name), 'utf8');

test('an old phone can read every sheet: no layers, no nesting, no modern colour functions, no logical shorthands', () => {
  assert.ok(sheets.length > 10);
  const modern =
    /@layer|@container|color-mix\(|light-dark\(|oklch\(|oklab\(|\binset:|(?:margin|padding|border)-(?:inline|block)|^\s*&/m;
  for (const name of sheets) assert.doesNotMatch(read(name), modern, name);
});

test('what only new browsers understand stands alone, so that a rule they drop takes nothing with it', () => {
  for (const name of sheets) {
    for (const [selector = ''] of read(name).matchAll(/[^{}]*:has\([^{]*\{/g)) {
      assert.ok(!selector.replace(/\([^)]*\)/g, '').includes(','), `${name}: ${selector.trim()}`);
    }
  }
});

test('the layout brings every sheet, and the narrow and printed ones last', () => {
  const layout = readFileSync(join(here, '../layout.tsx'), 'utf8');
  const imported = [...layout.matchAll(/'\.\/_ui\/([\w-]+\.css)'/g)].map(([, name]) => name);
  assert.deepEqual([...imported].sort(), [...sheets].sort());
  assert.equal(imported[0], 'tokens.css');
  assert.deepEqual(imported.slice(-3), ['narrow.css', 'narrow-table.css', 'print.css']);
});

test('no part writes an inline style or runs in the browser, so a strict content policy and a phone without script hold', () => {
  assert.ok(parts.length > 20);
  for (const name of parts)
    assert.doesNotMatch(read(name), /\sstyle=|'use client'|dangerouslySetInnerHTML/, name);
});
