import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

process.env.NIGHTLIGHT_DATA ??= mkdtempSync(path.join(tmpdir(), 'plate-'));
const { callerCode, plateOf, readPlate } = await import('./plate.ts');

const house = { county: '430524', code: 'LH0001' };

test('a plate names its house and nobody can make one for another', () => {
  const plate = plateOf(house);
  assert.deepEqual(readPlate(plate), house);
  assert.equal(readPlate(plate.replace('LH0001', 'LH0002')), null);
  assert.equal(readPlate(plate.replace('430524', '430525')), null);
  const other = plate.endsWith('0') ? '1' : '0';
  assert.equal(readPlate(`${plate.slice(0, -1)}${other}`), null);
  for (const text of ['', null, undefined, 'LH0001', '430524.LH0001', '430524.LH/1.ABCDEFGH'])
    assert.equal(readPlate(text), null);
});

test('a caller says five digits, the same each time and another house others', () => {
  assert.match(callerCode(house), /^\d{5}$/);
  assert.equal(callerCode(house), callerCode({ ...house }));
  const codes = new Set(Array.from({ length: 300 }, (_, n) => callerCode({ ...house, code: `LH${n}` })));
  assert.ok(codes.size > 290);
});
