import { isScript, isTest, places, type Source } from './source.ts';
import type { Wall } from './wall.ts';

const lasting = /\bset_config\s*\((?:[^()]|\([^()]*\))*,\s*false\s*\)/gi;
const bareSet = /(?<![\w.])set\s+(?:session\s+)?(?:role|nl\.\w+|session\s+authorization)\b(?!\s*=\s*\d)/gi;
const scripts = (files: readonly Source[]) =>
  files.filter(({ path }) => isScript(path) || path.endsWith('.sql'));

export const settingsEndWithTheTransaction: Wall = {
  duty: 'a role or row setting never outlives its transaction: a pooled connection would carry it to the next person',
  look: (files) =>
    scripts(files).flatMap((source) => [
      ...places(source, 'said', lasting),
      ...places(source, source.path.endsWith('.sql') ? 'code' : 'quoted', bareSet),
    ]),
  planted: [
    {
      path: 'lib/report/planted.ts',
      text: "await sql`select set_config('nl.county', ${county(pass)}, false)`;",
    },
    { path: 'lib/report/planted.ts', text: 'await sql`set role nl_county`;' },
    { path: 'lib/report/planted.ts', text: "await sql`SET nl.county = '430524'`;" },
  ],
  harmless: [
    {
      path: 'lib/report/planted.ts',
      text: "await sql`select set_config('nl.county', ${county}, true), false`;",
    },
    { path: 'lib/report/planted.ts', text: 'await sql`update unit set role = 1`;' },
    { path: 'lib/cli/planted.ts', text: 'await sql`set local role nl_owner`;' },
  ],
  allowed: {
    'lib/boot/': 'acts as the owner on an administrator’s own connection, before anybody is let in',
    'lib/cli/admin.ts': 'the same for the console, on a connection that ends with the command',
  },
};

export const statementsAreParameterised: Wall = {
  duty: 'SQL is never put together from text (security.md, ASVS 1.2.4)',
  look: (files) =>
    files
      .filter(({ path }) => isScript(path) && !isTest(path))
      .flatMap((source) =>
        places(source, 'code', /\bsql\s*\.\s*(?:raw|identifier)\s*[<(]|\.\s*unsafe\s*[<(]/g),
      ),
  planted: [
    { path: 'lib/report/planted.ts', text: 'sql.raw(text)' },
    { path: 'lib/report/planted.ts', text: 'await pass.sql.unsafe(text)' },
    { path: 'lib/report/planted.ts', text: 'await pass.sql.unsafe<Row[]>(text)' },
  ],
  allowed: {
    'lib/jobs/enqueue.ts': 'hands on the statements that pg-boss wrote, with their parameters',
    'lib/platform/bulk.ts': 'its text names columns of our own schema; every value travels in one parameter',
    'lib/boot/': 'runs the migrating side’s own files and lists, which hold no value of anybody',
  },
};

export const noShell: Wall = {
  duty: 'nothing but the launcher starts another program, and nothing runs text as code (ASVS 1.2.5)',
  look: (files) =>
    files
      .filter(({ path }) => isScript(path))
      .flatMap((source) => [
        ...places(source, 'quoted', /(?<![\w./-])(?:node:)?(?:child_process|vm|worker_threads)(?![\w/-])/g),
        ...places(source, 'code', /(?<![.\w$])eval\s*\(|\bnew\s+Function\s*\(/g),
      ]),
  planted: [
    { path: 'lib/report/planted.ts', text: "import { exec } from 'node:child_process';" },
    { path: 'app/planted.tsx', text: 'eval(text)' },
  ],
  allowed: {
    'lib/clock/business-day.test.ts': 'runs itself once more in each of several time zones',
    'lib/boot/': 'the launcher starts, watches and ends the processes of the house',
  },
};
