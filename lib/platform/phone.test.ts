import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskMobile, readMobile } from './phone.ts';

test('a mobile number is understood however it is typed', () => {
  for (const text of [
    '13812345678',
    ' 138 1234 5678 ',
    '138-1234-5678',
    '+8613812345678',
    '+86 138 1234 5678',
    '008613812345678',
    '8613812345678',
    '１３８１２３４５６７８',
  ]) {
    assert.equal(readMobile(text), '13812345678', text);
  }
});

test('what is no mobile number of the mainland is refused', () => {
  for (const text of [
    '',
    '110',
    '1381234567',
    '138123456789',
    '07391234567',
    '12812345678',
    '11111111111',
    'x',
  ]) {
    assert.equal(readMobile(text), null, text);
  }
  assert.equal(readMobile('١٣٨١٢٣٤٥٦٧٨'), null);
});

test('others read three digits in front and four at the end', () => {
  assert.equal(maskMobile('13812345678'), '138****5678');
});
