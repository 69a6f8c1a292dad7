import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { Level, Step } from './terms.ts';

type Writer = Pick<Pass<Permission>, 'sql' | 'now' | 'reach' | 'actor'>;

/** A line of a chase to write; instants UTC, `detail` holds codes, days and places, never a child's words. */
export type NewStep = {
  chase: string;
  lodging: string;
  n: number;
  kind: Step;
  level: Level;
  outcome?: string | null;
  happenedAt?: Date;
  detail?: Record<string, unknown>;
  requestKey?: string | null;
};

/**
 * Writes lines; who acts and when come from the pass, a job signs none. The first thing a person did is stamped on the chase
 * as well, where the evaluation reads it; giving it to somebody is none (definition of the first act, overview/evaluation).
 */
export async function writeSteps(pass: Writer, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  const person = pass.actor.kind === 'person';
  const rows = steps.map((step) => ({
    chase: step.chase,
    lodging: step.lodging,
    n: step.n,
    kind: step.kind,
    level: step.level,
    happened: (step.happenedAt ?? pass.now).toISOString(),
    outcome: step.outcome ?? null,
    detail: step.detail ?? {},
    key: step.requestKey ?? null,
  }));
  const { county } = pass.reach;
  const acts = rows.filter(({ kind }) => kind !== 'given');
  if (person && acts.length > 0)
    await pass.sql`
      update chase c set acted_at = x.at, acted_known_at = ${pass.now.toISOString()}
      from (select y.chase, min(y.happened) as at
        from json_to_recordset(${JSON.stringify(acts)}::text::json) as y(chase uuid, happened timestamptz) group by 1) x
      where c.county = ${county} and c.id = x.chase and (c.acted_at is null or x.at < c.acted_at)`;
  await pass.sql`
    insert into chase_step (county, chase_id, n, lodging_id, kind, level, at, happened_at, account_id, actor_name, outcome,
      detail, request_key)
    select ${county}, x.chase, x.n, x.lodging, x.kind, x.level, ${pass.now.toISOString()}, x.happened,
      ${person ? pass.actor.id : null}::uuid, ${person ? pass.actor.name : null}, x.outcome, x.detail, x.key
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(chase uuid, lodging uuid, n int, kind text, level text,
      happened timestamptz, outcome text, detail jsonb, key text)`;
}

/** Ends the one task of each chase with a word of the house; pages that list it hear so. */
export async function endTasks(pass: Writer, chases: readonly string[], outcome: string): Promise<void> {
  await pass.sql`
    with done as (
      update task set done_at = ${pass.now.toISOString()}, outcome = ${outcome},
        done_by = ${pass.actor.kind === 'person' ? pass.actor.id : null}::uuid
      where county = ${pass.reach.county} and kind = 'chase' and subject_id = any (${[...chases]}::text[]) and done_at is null
      returning unit_id)
    select pg_notify('nl_live', u.unit_id || ' task') from (select distinct unit_id from done where unit_id is not null) u`;
}
