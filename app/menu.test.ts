import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSources } from '#lib/platform/walls/source.ts';

const sources = readSources();

test('the menu of the police side shows a page to everybody whom the page lets in', () => {
  const menu = sources.find(({ path }) => path === 'lib/overview/menu.ts')?.text ?? '';
  const entries = [...menu.matchAll(/href: '(?<href>[^']+)', permission: '(?<right>[^']+)'/g)];
  assert.ok(entries.length > 20, 'the menu was read');
  const wrong = entries.flatMap(({ groups }) => {
    const { href = '', right = '' } = groups ?? {};
    const page = sources.find(({ path }) =>
      ['(police)', '(admin)'].some((side) => path === `app/${side}${href}/page.tsx`),
    );
    const first = /\benter\('(?<right>[^']+)'/.exec(page?.text ?? '')?.groups?.right;
    return first === right ? [] : [`${href}: the menu asks ${right}, the page ${first}`];
  });
  assert.deepEqual(wrong, []);
});
