import type { Pass } from '#lib/access/pass.ts';

/** The caller's opening of a stay that is still in force, or null. Instant UTC. */
export async function openingOf(
  pass: Pass<'stay:reveal'>,
  stayId: string,
): Promise<{ untilAt: Date } | null> {
  const [row] = await pass.sql<{ until: string }[]>`
    select until_at as until from reveal
    where county = ${pass.reach.county} and stay_id = ${stayId} and account_id = ${pass.actor.id}::uuid
      and until_at > ${pass.now.toISOString()} order by until_at desc limit 1`;
  return row ? { untilAt: new Date(row.until) } : null;
}

/** The approvals the caller has used on a stay; each opens it once. */
export async function usedApprovals(pass: Pass<'stay:reveal'>, stayId: string): Promise<string[]> {
  const rows = await pass.sql<{ id: string }[]>`
    select basis_id as id from reveal where county = ${pass.reach.county} and stay_id = ${stayId}
      and account_id = ${pass.actor.id}::uuid and basis = 'second_person'`;
  return rows.map(({ id }) => id);
}

/** A closure nobody has decided, with its lodging. Instant UTC. */
export type AskedClosure = {
  id: string;
  code: string;
  name: string;
  fromDay: string;
  toDay: string;
  reason: string;
  askedAt: Date;
};

/** The closures within reach that wait, the first night first. */
export async function askedClosures(pass: Pass<'closure:decide'>): Promise<AskedClosure[]> {
  const rows = await pass.sql<(Omit<AskedClosure, 'askedAt'> & { askedAt: string })[]>`
    select c.id, l.code, l.name, c.from_day::text as "fromDay", c.to_day::text as "toDay", c.reason, c.asked_at as "askedAt"
    from closure c join lodging l on l.county = c.county and l.id = c.lodging_id
    where c.county = ${pass.reach.county} and c.approved is null order by c.from_day, c.id limit 200`;
  return rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt) }));
}

/** A closure of each year nobody has decided, with its lodging; days 'MM-DD', instant UTC. */
export type AskedSeason = Omit<AskedClosure, 'fromDay' | 'toDay'> & { fromDate: string; toDate: string };

/** The closures of each year within reach that wait, the oldest first. */
export async function askedSeasons(pass: Pass<'season:decide'>): Promise<AskedSeason[]> {
  const rows = await pass.sql<(Omit<AskedSeason, 'askedAt'> & { askedAt: string })[]>`
    select s.id, l.code, l.name, s.from_date as "fromDate", s.to_date as "toDate", s.reason, s.asked_at as "askedAt"
    from closure_season s join lodging l on l.county = s.county and l.id = s.lodging_id
    where s.county = ${pass.reach.county} and s.approved is null and s.ended_at is null order by s.asked_at, s.id limit 200`;
  return rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt) }));
}
