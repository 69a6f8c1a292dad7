import { isScript, places, type Source } from './source.ts';
import type { Wall } from './wall.ts';

const systemTime =
  /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?![\w$\s(.<]))|(?<!new\s)(?<![.\w$])Date\s*\(\s*\)|\bperformance\s*\.\s*(?:now|timeOrigin)\b|\bhrtime\b|\bTemporal\s*\.\s*Now\b/g;

export const onlyTheClock: Wall = {
  duty: 'only the clock asks the system for the time',
  look: (files) =>
    files.filter((source) => isScript(source.path)).flatMap((source) => places(source, 'code', systemTime)),
  planted: [
    { path: 'lib/report/planted.ts', text: 'const at = Date.now();' },
    { path: 'lib/report/planted.ts', text: 'const at = new Date();' },
    { path: 'lib/report/planted.ts', text: 'const at = `${new Date( ).toISOString()}`;' },
    { path: 'lib/report/planted.ts', text: 'const at = new Date;' },
    { path: 'app/planted.tsx', text: 'const at = performance.now();' },
    { path: 'lib/report/planted.ts', text: 'const at = process.hrtime.bigint();' },
  ],
  harmless: [
    {
      path: 'lib/report/planted.ts',
      text: "// Date.now()\nconst a = new Date(row.at); const b: Date = pass.now; const c = 'new Date()'; const d = Date.parse(e);",
    },
  ],
  allowed: {
    'lib/clock/now.ts': 'the clock itself',
    'lib/boot/': 'starts, watches and measures processes before there is a database to ask',
  },
};

// In SQL only nl.now() gives the time: it knows a simulated installation's shift and is asked once a request.
const sqlTime =
  /(?<!nl\s*\.\s*)\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\b(?:current_timestamp|current_date|current_time|localtimestamp)\b|'now'::/gi;
const drizzleTime = /\.\s*default(?:Now|Random)\s*\(/g;

const look = (source: Source) => {
  if (source.path.endsWith('.sql')) return places(source, 'code', sqlTime);
  if (!isScript(source.path)) return [];
  return [...places(source, 'quoted', sqlTime), ...places(source, 'code', drizzleTime)];
};

export const sqlNeverAsksTheTime: Wall = {
  duty: 'SQL never calls now(): the instant is passed in or asked of nl.now()',
  look: (files) => files.flatMap(look),
  planted: [
    { path: 'lib/report/planted.ts', text: 'await pass.sql`update stay set checked_out_at = now()`;' },
    { path: 'lib/report/planted.ts', text: 'await pass.sql`select ${id}, CURRENT_TIMESTAMP`;' },
    { path: 'lib/report/planted.ts', text: "instant('at').defaultNow()" },
    { path: 'drizzle/sql/planted.sql', text: 'select clock_timestamp() -- nl.now()' },
    {
      path: 'drizzle/migrations/0999_planted.sql',
      text: 'alter table stay alter made_at set default now();',
    },
  ],
  harmless: [
    { path: 'lib/report/planted.ts', text: 'const at = clock.now(); await pass.sql`select nl.now()`;' },
    { path: 'drizzle/sql/planted.sql', text: 'select nl.now() -- never now()' },
  ],
  allowed: {
    'drizzle/sql/clock.sql': 'nl.now() itself',
    'lib/cli/doctor-database.ts': 'compares the database’s own clock with the machine’s',
    'lib/boot/': 'sets that shift when it creates a simulated installation',
  },
};
