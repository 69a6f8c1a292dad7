import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Category } from '#lib/lodging/terms.ts';
import { type MovedDue, movedDues, nightsOf } from '#lib/report/nights.ts';

/** A lodging whose return for the night is missing and past its effective due (UTC). */
export type Silent = {
  id: string;
  code: string;
  name: string;
  category: Category;
  townshipCode: string;
  beatId: string;
  effectiveDue: Date;
};

type Reader =
  | Pass<'board:read'>
  | Pass<'board:export'>
  | Pass<'lodging:read'>
  | Pass<'desk:read'>
  | Pass<'clock:work'>;

/** The silent list as one statement, for whoever runs or explains it. */
export function silentStatement(
  reader: Pick<Pass<Permission>, 'sql' | 'now'>,
  day: BusinessDay,
  moved: readonly MovedDue[],
) {
  return reader.sql<(Omit<Silent, 'effectiveDue'> & { due: string })[]>`
    select l.id, l.code, l.name, l.category, l.township_code as "townshipCode", n.beat_id as "beatId", n.due_at as due
    from ${nightsOf(reader, { from: day, to: day, moved })} n
    join lodging l on l.county = n.county and l.id = n.lodging_id
    where n.state = 'silent' order by l.code`;
}

/** How many are silent for a night, within reach: as many as the board lists. */
export async function countSilent(pass: Reader, day: BusinessDay): Promise<number> {
  const moved = await movedDues(pass, day, day);
  const [row] = await pass.sql<{ count: number }[]>`
    select count(*)::int as count from ${nightsOf(pass, { from: day, to: day, moved })} n where n.state = 'silent'`;
  return row?.count ?? 0;
}

/**
 * Who is silent for a night, within reach, by code: expected, not excused, nothing filed, effective due passed. The beat
 * is the one stamped on the obligation. A night that is not due yet has no silent lodging.
 */
export async function silentOn(pass: Reader, day: BusinessDay): Promise<Silent[]> {
  const rows = await silentStatement(pass, day, await movedDues(pass, day, day));
  return rows.map(({ due, ...row }) => ({ ...row, effectiveDue: new Date(due) }));
}
