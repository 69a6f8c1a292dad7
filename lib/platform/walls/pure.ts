import { importsOf } from './imports.ts';
import { type Finding, isTest, places, type Source } from './source.ts';
import type { Wall } from './wall.ts';

/** The furniture that decides or speaks: the same arguments give the same answer, anywhere, for ever. */
const isPure = (file: string) =>
  !isTest(file) &&
  /^(lib|app)\//.test(file) &&
  /(^|\/)((rules|inputs|words|transitions|fields|terms)(-[a-z-]+)?|rules\/[^/]+|[a-z-]+-words(-[a-z-]+)?)\.ts$/.test(
    file,
  );

const packages = /^zod(\/|$)/;
const effects =
  /^lib\/(clock\/now|platform\/(db|env|keys|data-keys|ids)|gate\/|cli\/|boot\/)|\/(queries|commands|jobs)\.ts$/;
const asks =
  /\bprocess\s*\.\s*env\b|\bMath\s*\.\s*random\b|\bfetch\s*\(|\bglobalThis\b|\bconsole\s*\.|\bawait\b/g;

/** Follows what a pure file needs at run time, through files of other names too, to whatever has effects. */
function effectsOf(start: Source, byPath: ReadonlyMap<string, Source>): Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  const visit = (source: Source, line: number | null, via: string) => {
    for (const one of importsOf(source)) {
      if (one.typeOnly) continue;
      const at = line ?? one.line;
      const trail = `${via}${one.to}`;
      if (!one.own ? !packages.test(one.to) : effects.test(one.to)) {
        found.push({ path: start.path, line: at, what: trail });
        continue;
      }
      const next = byPath.get(one.to);
      if (!one.own || !next || seen.has(one.to)) continue;
      seen.add(one.to);
      visit(next, at, `${trail} → `);
    }
  };
  visit(start, null, '');
  return found;
}

export const pureFurniture: Wall = {
  duty: 'rules, inputs, words, transitions, fields and terms reach nothing with effects, however far one follows their imports',
  look: (files) => {
    const byPath = new Map(files.map((source) => [source.path, source]));
    const pure = files.filter((source) => isPure(source.path));
    return pure.flatMap((source) => [...effectsOf(source, byPath), ...places(source, 'code', asks)]);
  },
  planted: [
    { path: 'lib/report/rules.ts', text: "import { pool } from '../platform/db.ts';" },
    { path: 'lib/report/words-form.ts', text: "import { readFileSync } from 'node:fs';" },
    { path: 'lib/report/inputs.ts', text: "import { reportsOf } from './queries.ts';" },
    { path: 'lib/anomaly/rules/lone-child.ts', text: "import { eq } from 'drizzle-orm';" },
    { path: 'lib/report/transitions.ts', text: 'const here = process.env.COUNTY;' },
    { path: 'lib/report/fields.ts', text: 'const salt = Math.random();' },
  ],
  harmless: [
    {
      path: 'lib/report/rules.ts',
      text: "import type { Db } from '../platform/db.ts';\nimport { z } from 'zod';",
    },
    { path: 'lib/report/filing.ts', text: "import { pool } from '../platform/db.ts';" },
  ],
};
