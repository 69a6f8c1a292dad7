import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Cell, type DataKey, derive, keyIdOf, mac, open, same, seal, sha256 } from './crypto.ts';

const key: DataKey = { id: 202611, key: randomBytes(32) };
const cell: Cell = { county: '430524', table: 'stay_text', column: 'sealed', row: 'a:1' };
const seed = randomInt(2 ** 31);

test('what was sealed opens for the same cell, whatever text it is', (t) => {
  t.diagnostic(`seed ${seed}`);
  const texts = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(texts, (text) => open(key, cell, seal(key, cell, text)) === text),
    { seed, numRuns: 500 },
  );
});

test('a ciphertext that was moved to another county, table, column or row does not open', () => {
  const sealed = seal(key, cell, '某童');
  const moves: Partial<Cell>[] = [
    { county: '430525' },
    { table: 'stay' },
    { column: 'masked' },
    { row: 'a:2' },
  ];
  for (const move of moves)
    assert.throws(() => open(key, { ...cell, ...move }, sealed), JSON.stringify(move));
});

test('a ciphertext with any one bit turned, or cut anywhere, does not open', () => {
  const sealed = seal(key, cell, '某童 430524201203070012');
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const bent = Buffer.from(sealed);
    const at = bit >> 3;
    bent[at] = (bent[at] ?? 0) ^ (1 << (bit & 7));
    assert.throws(() => open(key, cell, bent), `bit ${bit}`);
  }
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => open(key, cell, sealed.subarray(0, length)), `length ${length}`);
  }
});

test('another key does not open it, though it bears the same number', () => {
  const sealed = seal(key, cell, '某童');
  assert.throws(() => open({ id: key.id, key: randomBytes(32) }, cell, sealed));
  assert.equal(keyIdOf(sealed), key.id);
  assert.equal(keyIdOf(seal({ ...key, id: 2 ** 32 - 1 }, cell, '')), 2 ** 32 - 1);
});

test('the same text sealed twice never looks alike, and never shows what it says', () => {
  const sealed = Array.from({ length: 2000 }, () => seal(key, cell, '某童某童某童').toString('hex'));
  assert.equal(new Set(sealed).size, sealed.length);
  assert.equal(new Set(sealed.map((text) => text.slice(12, 36))).size, sealed.length, 'a nonce came twice');
  assert.ok(sealed.every((text) => !text.includes(Buffer.from('某童').toString('hex'))));
});

test('the header names version 1 and AES-256-GCM, so that another algorithm can stand beside it later', () => {
  const sealed = seal(key, cell, '');
  assert.deepEqual([...sealed.subarray(0, 2)], [1, 1]);
  assert.equal(sealed.length, 6 + 12 + 16);
  assert.throws(
    () => open(key, cell, Buffer.concat([Buffer.from([2, 1]), sealed.subarray(2)])),
    /unknown ciphertext/,
  );
  assert.throws(
    () => open(key, cell, Buffer.concat([Buffer.from([1, 2]), sealed.subarray(2)])),
    /unknown ciphertext/,
  );
});

test('keys of different purposes, or of different roots, have nothing in common; the same purpose is found again', () => {
  const root = Buffer.alloc(32, 7);
  assert.deepEqual(derive(root, 'session'), derive(root, 'session'));
  assert.notDeepEqual(derive(root, 'session'), derive(root, 'form'));
  assert.notDeepEqual(derive(root, 'session'), derive(Buffer.alloc(32, 8), 'session'));
  assert.equal(derive(root, 'session').length, 32);
});

test('HMAC and SHA-256 answer as their standards say', () => {
  // RFC 4231, test case 2; FIPS 180-4, 'abc'.
  assert.equal(
    mac(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  assert.equal(sha256('abc').toString('hex'), abc);
  assert.equal(sha256('a', Buffer.from('b'), 'c').toString('hex'), abc);
});

test('two secrets are the same when every byte is, and a different length is simply different', () => {
  assert.equal(same(Buffer.from('abc'), Buffer.from('abc')), true);
  assert.equal(same(Buffer.from('abc'), Buffer.from('abd')), false);
  assert.equal(same(Buffer.from('abc'), Buffer.from('ab')), false);
  assert.equal(same(Buffer.alloc(0), Buffer.alloc(0)), true);
});
