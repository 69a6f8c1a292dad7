import { isScript, places } from './source.ts';
import type { Wall } from './wall.ts';

const looseType = /(?<![.\w$'"])any\b(?!\s*[(:=?.,}]\s*(?:=>)?)|[<,|&:]\s*any\s*[,>|&;)=}\]]|\bas\s+any\b/g;

export const noAny: Wall = {
  duty: 'no value is of any type',
  look: (files) =>
    files.filter(({ path }) => /\.tsx?$/.test(path)).flatMap((source) => places(source, 'code', looseType)),
  planted: [
    { path: 'lib/report/planted.ts', text: 'function f(x: any) {}' },
    { path: 'lib/report/planted.ts', text: 'const x = y as any;' },
    { path: 'lib/report/planted.ts', text: 'const x: Record<string, any> = {};' },
    { path: 'lib/report/planted.ts', text: 'let x: any[];' },
  ],
  harmless: [
    { path: 'lib/report/planted.ts', text: 'Promise.any(x); sql`id = any (${ids})`; const any = 1; // any' },
  ],
};

const doubleCast = /\bas\s+unknown\s+as\b/g;

export const noDoubleCast: Wall = {
  duty: 'no value is cast through unknown',
  look: (files) =>
    files.filter(({ path }) => /\.tsx?$/.test(path)).flatMap((source) => places(source, 'code', doubleCast)),
  planted: [{ path: 'lib/report/planted.ts', text: 'const x = y as unknown as Stay;' }],
  allowed: {
    'lib/platform/db.ts':
      'drizzle wants a client where postgres.js gives a transaction; what it reads of it is there',
  },
};

const silenced = /@ts-(?:ignore|nocheck|expect-error)\b/g;

export const noSilencedCompiler: Wall = {
  duty: 'no compiler error is silenced',
  look: (files) =>
    files.filter(({ path }) => isScript(path)).flatMap((source) => places(source, 'text', silenced)),
  planted: [{ path: 'lib/report/planted.ts', text: '// @ts-expect-error\nconst x: number = "1";' }],
};
