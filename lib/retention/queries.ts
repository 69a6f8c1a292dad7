import type { Pass } from '#lib/access/pass.ts';

/** One clearing run as proof: an instant (UTC), counts and the months whose key was destroyed. */
export type ClearingRun = { id: string; at: Date; cleared: number; held: number; monthsDestroyed: string[] };

/** The newest clearing runs of the county. */
export async function clearingRuns(pass: Pass<'retention:read'>, limit = 60): Promise<ClearingRun[]> {
  const rows = await pass.sql<(Omit<ClearingRun, 'at'> & { at: string })[]>`
    select id, at, cleared, held, months_destroyed as "monthsDestroyed" from clearing_run
    where county = ${pass.reach.county} order by at desc limit ${limit}`;
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
