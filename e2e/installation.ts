import { closePool, connect, type Sql } from '#lib/platform/db.ts';

let admin: Sql | undefined;

/** The superuser's connections to the throw-away installation; instants come and go as text. */
export function installation(): Sql {
  const url = process.env.NIGHTLIGHT_ADMIN_URL;
  if (!url) throw new Error('the stories need NIGHTLIGHT_ADMIN_URL of a throw-away installation');
  admin ??= connect(url, 3);
  return admin;
}

/** Ends what this worker holds open. */
export async function leave(): Promise<void> {
  await admin?.end({ timeout: 5 });
  admin = undefined;
  await closePool();
}

/** The lock under which the stories share one clock: each holds it shared, who sets the clock holds it alone. */
const CLOCK = 20_001_120;

/**
 * Holds the installation's clock for a story: at the hour all stories share, or alone at an instant of its own, which
 * is taken back afterwards. Only an installation marked simulated lets its clock be set.
 */
export async function holdClock(
  at: string | undefined,
): Promise<{ set: (at: string) => Promise<void>; release: () => Promise<void> }> {
  const line = await installation().reserve();
  if (!at) {
    await line`select pg_advisory_lock_shared(${CLOCK})`;
    const set = () => Promise.reject(new Error('only a story with an hour of its own may move the clock'));
    const release = async () => {
      await line`select pg_advisory_unlock_shared(${CLOCK})`;
      line.release();
    };
    return { set, release };
  }
  await line`select pg_advisory_lock(${CLOCK})`;
  const [before] = await line<{ shift: string }[]>`select clock_shift::text as shift from installation`;
  const set = async (instant: string) => {
    await line`update installation
      set clock_shift = ${new Date(instant).toISOString()}::timestamptz - (nl.now() - clock_shift)`;
  };
  await set(at);
  const release = async () => {
    await line`update installation set clock_shift = ${before?.shift ?? '0'}::interval`;
    await line`select pg_advisory_unlock(${CLOCK})`;
    line.release();
  };
  return { set, release };
}
