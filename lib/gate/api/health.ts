import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allRights } from '#drizzle/rights.ts';
import { systemNow } from '#lib/clock/now.ts';
import { readWorkerBeat } from '#lib/jobs/worker-beat.ts';
import { transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { passThrough } from '../entry.ts';
import { credentialOf } from './credential.ts';
import { type ApiAnswer, json } from './exchange.ts';

/** The worker shows itself every 10 s; its clock jobs run each minute. */
const workerSilentMs = 45_000;
const tickSilentMs = 240_000;
const mostSkewMs = 5000;

export type Check = 'ok' | 'late' | 'skewed' | 'behind' | 'down';
export type HealthFacts = {
  checks: Record<'database' | 'migrations' | 'worker' | 'clock', Check>;
  kind: string | null;
  postgres: string | null;
  detail: {
    workerSeconds: number | null;
    tickSeconds: number | null;
    failedTicks: number;
    clockSkewMs: number | null;
  };
};

type Row = { now: string; shift: number; kind: string; version: string; tables: number };

/** What of the house works; `behind` is a schema that was not brought up to date, `late` a worker that is silent. */
export async function healthFacts(): Promise<HealthFacts> {
  const names = allRights.map(({ table }) => table);
  const before = systemNow().getTime();
  const row = await transaction(async ({ sql }) => {
    const [found] = await sql<Row[]>`
      select nl.now() as now, extract(epoch from clock_shift)::float8 * 1000 as shift, kind,
        current_setting('server_version') as version,
        (select count(*)::int from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any (${names})) as tables
      from installation`;
    return found ?? null;
  }).catch(() => null);
  const after = systemNow().getTime();
  const beat = readWorkerBeat();
  const age = (at: Date | null | undefined) => (at ? after - at.getTime() : null);
  const [shown, ticked] = [age(beat?.at), age(beat?.tickedAt)];
  // Half the round trip stands between the two clocks at most; what is over it is skew.
  const skew = row ? new Date(row.now).getTime() - row.shift - (before + after) / 2 : null;
  const late = shown === null || shown > workerSilentMs || ticked === null || ticked > tickSilentMs;
  return {
    checks: {
      database: row ? 'ok' : 'down',
      migrations: row?.tables === names.length ? 'ok' : 'behind',
      worker: late ? 'late' : 'ok',
      clock: skew !== null && Math.abs(skew) <= mostSkewMs ? 'ok' : 'skewed',
    },
    kind: row?.kind ?? null,
    postgres: row?.version.split(' ')[0] ?? null,
    detail: {
      workerSeconds: shown === null ? null : Math.round(shown / 1000),
      tickSeconds: ticked === null ? null : Math.round(ticked / 1000),
      failedTicks: beat?.failed ?? 0,
      clockSkewMs: skew === null ? null : Math.round(skew),
    },
  };
}

type Versions = { nightlight: string; node: string; next: string };
let versions: Versions | undefined;

/** The versions of the product, its runtime and its framework, read once. */
export function ownVersions(): Versions {
  const read = (file: string) =>
    String((JSON.parse(readFileSync(path.join(process.cwd(), file), 'utf8')) as { version: string }).version);
  versions ??= {
    nightlight: read('package.json'),
    node: process.versions.node,
    next: read('node_modules/next/package.json'),
  };
  return versions;
}

/**
 * GET /api/health: 200 when returns can be filed, 503 when they cannot. A worker that is late or a clock that is off
 * leaves it 200 and says `degraded`: filing still works. A stranger learns state and versions; the system administrator
 * also the numbers behind them.
 */
export async function health(headers: { get(name: string): string | null }): Promise<ApiAnswer> {
  const { checks, kind, postgres, detail } = await healthFacts();
  const works = checks.database === 'ok' && checks.migrations === 'ok';
  const sound = Object.values(checks).every((check) => check === 'ok');
  const state = works ? (sound ? 'ok' : 'degraded') : 'down';
  const told = works && (await isSystemAdministrator(headers)) ? { detail } : {};
  return json(works ? 200 : 503, { state, kind, versions: { ...ownVersions(), postgres }, checks, ...told });
}

async function isSystemAdministrator(headers: { get(name: string): string | null }): Promise<boolean> {
  if (headers.get('cookie') === null) return false;
  try {
    return await passThrough('system:read', await credentialOf(headers), async () => true);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
