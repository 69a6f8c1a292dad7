import type { Pass } from '#lib/access/pass.ts';

/** Where an instant matter that waits is rung next: county duty, the chief by phone, county duty once more. */
export type ClimbTo = 'county_duty' | 'chief' | 'county_duty_again';

export type Climb = { to: ClimbTo; at: string };

type Waiting = { opened: Date; due: Date | null; claimed: boolean; climbs: readonly Climb[] };

const minute = 60_000;

/**
 * The climbs an instant matter owes at an instant and has not made: unclaimed at 3 minutes the county's duty post, at 5
 * the chief; still open at its due, claimed or not, the county's duty post again (product.md, Filing and What is odd).
 */
export function climbsOwed({ opened, due, claimed, climbs }: Waiting, now: Date): ClimbTo[] {
  const waited = now.getTime() - opened.getTime();
  const owed: ClimbTo[] = [];
  if (!claimed && waited >= 3 * minute) owed.push('county_duty');
  if (!claimed && waited >= 5 * minute) owed.push('chief');
  if (due && now >= due) owed.push('county_duty_again');
  return owed.filter((to) => !climbs.some((climb) => climb.to === to));
}

type Row = {
  id: string;
  lodging: string;
  unit: string | null;
  opened: string;
  due: string | null;
  claimed: boolean;
  climbs: Climb[] | null;
};

/** Lets what waits climb, each step once; the step stands on the task with its instant. Returns how many were made. */
export async function climbInstant(pass: Pass<'clock:work'>): Promise<{ climbed: number }> {
  const rows = await pass.sql<Row[]>`
    select id, lodging_id as lodging, unit_id as unit, opened_at as opened, due_at as due,
      claimed_by is not null as claimed, detail->'climbs' as climbs
    from task where county = ${pass.reach.county} and severity = 'instant' and done_at is null
      and kind <> 'glass_broken' for update skip locked`;
  let climbed = 0;
  for (const row of rows) {
    const climbs = row.climbs ?? [];
    const facts = { ...row, climbs, opened: new Date(row.opened), due: row.due ? new Date(row.due) : null };
    const owed = climbsOwed(facts, pass.now);
    if (owed.length === 0) continue;
    const all = [...climbs, ...owed.map((to) => ({ to, at: pass.now.toISOString() }))];
    await pass.sql`update task set detail = detail || jsonb_build_object('climbs', ${JSON.stringify(all)}::text::jsonb)
      where county = ${pass.reach.county} and id = ${row.id}`;
    if (row.unit) await pass.sql`select pg_notify('nl_live', ${`${row.unit} task`})`;
    for (const to of owed) {
      pass.record({
        act: 'task.climb',
        subjectKind: 'task',
        subjectId: row.id,
        lodgingId: row.lodging,
        detail: { to },
      });
    }
    climbed += owed.length;
  }
  return { climbed };
}
