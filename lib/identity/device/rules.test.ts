import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinFault, readPin } from './rules.ts';

test('a PIN has six digits; runs, repeats and the commonest ones are refused', () => {
  const cases: [string, ReturnType<typeof pinFault>][] = [
    ['', 'digits'],
    ['12345', 'digits'],
    ['1234567', 'digits'],
    ['12a456', 'digits'],
    ['１２', 'digits'],
    ['000000', 'easy'],
    ['123456', 'easy'],
    ['987654', 'easy'],
    ['890123', 'easy'],
    ['121212', 'easy'],
    ['135135', 'easy'],
    ['520131', 'easy'],
    ['830417', null],
    ['112358', null],
  ];
  for (const [pin, fault] of cases) assert.equal(pinFault(pin), fault, pin);
});

test('full-width digits and spaces of an input method are read as digits', () => {
  assert.equal(readPin('８３０ ４１７'), '830417');
});
