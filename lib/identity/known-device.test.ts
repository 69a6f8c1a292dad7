import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

process.env.NIGHTLIGHT_DATA ??= mkdtempSync(path.join(tmpdir(), 'nightlight-keys-'));
process.env.NIGHTLIGHT_DATABASE_URL ??= 'postgres://nobody@localhost/none';
const { deviceOf, knows, remember } = await import('./known-device.ts');

test('a device knows the accounts that finished a sign-in on it and no other', () => {
  const first = remember(null, 'a');
  const both = remember(deviceOf(first), 'b');
  assert.equal(knows(deviceOf(both), 'a'), true);
  assert.equal(knows(deviceOf(both), 'b'), true);
  assert.equal(knows(deviceOf(both), 'c'), false);
  assert.equal(deviceOf(both)?.id, deviceOf(first)?.id);
  assert.equal(remember(deviceOf(both), 'b'), both);
});

test('a mark is worth nothing on another device, altered or made up', () => {
  const mine = remember(null, 'a');
  const other = remember(null, 'b');
  const stolen = `${other.split('.')[0]}.${mine.split('.')[1]}`;
  assert.equal(knows(deviceOf(stolen), 'a'), false);
  for (const cookie of ['', 'x', mine.slice(0, -1), `${mine}.`, `${mine}.x`, 'a'.repeat(5000)]) {
    assert.equal(knows(deviceOf(cookie), 'a'), false, cookie.slice(0, 30));
  }
});

test('a shared desk remembers its last dozen people', () => {
  let cookie: string | undefined;
  for (let person = 0; person < 20; person += 1) cookie = remember(deviceOf(cookie), String(person));
  assert.equal(knows(deviceOf(cookie), '19'), true);
  assert.equal(knows(deviceOf(cookie), '8'), true);
  assert.equal(knows(deviceOf(cookie), '7'), false);
});
