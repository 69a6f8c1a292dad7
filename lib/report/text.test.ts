import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  canonicalText,
  codePoints,
  holdsNumber,
  isUnusualName,
  readLine,
  readName,
  readParagraph,
} from './text.ts';

const seed = Math.floor(Math.random() * 2 ** 31);
const fault = (text: string) => {
  const reading = readName(text);
  return 'fault' in reading ? reading.fault : null;
};

test('names in any script round-trip as they were typed', () => {
  const names = [
    '李小满',
    '欧阳娜娜',
    '阿卜杜拉·买买提',
    '𠮷田𡈽',
    '𪚥𱍐',
    'Anna-Lena O’Brien',
    'ئابدۇللا مەمەت',
    'བསྟན་འཛིན་རྒྱ་མཚོ',
    '李'.repeat(50),
    '<script>alert(1)</script>',
    '"><img onerror>',
    '{{7*7}}#{}<%= %>',
    `$${'{7*7}'}`,
    "=cmd|'/c calc'!A0",
    "' OR 1=1--",
    "'; DROP TABLE stay; --",
    '%27 $$ \\x27',
    '100%_',
  ];
  for (const name of names) assert.deepEqual(readName(name), { text: name }, name);
});

test('a name that nobody could read is refused with its code', () => {
  const cases: [string, string][] = [
    ['', 'M-120'],
    ['   ', 'M-120'],
    ['\u3000', 'M-120'],
    ['\u200B\u200B', 'M-120'],
    ['\u202E', 'M-120'],
    ['李'.repeat(51), 'M-121'],
    ['a'.repeat(10_000), 'M-121'],
    ['𠮷'.repeat(51), 'M-121'],
    ['李\u0000满', 'M-122'],
    ['李\uD800', 'M-122'],
    ['\uDC00李', 'M-122'],
    ['李\u202E满', 'M-122'],
    ['李\u200B满', 'M-122'],
    ['李\uFEFF满', 'M-122'],
    ['李\u2066满', 'M-122'],
    ['李\n满', 'M-122'],
    ['李\u2028满', 'M-122'],
    ['李\uFFFE', 'M-122'],
    ['李\u{E0041}', 'M-122'],
    [`Z${'\u0301'.repeat(30)}`, 'M-122'],
    [`Z${'\u0301'.repeat(500)}`, 'M-121'],
  ];
  for (const [name, code] of cases) assert.equal(fault(name), code, JSON.stringify(name.slice(0, 12)));
});

test('middle dots and spaces of every keyboard become one, full-width space is trimmed', () => {
  assert.deepEqual(readName('买买提•艾力'), { text: '买买提·艾力' });
  assert.deepEqual(readName('　买买提‧艾力  '), { text: '买买提·艾力' });
  assert.deepEqual(readName('Anna   Lena'), { text: 'Anna Lena' });
  assert.deepEqual(readName('e\u0301lise'), { text: 'élise' });
});

test('a name with digits or signs is looked at twice and never refused', () => {
  for (const name of ['李小满', '买买提·艾力', 'O’Brien', '李小满（小名）', 'རྡོ་རྗེ'])
    assert.equal(isUnusualName(name), false, name);
  for (const name of ['李2', '<b>', '=1+1', '？？', '·']) assert.equal(isUnusualName(name), true, name);
});

test('length is counted in code points', () => {
  assert.equal(codePoints('𠮷田'), 2);
  assert.deepEqual(readLine('𠮷'.repeat(20), 20), { text: '𠮷'.repeat(20) });
  assert.deepEqual(readLine('𠮷'.repeat(21), 20), { fault: 'M-121', length: 21 });
});

test('free text keeps its lines, tabs and emoji, and nothing hidden', () => {
  assert.deepEqual(readParagraph('一\r\n二\t三', 500), { text: '一\n二\t三' });
  assert.deepEqual(readParagraph('一家👨‍👩‍👧', 500), { text: '一家👨‍👩‍👧' });
  assert.deepEqual(readParagraph('一\u200D二', 500), { fault: 'M-122' });
  assert.deepEqual(readParagraph('一\u0000二', 500), { fault: 'M-122' });
  assert.deepEqual(readParagraph('一\u0007二', 500), { fault: 'M-122' });
});

test('an identity or mobile number in free text is found, a room or date is not', () => {
  for (const text of [
    '身份证430524201003070012',
    '430524 20100307 0012',
    '４３０５２４２０１００３０７００１２',
    '11010519491231002x。',
    '打13800000001',
    '138 0000 0001',
  ])
    assert.equal(holdsNumber(text), true, text);
  for (const text of ['2026-11-20 21:05', '房号8203', '12345678901234567890', '', '0739-8231234'])
    assert.equal(holdsNumber(text), false, text);
});

test('making text canonical twice changes nothing', (t) => {
  t.diagnostic(`seed ${seed}`);
  const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
    assert.equal(canonicalText(canonicalText(text)), canonicalText(text));
    const reading = readLine(text, 50);
    if ('text' in reading) assert.deepEqual(readLine(reading.text, 50), reading);
  });
  fc.assert(property, { seed, numRuns: 200 });
});
