import { importsOf } from './imports.ts';
import { roomOf } from './rooms.ts';
import { isScript, lineAt, places, type Source } from './source.ts';
import type { Wall } from './wall.ts';

const issuer = 'lib/access/pass.ts';

export const onlyTheGateIssues: Wall = {
  duty: 'only the gate and the test stage issue passes',
  look: (files) =>
    files.flatMap((source) => {
      if (roomOf(source.path) === 'gate') return [];
      return importsOf(source)
        .filter(
          (one) =>
            one.to === issuer && (/\bissue\b/.test(one.names) || /\*/.test(one.names) || one.names === ''),
        )
        .map((one) => ({ path: source.path, line: one.line, what: `takes issue from ${issuer}` }));
    }),
  planted: [
    { path: 'lib/report/planted.ts', text: "import { issue, type Pass } from '../access/pass.ts';" },
    { path: 'lib/report/planted.ts', text: "import * as passes from '#lib/access/pass.ts';" },
    { path: 'lib/overview/planted.ts', text: "export { issue } from '../access/pass.ts';" },
    { path: 'app/planted/page.tsx', text: "const { issue } = await import('#lib/access/pass.ts');" },
  ],
  harmless: [
    { path: 'lib/gate/entry.ts', text: "import { issue } from '#lib/access/pass.ts';" },
    {
      path: 'lib/report/planted.ts',
      text: "import type { Pass } from '../access/pass.ts';\nfor (const issue of issues) issue(1);",
    },
  ],
};

const castToPass =
  /\bas\s+(?:unknown\s+as\s+)?Pass\s*<|\bas\s+(?:never|Pass)\b(?!\s*\[)|(?:satisfies|=)\s*<\s*Pass\s*</g;

export const noCastToPass: Wall = {
  duty: 'nothing is cast to a pass, nor to never, which fits where a pass is wanted',
  look: (files) =>
    files.filter(({ path }) => isScript(path)).flatMap((source) => places(source, 'code', castToPass)),
  planted: [
    { path: 'lib/report/planted.ts', text: "const pass = parts as Pass<'report:file'>;" },
    { path: 'lib/report/planted.ts', text: "const pass = {} as unknown as\n  Pass<'report:file'>;" },
    { path: 'lib/report/planted.ts', text: 'await boardOf(pass as never, night);' },
  ],
  allowed: { [issuer]: 'issue() gives the parts their type' },
};

const directive = /^\s*'use server';/;

function serverDirectives(source: Source) {
  const spots = [...source.quoted.matchAll(/(?<!\S)use server(?!\S)/g)].filter(({ index }) =>
    /^\s*$/.test(source.code.slice(source.code.lastIndexOf('\n', index) + 1, index - 1)),
  );
  const actions = /^app\/.*\bactions\.ts$/.test(source.path);
  const atHead = directive.test(source.said);
  const wrong = actions && atHead ? spots.slice(1) : spots;
  const found = wrong.map(({ index }) => ({
    path: source.path,
    line: lineAt(source.text, index),
    what: "'use server' elsewhere than at the head of app/**/actions.ts",
  }));
  return actions && !atHead
    ? [...found, { path: source.path, line: 1, what: "actions.ts without 'use server' at its head" }]
    : found;
}

export const actionsInTheirFile: Wall = {
  duty: "'use server' stands at the head of app/**/actions.ts and nowhere else, so that every open POST is found by its name",
  look: (files) => files.filter(({ path }) => isScript(path)).flatMap(serverDirectives),
  planted: [
    { path: 'app/planted/page.tsx', text: "async function send() {\n  'use server';\n}" },
    { path: 'app/planted/send.ts', text: "'use server';\nexport async function send() {}" },
    { path: 'app/planted/page.tsx', text: 'async function send() {\n  "use server"\n}' },
    { path: 'lib/report/planted.ts', text: "'use server';" },
    { path: 'app/planted/actions.ts', text: 'export async function send() {}' },
    {
      path: 'app/planted/actions.ts',
      text: "'use server';\nconst send = async () => {\n  'use server';\n};",
    },
  ],
  harmless: [
    { path: 'app/planted/actions.ts', text: "// why\n'use server';\nexport async function send() {}" },
  ],
};
