import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stopwatch, systemNow } from '#lib/clock/now.ts';
import type { Sql } from '#lib/platform/db.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { migrationsOf } from './backup-format.ts';
import type { Check } from './doctor.ts';
import { doctorWords } from './words-doctor.ts';

/** A clock that is further off than this makes accepted-at and due disagree with the wall. */
const mostSkewMs = 2000;
const longestWait = 600;

/** What only the database can say: version and size, migrations, clock, jobs. */
export async function databaseChecks(sql: Sql, language: Language): Promise<Check[]> {
  return [
    await database(sql, language),
    await migrations(sql, language),
    await clock(sql, language),
    await jobs(sql, language),
  ];
}

async function database(sql: Sql, language: Language): Promise<Check> {
  const elapsed = stopwatch();
  const [row] = await sql<{ version: string; number: number; size: string; kind: string | null }[]>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      pg_database_size(current_database())::text as size, (select kind from installation) as kind`;
  const facts = {
    reachable: true,
    postgres: row?.version ?? '',
    bytes: Number(row?.size ?? 0),
    kind: row?.kind ?? null,
    answerMs: Math.round(elapsed()),
  };
  const said = doctorWords(language).database(facts.postgres, facts.bytes / 1_048_576, facts.kind ?? '–');
  return { name: 'database', well: (row?.number ?? 0) >= 150000 && facts.kind !== null, said, facts };
}

async function migrations(sql: Sql, language: Language): Promise<Check> {
  const file = path.join(import.meta.dirname, '..', '..', 'drizzle', 'migrations', 'meta', '_journal.json');
  const journal: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const wanted =
    journal && typeof journal === 'object' && 'entries' in journal && Array.isArray(journal.entries)
      ? journal.entries.length
      : 0;
  const applied = (await migrationsOf(sql)).length;
  const said = doctorWords(language).migrations(applied, wanted);
  return { name: 'migrations', well: applied === wanted, said, facts: { applied, wanted } };
}

async function clock(sql: Sql, language: Language): Promise<Check> {
  const before = systemNow().getTime();
  const [row] = await sql<{ wall: string; house: string; simulated: number | null }[]>`
    select clock_timestamp() as wall, nl.now() as house, (select simulated::int from installation) as simulated`;
  const middle = (before + systemNow().getTime()) / 2;
  const skewMs = Math.round(new Date(row?.wall ?? 0).getTime() - middle);
  const simulated = row?.simulated === 1;
  const house = new Date(row?.house ?? 0).toISOString();
  const said = doctorWords(language).clock(skewMs, simulated, house);
  return { name: 'clock', well: Math.abs(skewMs) <= mostSkewMs, said, facts: { skewMs, simulated, house } };
}

async function jobs(sql: Sql, language: Language): Promise<Check> {
  const [row] = await sql<{ waiting: number; active: number; failed: number; oldest: number | null }[]>`
    select count(*) filter (where state in ('created', 'retry') and start_after <= clock_timestamp())::int as waiting,
      count(*) filter (where state = 'active')::int as active,
      count(*) filter (where state = 'failed')::int as failed,
      extract(epoch from clock_timestamp() - min(start_after)
        filter (where state in ('created', 'retry') and start_after <= clock_timestamp()))::int as oldest
    from pgboss.job where name not like '\\_\\_pgboss%'`;
  const facts = {
    waiting: row?.waiting ?? 0,
    active: row?.active ?? 0,
    failed: row?.failed ?? 0,
    oldestWaitingSeconds: row?.oldest ?? null,
  };
  const well = facts.failed === 0 && (facts.oldestWaitingSeconds ?? 0) <= longestWait;
  return {
    name: 'jobs',
    well,
    said: doctorWords(language).jobs(facts.waiting, facts.active, facts.failed),
    facts,
  };
}
