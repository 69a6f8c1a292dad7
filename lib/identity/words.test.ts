import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#lib/access/permissions.ts';
import { languages } from '#lib/platform/i18n.ts';
import { allIdentityCodes } from './codes.ts';
import { identityCure, identityMessage } from './words-codes.ts';
import { roleName } from './words-roles.ts';

test('every numbered result of this room has its cause and its cure in both languages', () => {
  for (const language of languages) {
    for (const code of allIdentityCodes) {
      assert.ok(identityMessage({ code }, language), `${code} ${language}`);
      assert.match(identityCure({ code }, language) ?? '', /[。.]$/, `${code} ${language}`);
    }
  }
  assert.equal(identityMessage({ code: 'M-101' }, 'en'), null);
});

test('a broken password rule is named', () => {
  const said = (rule: string) => identityMessage({ code: 'M-185', values: { rule } }, 'en');
  assert.match(said('short') ?? '', /12 characters/);
  assert.match(said('short_admin') ?? '', /15 characters/);
  assert.equal(said('constructor'), said('unknown'));
});

test('police and auxiliary are named apart', () => {
  for (const language of languages) {
    const names = new Set(roles.map((role) => roleName(language, role, null)));
    assert.equal(names.size, roles.length);
    assert.notEqual(roleName(language, 'officer', 'police'), roleName(language, 'officer', 'auxiliary'));
    assert.notEqual(roleName(language, 'chief', 'police'), roleName(language, 'chief', 'auxiliary'));
  }
});
