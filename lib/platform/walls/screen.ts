import { isTest, places, type Source } from './source.ts';
import type { Wall } from './wall.ts';

const onScreen = (files: readonly Source[]) =>
  files.filter(({ path }) => /^(app|public)\/.*\.(tsx?|js)$/.test(path) && !isTest(path));

export const textStaysText: Wall = {
  duty: 'what people typed reaches the page as text, never as markup (ASVS 1.1.2)',
  look: (files) =>
    onScreen(files).flatMap((source) =>
      places(
        source,
        'code',
        /\bdangerouslySetInnerHTML\b|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\s*\.\s*write\b|\bcreateContextualFragment\b/g,
      ),
    ),
  planted: [
    { path: 'app/planted.tsx', text: '<p dangerouslySetInnerHTML={{ __html: name }} />' },
    { path: 'public/planted.js', text: 'row.innerHTML = name;' },
  ],
};

export const noInlineStyle: Wall = {
  duty: 'no style attribute: the content security policy lets none through',
  look: (files) =>
    onScreen(files).flatMap((source) => places(source, 'code', /(?<![\w-])style\s*=\s*["'{]/g)),
  planted: [
    { path: 'app/planted.tsx', text: '<p style={{ color }} />' },
    { path: 'app/planted.tsx', text: '<p style="color:red" />' },
  ],
  harmless: [{ path: 'app/planted.tsx', text: '<p data-style={x} className="style" />' }],
};

// A language is named in itself, whoever reads.
const han = /\p{Script=Han}+/gu;
const ownName = '中文';

export const peopleAreSpokenToInWords: Wall = {
  duty: 'no page or part holds a Chinese sentence of its own: sentences stand in words files, in both languages',
  look: (files) =>
    files
      .filter(({ path }) => /^app\/.*\.tsx?$/.test(path) && !isTest(path) && !speaks(path))
      .flatMap((source) => places(source, 'said', han))
      .filter(({ what }) => what !== ownName),
  planted: [
    { path: 'app/planted.tsx', text: '<p>今晚没有未成年人</p>' },
    { path: 'app/planted/page.tsx', text: "const title = '守夜灯';" },
    { path: 'app/planted/rows.ts', text: 'const none = `没有`;' },
  ],
  harmless: [
    { path: 'app/planted.tsx', text: '// 未报\n<p>{words.silent}</p>' },
    {
      path: 'lib/report/words.ts',
      text: "export const words = defineWords({ a: { zh: '未报', en: 'silent' } });",
    },
  ],
};

/** Files whose purpose is words. */
function speaks(path: string): boolean {
  return /(^|\/)([a-z-]+-)?words(-[a-z-]+)*\.(ts|mjs)$/.test(path);
}
