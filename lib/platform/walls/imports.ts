import path from 'node:path';
import { mayLookAt, roomOf } from './rooms.ts';
import { type Finding, isScript, isTest, lineAt, type Source } from './source.ts';
import type { Wall } from './wall.ts';

/** One import or re-export: `to` is a path from the root for the product's own files, else the package's name. */
export type Import = { to: string; own: boolean; typeOnly: boolean; names: string; line: number };

const statement =
  /\b(?:import|export)\s+(type\s+)?((?:[\w$*{}\s,]+?)\s+from\s+)?(['"])(\s*)\3|\bimport\s*\(\s*(['"])\s*\5/g;

/** Every import of a file, static or dynamic. A list of which each name is a `type` counts as types only. */
export function importsOf(source: Source): Import[] {
  if (!isScript(source.path)) return [];
  return [...source.code.matchAll(statement)].map((match) => {
    const quote = match.index + match[0].lastIndexOf(match[3] ?? match[5] ?? '"', match[0].length - 2);
    const name = source.quoted.slice(quote + 1, match.index + match[0].length - 1);
    const names = match[2] ?? '';
    const braces = /^\s*\{([\s\S]*)\}\s*from/.exec(names)?.[1];
    const each =
      braces
        ?.split(',')
        .map((one) => one.trim())
        .filter(Boolean) ?? [];
    const typeOnly =
      match[1] !== undefined || (each.length > 0 && each.every((one) => one.startsWith('type ')));
    const own = name.startsWith('.') || name.startsWith('#');
    const to = name.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(source.path), name))
      : name.replace(/^#/, '');
    return { to, own, typeOnly, names, line: lineAt(source.text, match.index) };
  });
}

const finding = (source: Source, one: Import, why: string): Finding => ({
  path: source.path,
  line: one.line,
  what: `${one.to} (${why})`,
});

const eachImport = (files: readonly Source[], judgeOne: (source: Source, one: Import) => string | null) =>
  files.flatMap((source) =>
    importsOf(source).flatMap((one) => {
      const why = judgeOne(source, one);
      return why ? [finding(source, one, why)] : [];
    }),
  );

// A room test follows an act to its end, through rooms that the act itself reaches by a job only; it may look anywhere.
const followsTheAct = (file: string) => file.endsWith('.room.test.ts');

export const importOrder: Wall = {
  duty: 'a room looks at the rooms on its left, never to its right, and no room looks at the doors',
  look: (files) =>
    eachImport(files, (source, one) => {
      const from = roomOf(source.path);
      if (!one.own || !from || (one.typeOnly && isTest(source.path))) return null;
      const to = roomOf(one.to);
      if (to) {
        if (mayLookAt(from, to) || followsTheAct(source.path)) return null;
        return `${from} looks right, at ${to}`;
      }
      if (one.to.startsWith('lib/')) return 'no room of lib/platform/walls/rooms.ts';
      if (one.to.startsWith('app/')) return `${from} looks at a door`;
      return one.to.startsWith('drizzle/') && from !== 'boot' && from !== 'cli' && !isTest(source.path)
        ? `${from} looks at the migrating side`
        : null;
    }),
  planted: [
    { path: 'lib/clock/planted.ts', text: "import { fileReports } from '#lib/report/commands.ts';" },
    { path: 'lib/clock/planted.ts', text: "import type { Pass } from '../access/pass.ts';" },
    {
      path: 'lib/clock/planted.ts',
      text: "export {\n  board,\n  type Board,\n} from '../overview/board.ts';",
    },
    { path: 'lib/report/planted.ts', text: 'const gate = await import("../gate/entry.ts");' },
    { path: 'lib/report/planted.ts', text: "import '#lib/gate/stage.ts';" },
    { path: 'lib/gate/planted.ts', text: "import { Button } from '#app/_ui/button.tsx';" },
    { path: 'lib/gate/planted.ts', text: "import { allRights } from '#drizzle/rights.ts';" },
    { path: 'lib/report/planted.ts', text: "import { thing } from '#lib/drawer/thing.ts';" },
  ],
  harmless: [
    {
      path: 'lib/report/planted.ts',
      text: "// import '#lib/gate/entry.ts'\nimport { due } from '../clock/due.ts';",
    },
    { path: 'lib/report/planted.room.test.ts', text: "import { stage } from '#lib/gate/stage.ts';" },
    { path: 'app/planted.ts', text: "import { enter } from '#lib/gate/enter.ts';" },
  ],
  allowed: { 'lib/gate/api/health.ts': 'tells whether the database has every table of the list' },
};

export const nextStaysAtTheGate: Wall = {
  duty: 'only the doors and the gate know the framework; no room imports next or react',
  look: (files) =>
    eachImport(files, (source, one) =>
      source.path.startsWith('lib/') &&
      roomOf(source.path) !== 'gate' &&
      /^(next|react|next-auth)(\/|-dom|$)/.test(one.to)
        ? 'the framework'
        : null,
    ),
  planted: [
    { path: 'lib/report/planted.ts', text: "import { headers } from 'next/headers';" },
    { path: 'lib/cli/planted.ts', text: "import { useState } from 'react';" },
  ],
  harmless: [{ path: 'lib/gate/planted.ts', text: "import { headers } from 'next/headers';" }],
  allowed: { 'lib/boot/server.ts': 'starts the framework behind the API' },
};

export const doorsUseTheGate: Wall = {
  duty: 'a door takes its data from the gate: it opens no pool, becomes no role and makes no transaction',
  look: (files) =>
    eachImport(files, (source, one) =>
      source.path.startsWith('app/') &&
      !one.typeOnly &&
      (/^lib\/(platform\/(db|data-keys|keys|crypto)|cli\/|boot\/|gate\/stage)/.test(one.to) ||
        /^(postgres|pg|pg-boss|drizzle-orm)(\/|$)/.test(one.to))
        ? 'past the gate'
        : null,
    ),
  planted: [
    { path: 'app/planted/page.tsx', text: "import { pool } from '#lib/platform/db.ts';" },
    { path: 'app/planted/page.tsx', text: "import postgres from 'postgres';" },
  ],
};
