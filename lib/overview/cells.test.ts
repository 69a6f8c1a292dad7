import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvLine, harmless } from './cells.ts';

test('a cell that a sheet program would run is made text', () => {
  for (const start of [
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '＝',
    '＋',
    '－',
    '＠',
    ' =',
    '\u200b=',
    '\ufeff+',
  ])
    assert.equal(harmless(`${start}cmd|'/C calc'!A1`), `'${start}cmd|'/C calc'!A1`);
  for (const plain of ['桃花坪宾馆', '139 1277 9844', '', 'a=b', '二-三'])
    assert.equal(harmless(plain), plain);
  assert.equal(harmless(-3), -3);
});

test('whatever a name holds, a line stays one line of as many cells and no cell begins as a formula', (t) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (cells) => {
      const line = csvLine(cells);
      const read = line
        .slice(1, -3)
        .split('","')
        .map((cell) => cell.replaceAll('""', '"'));
      if (cells.every((cell) => !cell.includes('"'))) assert.equal(read.length, cells.length);
      for (const cell of read) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    }),
    { seed, numRuns: 300 },
  );
});
