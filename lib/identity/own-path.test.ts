import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPath } from './own-path.ts';

test('a place of our own is kept with its query', () => {
  for (const path of ['/desk', '/reports/2026-11-20?lodging=LH0025', '/board?q=%E9%9A%86', '/']) {
    assert.equal(ownPath(path), path);
  }
  assert.equal(ownPath('/desk#top'), '/desk');
  assert.equal(ownPath('/a/../board'), '/board');
});

test('anything that could lead elsewhere, or back to signing in, is refused', () => {
  for (const text of [
    undefined,
    null,
    '',
    'desk',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/%2fevil.example',
    '/%2Fevil.example',
    '/%5cevil.example',
    '/%252fevil.example',
    '/%0d%0aSet-Cookie:x',
    '/%09/evil.example',
    '/.//evil.example',
    '/desk\\..\\x',
    '/sign-in',
    '/sign-in?next=/sign-in',
    '/x/../sign-in/second-factor',
    '/sign-out',
    '/invite/abc',
    `/${'a'.repeat(3000)}`,
    '/隆回',
  ]) {
    assert.equal(ownPath(text), null, JSON.stringify(text));
  }
});
