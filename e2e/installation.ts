import './bound.ts';
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

/**
 * Sets the installation's clock for a story with an hour of its own, and takes it back afterwards: nobody else is in the
 * worker's installation meanwhile. Only an installation marked simulated lets its clock be set.
 */
export async function setClock(
  at: string | undefined,
): Promise<{ set: (at: string) => Promise<void>; release: () => Promise<void> }> {
  if (!at) {
    const set = () => Promise.reject(new Error('only a story with an hour of its own may move the clock'));
    return { set, release: async () => {} };
  }
  const sql = installation();
  const [before] = await sql<{ shift: string }[]>`select clock_shift::text as shift from installation`;
  const set = async (instant: string) => {
    await sql`update installation
      set clock_shift = ${new Date(instant).toISOString()}::timestamptz - (nl.now() - clock_shift)`;
  };
  await set(at);
  const release = async () => {
    await sql`update installation set clock_shift = ${before?.shift ?? '0'}::interval`;
  };
  return { set, release };
}
