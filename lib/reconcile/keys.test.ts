import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { keyOfNumber, nearKeys, nearOf } from './keys.ts';
import { neighboursOf } from './neighbours.ts';

test('a number’s key is HMAC-SHA-256 cut to 128 bits, as returns index it', () => {
  for (let n = 0; n < 200; n += 1) {
    const key = randomBytes(n % 2 === 0 ? 32 : 64);
    const text = randomBytes(n % 20).toString('hex');
    const wanted = createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('hex');
    assert.equal(keyOfNumber(key, text), wanted);
  }
});

test('RFC 4231 test case 2', () => {
  const key = keyOfNumber(Buffer.from('Jefe'), 'what do ya want for nothing?');
  assert.equal(key, '5bdcc146bf60754e6a042426089575c7');
});

test('the short key of a neighbour is the beginning of its whole key', () => {
  const key = randomBytes(32);
  const number = '430524201003070012';
  const [first] = neighboursOf(number);
  assert.equal(nearKeys(key, number)[0], nearOf(keyOfNumber(key, first ?? '')));
});
