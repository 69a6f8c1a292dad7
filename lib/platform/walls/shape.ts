import type { Finding, Source } from './source.ts';
import { places } from './source.ts';
import type { Wall } from './wall.ts';

const most = 250;
const isGenerated = (file: string) => file.startsWith('drizzle/migrations/');
const lines = (source: Source) => source.text.trimEnd().split('\n').length;

export const smallFiles: Wall = {
  duty: `a file has at most ${most} lines; migrations are as long as they are`,
  look: (files) =>
    files
      .filter((source) => !isGenerated(source.path) && lines(source) > most)
      .map((source) => ({ path: source.path, line: most + 1, what: `${lines(source)} lines` })),
  planted: [
    { path: 'lib/report/planted.ts', text: `${'\n'.repeat(most)}1` },
    { path: 'drizzle/sql/planted.sql', text: `${'\n'.repeat(most)}select 1;` },
  ],
  harmless: [
    { path: 'lib/report/planted.ts', text: `${'\n'.repeat(most - 1)}1\n` },
    { path: 'drizzle/migrations/0999_planted.sql', text: '\n'.repeat(most + 9) },
  ],
};

const dumps = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'service',
  'services',
  'shared',
  'stuff',
]);
const wordsOf = (step: string) => step.replace(/\..*$/, '').toLowerCase().split(/[-_]/);

function dumpingGround({ path }: Source): Finding[] {
  const bad = path.split('/').find((step) => wordsOf(step).some((word) => dumps.has(word)));
  return bad ? [{ path, line: 1, what: `named ${bad}` }] : [];
}

export const noDumpingGround: Wall = {
  duty: 'nothing is named utils, helpers, common, misc, services or shared: a thing belongs to a subject',
  look: (files) => files.flatMap(dumpingGround),
  planted: [
    { path: 'lib/report/utils.ts', text: '' },
    { path: 'lib/common/thing.ts', text: '' },
    { path: 'app/_ui/date-helpers.tsx', text: '' },
  ],
  harmless: [{ path: 'app/(shared)/account/page.tsx', text: '' }],
};

function barrels(source: Source): Finding[] {
  const named = /(^|\/)index\.(tsx?|mjs)$/.test(source.path)
    ? [{ path: source.path, line: 1, what: 'named index' }]
    : [];
  return [...named, ...places(source, 'code', /\bexport\s+\*/g)];
}

export const noBarrel: Wall = {
  duty: 'no file only hands on what others hold',
  look: (files) => files.flatMap(barrels),
  planted: [
    { path: 'lib/report/index.ts', text: '' },
    { path: 'lib/report/planted.ts', text: "export * from './rules.ts';" },
  ],
};
