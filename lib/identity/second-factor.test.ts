import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { generateSync } from 'otplib';

process.env.NIGHTLIGHT_DATA ??= mkdtempSync(path.join(tmpdir(), 'nightlight-keys-'));
process.env.NIGHTLIGHT_DATABASE_URL ??= 'postgres://nobody@localhost/none';
const factor = await import('./second-factor.ts');

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'; // RFC 6238 appendix B: '12345678901234567890'
const at = (seconds: number) => new Date(seconds * 1000);

test('the codes are those of RFC 6238', () => {
  assert.equal(factor.stepOfCode(secret, '287082', at(59)), 1);
  assert.equal(factor.stepOfCode(secret, '081804', at(1111111109)), 37037036);
  assert.equal(factor.stepOfCode(secret, '005924', at(1234567890)), 41152263);
});

test('a code is good for its own step and one on either side, and names the step it belongs to', () => {
  const now = at(1_700_000_010);
  for (const [drift, good] of [
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ] as const) {
    const epoch = 1_700_000_010 + drift;
    const code = generateSync({ secret, epoch });
    assert.equal(factor.stepOfCode(secret, code, now), good ? Math.floor(epoch / 30) : null, String(drift));
  }
});

test('a code is read as people type it, and nothing else is a code', () => {
  assert.equal(factor.readCode(' 123 456 '), '123456');
  assert.equal(factor.readCode('１２３４５６'), '123456');
  for (const text of ['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦']) assert.equal(factor.readCode(text), null);
});

test('recovery codes are ten different ones and forgive case, hyphen and look-alikes', () => {
  const codes = factor.newRecoveryCodes();
  assert.equal(new Set(codes).size, 10);
  for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  assert.equal(factor.readRecoveryCode('abcde fgh1o'), 'ABCDE-FGH10');
  assert.equal(factor.readRecoveryCode('ABCDE-FGHIL'), 'ABCDE-FGH11');
  assert.equal(factor.readRecoveryCode('123456'), null);
});

test('a session is offered one secret, another session another', () => {
  const mine = Buffer.alloc(32, 1);
  assert.equal(factor.offeredSecret(mine), factor.offeredSecret(mine));
  assert.match(factor.offeredSecret(mine), /^[A-Z2-7]{32}$/);
  assert.notEqual(factor.offeredSecret(mine), factor.offeredSecret(Buffer.alloc(32, 2)));
});

test('the code shown on a demonstration is one that was not used yet', () => {
  const now = at(1_700_000_010);
  const step = Math.floor(1_700_000_010 / 30);
  const code = (last: number | null) => factor.unusedCode(secret, now, last);
  assert.equal(factor.stepOfCode(secret, code(null) ?? '', now), step);
  assert.equal(factor.stepOfCode(secret, code(step) ?? '', now), step + 1);
  assert.equal(code(step + 1), null);
});
