import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { namesOf } from '#lib/identity/names.ts';
import { uuidv7 } from '#lib/platform/ids.ts';

/** What may be done about an alert, apart from the rings and climbs, which stand on its task. */
export const stepKinds = [
  'claim',
  'take_over',
  'given',
  'contact',
  'note',
  'asked',
  'answered',
  'part_asked',
  'part_claimed',
  'part_answered',
  'review_opened',
  'review_closed',
  'close',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** One step, with who did it where it was a person. Instant UTC. */
export type Step = { id: string; kind: StepKind; at: Date; by: string | null; said: string | null };

type Writer = Pick<Pass<Permission>, 'sql' | 'reach' | 'now' | 'actor'>;

/**
 * Adds a step to an alert; `said` is a person's own words, which name no child. With an `id` of the caller's it is made once;
 * returns whether it was.
 */
export async function addStep(
  pass: Writer,
  alert: { id: string; lodgingId: string },
  kind: StepKind,
  { said = null, id = uuidv7(pass.now) }: { said?: string | null; id?: string } = {},
): Promise<boolean> {
  const by = pass.actor.kind === 'person' ? pass.actor.id : null;
  const made = await pass.sql`insert into alert_step (county, id, alert_id, lodging_id, at, by, kind, said)
    values (${pass.reach.county}, ${id}, ${alert.id}, ${alert.lodgingId}, ${pass.now.toISOString()}, ${by}, ${kind}, ${said})
    on conflict (county, id) do nothing returning id`;
  return made.length > 0;
}

/** What was done about an alert within reach, in order. */
export async function stepsOf(pass: Pass<'alert:read'>, alert: string): Promise<Step[]> {
  const rows = await pass.sql<(Omit<Step, 'at'> & { at: string })[]>`
    select id, kind, at, by, said from alert_step
    where county = ${pass.reach.county} and alert_id = ${alert} order by at, id`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ by }) => by ?? []),
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at), by: row.by ? (names[row.by] ?? null) : null }));
}
