import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { fontsFor } from './fonts.ts';
import { pdfOf } from './paper.ts';

const madeAt = new Date('2026-11-21T04:00:00Z');

test('a long table goes over several pages, and the file is small because its font is cut to what it says', async () => {
  const rows = Array.from({ length: 90 }, (_, n) => [`2026-11-${n}`, '零报告', `回执 ${n}`]);
  const pdf = await pdfOf({
    title: '月度回执 十一月',
    foot: '守夜灯 Nightlight',
    language: 'zh-CN',
    madeAt,
    blocks: [
      { is: 'heading', text: '一个月' },
      { is: 'facts', rows: [['旅馆', '花瑶山庄']] },
      { is: 'qr', text: 'https://example.org/verify/K4MQ2XH7' },
      { is: 'table', head: ['夜', '种类', '编号'], rows, widths: [0.3, 0.3, 0.4] },
    ],
  });
  const file = await PDFDocument.load(pdf);
  assert.ok(file.getPageCount() >= 2);
  assert.equal(file.getTitle(), '月度回执 十一月');
  assert.ok(pdf.length < 120_000, `${pdf.length} bytes`);
});

test('a rare character of a name comes from the part of the font it stands in, and one no font has becomes 〓', async () => {
  const { fonts, drawable } = await fontsFor('李喆㛃\u{2A700}');
  assert.equal(drawable('李喆'), '李喆');
  assert.equal(drawable('\u{10FFFD}a'), '\u{10FFFD}a'); // only what was asked for is judged
  const held = (char: string) => fonts.some(({ holds }) => holds.has(char.codePointAt(0) ?? 0));
  assert.ok(held('李') && held('喆') && held('〓'));
  for (const char of '㛃\u{2A700}') assert.ok(held(char) || drawable(char) === '〓', char);
});
