import assert from 'node:assert/strict';
import { sign, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const data = mkdtempSync(path.join(tmpdir(), 'nightlight-keys-'));
process.env.NIGHTLIGHT_DATA = data;
const { keys, publishedKeys, rotateSigningKey, verifyingKey } = await import('./keys.ts');
after(() => rmSync(data, { recursive: true }));

test('after a rotation the former key still verifies what it signed, and its private half is gone', () => {
  const former = keys();
  const text = Buffer.from('a receipt');
  const signature = sign(null, text, former.signing);
  const id = rotateSigningKey();
  assert.notEqual(id, former.signingId);
  assert.equal(keys().signingId, id);
  const key = verifyingKey(former.signingId);
  assert.ok(key && verify(null, text, key, signature));
  assert.deepEqual(
    publishedKeys().map((one) => [one.id, one.current]),
    [
      [id, true],
      [former.signingId, false],
    ],
  );
  assert.equal(verifyingKey('00000000'), null);
  const folder = path.join(data, 'keys');
  const held = readdirSync(folder).filter((name) =>
    /PRIVATE/.test(readFileSync(path.join(folder, name), 'latin1')),
  );
  assert.deepEqual(held, ['receipt-signing.pem']);
});
