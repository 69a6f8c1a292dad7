import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { permissions } from '#lib/access/permissions.ts';
import { helpList } from './help-list.ts';
import { apiDocument } from './openapi.ts';
import { LANGUAGE_COOKIE, LARGE_TYPE_COOKIE } from './preference-cookies.ts';
import { publishedCodes } from './published-codes.ts';
import { endpoints } from './table.ts';
import { apiWords } from './words.ts';

const document = apiDocument();
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item ?? {}).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    operation,
  })),
);

test('every endpoint that answers is in the document, and nothing else is', () => {
  assert.deepEqual(
    operations.map(({ name }) => name).sort(),
    endpoints.map(({ method, path }) => `${method} /api/v1${path}`).sort(),
  );
  assert.equal(new Set(operations.map(({ name }) => name)).size, endpoints.length);
});

test('every operation has an id of its own, a summary in both languages, an example and a permission of the table', () => {
  assert.equal(new Set(endpoints.map(({ id }) => id)).size, endpoints.length);
  for (const endpoint of endpoints) {
    assert.ok(apiWords('en')[endpoint.summary] && apiWords('zh-CN')[endpoint.summary]);
    assert.match(endpoint.example, /\$ORIGIN\/api\/v1/);
    assert.ok(endpoint.permission === null || endpoint.permission in permissions);
  }
});

test('every reference of the document leads to a component', () => {
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].flatMap(([, name]) => name ?? []);
  assert.ok(names.length > 20);
  for (const name of names) assert.ok(document.components?.schemas?.[name], name);
});

test('a return and its stays are described with their limits', () => {
  const stay = JSON.stringify(document.components?.schemas?.Stay ?? {});
  for (const field of ['check_in', 'guardian', 'companions', 'serial', 'planned_check_out'])
    assert.match(stay, new RegExp(field));
});

test('the list at /help/api shows every endpoint of the document, in both languages, with its example', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const shown = helpList(language);
    assert.deepEqual(
      shown.map(({ method, path }) => `${method} ${path}`).sort(),
      operations.map(({ name }) => name).sort(),
    );
    for (const entry of shown) assert.ok(entry.summary !== '' && entry.example.startsWith('curl '), entry.id);
  }
});

test('the published list has every number once, with both sentences in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const list = publishedCodes(language);
    assert.equal(new Set(list.map(({ code }) => code)).size, list.length);
    assert.ok(list.length > 80);
    for (const { code, message, cure } of list) {
      assert.ok(message !== '' && cure !== '', code);
      assert.doesNotMatch(message + cure, /undefined|NaN|\[object/, code);
    }
  }
});

test('the cookies of language and large type have the same names on both sides of the front', () => {
  const source = readFileSync(new URL('../language.ts', import.meta.url), 'utf8');
  assert.match(source, new RegExp(`LANGUAGE_COOKIE = '${LANGUAGE_COOKIE}'`));
  assert.match(source, new RegExp(`LARGE_TYPE_COOKIE = '${LARGE_TYPE_COOKIE}'`));
});
