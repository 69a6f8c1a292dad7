import { type Finding, isTest, lineAt, type Source } from './source.ts';
import type { Wall } from './wall.ts';

/** One side of a sentence: all that it quotes, put together, and where it begins. */
type Side = { text: string | null; line: number };

/** The quoted text from a character to the comma or bracket that ends the value there; null where nothing is quoted. */
function valueFrom(source: Source, start: number): string | null {
  let depth = 0;
  let at = start;
  for (; at < source.code.length; at++) {
    const char = source.code.charAt(at);
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char) && depth-- === 0) break;
    if (char === ',' && depth === 0) break;
  }
  const code = source.code.slice(start, at);
  const text = source.quoted.slice(start, at).replace(/\s+/g, ' ').trim();
  return text || /^\s*(['"`])\s*\1\s*$/.test(code) ? text : null;
}

/** Every sentence side of one language in a file that defines words. */
export function sidesOf(source: Source, side: 'zh' | 'en'): Side[] {
  if (!/\bdefineWords\s*\(/.test(source.code) || isTest(source.path)) return [];
  return [...source.code.matchAll(new RegExp(`(?<=[{,;]\\s*)${side}\\s*:`, 'g'))].map((match) => ({
    text: valueFrom(source, match.index + match[0].length),
    line: lineAt(source.text, match.index),
  }));
}

const han = /\p{Script=Han}/u;
const letters = /\p{L}/u;

/** Names that stay as they are in Chinese, and Chinese terms that stand in English: the switch of languages, the two ranks. */
const namesInChinese = new Set(['EN', 'CSV', 'zh-CN']);
const termsInEnglish = /中文|民警|辅警/g;

function faultsOf(source: Source): Finding[] {
  const faults = (side: 'zh' | 'en', why: (text: string) => string | null) =>
    sidesOf(source, side).flatMap(({ text, line }) => {
      const fault = text === null ? null : why(text);
      return fault ? [{ path: source.path, line, what: `${fault}: ${text?.slice(0, 60)}` }] : [];
    });
  return [
    ...faults('zh', (text) => {
      if (text === '') return 'says nothing in Chinese';
      return han.test(text) || !letters.test(text) || namesInChinese.has(text)
        ? null
        : 'Chinese without a Chinese character';
    }),
    ...faults('en', (text) => {
      if (text === '') return 'says nothing in English';
      return han.test(text.replace(termsInEnglish, '')) ? 'English with a Chinese character' : null;
    }),
  ];
}

export const bothLanguages: Wall = {
  duty: 'every sentence says something in both languages, each in its own script',
  look: (files) => files.filter(({ path }) => /^(app|lib)\/.*\.tsx?$/.test(path)).flatMap(faultsOf),
  planted: [
    { path: 'lib/report/words.ts', text: "defineWords({ a: { zh: '', en: 'x' } });" },
    { path: 'lib/report/words.ts', text: "defineWords({ a: { zh: '未报', en: ' ' } });" },
    { path: 'lib/report/words.ts', text: "defineWords({ a: { zh: 'Silent', en: 'Silent' } });" },
    {
      path: 'lib/report/words.ts',
      text: 'defineWords({ a: { zh: (n: number) => `${n} nights`, en: (n: number) => `${n} nights` } });',
    },
    { path: 'lib/report/words.ts', text: "defineWords({ a: { en: '未报', zh: '未报' } });" },
  ],
  harmless: [
    {
      path: 'lib/report/words.ts',
      text: "defineWords({ a: { zh: (n: number) => (n > 1 ? `${n}晚` : `一晚`), en: (n: number) => plural('night', n) } });",
    },
    {
      path: 'lib/report/words.ts',
      text: "defineWords({ a: { zh: ' · ', en: ' · ' }, b: { zh: named, en: named } });",
    },
  ],
};
