import type { Sql } from '#lib/platform/db.ts';
import { Told } from './cellar.ts';

export type Kind = 'demonstration' | 'real';

/** What this process was asked for: NIGHTLIGHT_SEED and NIGHTLIGHT_CLOCK matter only when the database is made. */
function asked(): { kind: Kind; clock: Date | null } {
  const seed = process.env.NIGHTLIGHT_SEED ?? (process.env.DATABASE_URL ? 'empty' : 'demo');
  if (seed !== 'demo' && seed !== 'empty') {
    throw new Told(
      `NIGHTLIGHT_SEED 只能是 demo 或 empty / NIGHTLIGHT_SEED must be demo or empty, not "${seed}"`,
    );
  }
  const text = process.env.NIGHTLIGHT_CLOCK;
  const clock = text ? new Date(text) : null;
  if (clock && (Number.isNaN(clock.getTime()) || !/[+-]\d\d:\d\d$|Z$/.test(text ?? ''))) {
    throw new Told(
      `NIGHTLIGHT_CLOCK 要写成 2026-11-23T00:00:00+08:00 / write it as an instant with its offset`,
    );
  }
  return { kind: seed === 'demo' ? 'demonstration' : 'real', clock };
}

/** Reads the kind of the installation, or writes it once when the database is new; then tops up a demonstration. */
export async function installationOf(admin: Sql): Promise<Kind> {
  const wanted = asked();
  const [made] = await admin<{ kind: Kind }[]>`
    insert into installation (one, kind, created_at, clock_shift, simulated)
    select 1, ${wanted.kind}, coalesce(${wanted.clock?.toISOString() ?? null}::timestamptz, clock_timestamp()),
      coalesce(${wanted.clock?.toISOString() ?? null}::timestamptz - clock_timestamp(), interval '0'), ${wanted.clock ? 1 : 0}
    on conflict do nothing returning kind`;
  const [found] = await admin<{ kind: Kind }[]>`select kind from installation`;
  const kind = made?.kind ?? found?.kind;
  if (!kind) throw new Error('the installation has no kind');
  return kind;
}
