import type { Pass } from '#lib/access/pass.ts';

/**
 * Takes away what has no more use: counters of past windows after a day, sessions 90 days after their end (the house
 * book keeps that they were), invitations 90 days after theirs. Returns how many rows went.
 */
export async function tidyIdentity(pass: Pass<'clock:work'>): Promise<number> {
  const now = pass.now.toISOString();
  const gone = await Promise.all([
    pass.sql`delete from throttle where window_start < ${now}::timestamptz - interval '1 day'`,
    pass.sql`delete from session where expires_at < ${now}::timestamptz - interval '90 days'`,
    pass.sql`delete from invitation where expires_at < ${now}::timestamptz - interval '90 days'`,
  ]);
  return gone.reduce((sum, rows) => sum + rows.count, 0);
}
