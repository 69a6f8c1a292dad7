import type { Pass } from '#lib/access/pass.ts';
import { businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { personOf, refuse } from './commands.ts';
import type { StandingInput } from './inputs.ts';
import { objectToSpan } from './rules.ts';
import type { Purpose, StandingRole } from './terms.ts';

/** A standing approval; days are civil dates (Shanghai), both included, instants UTC. */
export type Standing = {
  id: string;
  unitId: string;
  unitName: string;
  role: StandingRole;
  purpose: Purpose;
  fromDay: string;
  toDay: string;
  givenBy: string;
  givenAt: Date;
  endedAt: Date | null;
  inForce: boolean;
};

/**
 * A supervisor (民警) lets a post reveal for a purpose from today to a day. It never covers the one who gave it
 * (security.md 4.4: nobody grants himself). Refuses M-161 an unknown unit, M-308 an end in the past or over 366 days away.
 */
export async function giveStanding(pass: Pass<'reveal:standing'>, input: StandingInput): Promise<string> {
  const today = civilDateAt(pass.now);
  const toDay = businessDay(input.to_day, 'to_day');
  refuse(objectToSpan(today, toDay));
  const id = uuidv7(pass.now);
  const [given] = await pass.sql<{ name: string }[]>`
    insert into standing_approval (county, id, unit_id, role, purpose, from_day, to_day, given_by, given_at)
    select county, ${id}, id, ${input.role}, ${input.purpose}, ${today}, ${toDay}, ${personOf(pass)}, ${pass.now.toISOString()}
    from unit where county = ${pass.reach.county} and id = ${input.unit} returning id`;
  if (!given) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'standing.give',
    subjectKind: 'standing_approval',
    subjectId: id,
    detail: { unit: input.unit, role: input.role, purpose: input.purpose, from_day: today, to_day: toDay },
  });
  return id;
}

/** Ends a standing approval at once. Refuses M-161 one that is not in the county or has ended. */
export async function endStanding(pass: Pass<'reveal:standing'>, id: string): Promise<void> {
  const [ended] = await pass.sql`update standing_approval set ended_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${id} and ended_at is null returning id`;
  if (!ended) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'standing.end', subjectKind: 'standing_approval', subjectId: id });
}

/** Every standing approval of the county, newest first. */
export async function standingApprovals(
  pass: Pass<'reveal:standing'> | Pass<'stay:reveal'>,
): Promise<Standing[]> {
  const rows = await pass.sql<
    (Omit<Standing, 'givenAt' | 'endedAt' | 'inForce'> & { givenAt: string; endedAt: string | null })[]
  >`select s.id, s.unit_id as "unitId", u.name as "unitName", s.role, s.purpose, s.from_day::text as "fromDay",
      s.to_day::text as "toDay", s.given_by as "givenBy", s.given_at as "givenAt", s.ended_at as "endedAt"
    from standing_approval s join unit u on u.county = s.county and u.id = s.unit_id
    where s.county = ${pass.reach.county} order by s.given_at desc, s.id`;
  const today = civilDateAt(pass.now);
  return rows.map((row) => ({
    ...row,
    givenAt: new Date(row.givenAt),
    endedAt: row.endedAt ? new Date(row.endedAt) : null,
    inForce: row.endedAt === null && row.fromDay <= today && today <= row.toDay,
  }));
}
