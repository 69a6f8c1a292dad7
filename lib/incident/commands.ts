import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { ownPosts } from '#lib/roster/queries.ts';
import type { ClaimIncidentInput, EndInput, RungInput } from './inputs.ts';
import { policeOutcomes } from './terms.ts';

type Worker = Pass<'alert:work'> | Pass<'alert:dispose'>;
type Locked = {
  id: string;
  kind: string;
  lodgingId: string | null;
  claimedBy: string | null;
  closed: boolean;
};

/** What is shown after an act. */
export type IncidentActed = { id: string; act: 'claimed' | 'closed' };

/**
 * Notes that a duty page of this person has sounded to its end. Only who has duty now, by the roster or else by the post, or the
 * chief rings it; what others' pages do is noted of nobody. Returns how many incidents it was noted of.
 */
export async function ringIncidents(pass: Pass<'alert:work'>, input: RungInput): Promise<{ rung: number }> {
  if (!pass.actor.roles.includes('chief') && (await ownPosts(pass)).length === 0) return { rung: 0 };
  const rows = await pass.sql<{ id: string; unit: string; lodging: string | null }[]>`
    select id, unit_id as unit, lodging_id as lodging from incident
    where county = ${pass.reach.county} and id = any (${input.incidents}::uuid[]) and closed_at is null`;
  let rung = 0;
  for (const { id, unit, lodging } of rows) {
    const made = await pass.sql`insert into incident_ring (county, incident_id, account_id, unit_id, at)
      values (${pass.reach.county}, ${id}, ${pass.actor.id}::uuid, ${unit}, ${pass.now.toISOString()})
      on conflict do nothing`;
    if (made.count === 0) continue;
    rung += 1;
    pass.record({ act: 'incident.ring', subjectKind: 'incident', subjectId: id, lodgingId: lodging });
  }
  return { rung };
}

/**
 * Claims an incident within reach: its sender reads the name and the post's telephone at once. Refuses M-161 out of reach,
 * M-405 closed, M-406 claimed by another unless taken over on purpose. Claiming one's own again changes nothing.
 */
export async function claimIncident(
  pass: Pass<'alert:work'>,
  input: ClaimIncidentInput,
): Promise<IncidentActed> {
  const one = await lock(pass, input.incident);
  if (one.claimedBy !== null && one.claimedBy === pass.actor.id) return { id: one.id, act: 'claimed' };
  if (one.claimedBy !== null && input.over !== 'yes') throw new Refusal('conflict', 'M-406');
  const { county } = pass.reach;
  const at = pass.now.toISOString();
  const level = pass.role === 'nl_county' ? 'county' : 'station';
  await pass.sql`update incident i set claimed_by = ${pass.actor.id}::uuid, claimed_at = ${at},
      claimed_phone = (select p.phone from unit p where p.county = i.county and p.phone is not null
        and case when ${level} = 'county' then p.kind = 'county' else p.id = any (${[...pass.reach.units]}::uuid[])
          or p.id in (select u.parent_id from unit u where u.county = i.county and u.id = i.unit_id) end
        order by p.kind = ${level} desc, p.code limit 1)
    where county = ${county} and id = ${one.id}`;
  await pass.sql`update task set claimed_by = ${pass.actor.id}::uuid, claimed_at = ${at}, done_by = ${pass.actor.id}::uuid,
      done_at = ${at}, outcome = 'seen'
    where county = ${county} and kind = 'incident' and subject_id = ${one.id} and done_at is null`;
  record(pass, 'incident.claim', one, one.claimedBy ? { from: one.claimedBy } : {});
  return { id: one.id, act: 'claimed' };
}

/** Ends an incident with what was found. Refuses M-161, M-405, and M-407 a word that is a 民警's alone (`disposeIncident`). */
export async function endIncident(pass: Pass<'alert:work'>, input: EndInput): Promise<IncidentActed> {
  if (policeOutcomes.includes(input.outcome))
    throw new Refusal('forbidden', [{ code: 'M-407', field: 'outcome' }]);
  return end(pass, input);
}

/** A 民警 ends an incident; the pass is given to 民警 only (product.md, People). */
export async function disposeIncident(pass: Pass<'alert:dispose'>, input: EndInput): Promise<IncidentActed> {
  return end(pass, input);
}

async function end(pass: Worker, { incident, outcome, feedback }: EndInput): Promise<IncidentActed> {
  const one = await lock(pass, incident);
  const at = pass.now.toISOString();
  await pass.sql`update incident set outcome = ${outcome}, feedback = ${feedback}, closed_at = ${at},
      closed_by = ${pass.actor.id}::uuid, claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid),
      claimed_at = coalesce(claimed_at, ${at})
    where county = ${pass.reach.county} and id = ${one.id}`;
  await pass.sql`update task set done_by = ${pass.actor.id}::uuid, done_at = ${at}, outcome = 'seen',
      claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid), claimed_at = coalesce(claimed_at, ${at})
    where county = ${pass.reach.county} and kind = 'incident' and subject_id = ${one.id} and done_at is null`;
  record(pass, 'incident.close', one, { outcome });
  return { id: one.id, act: 'closed' };
}

async function lock(pass: Worker, id: string): Promise<Locked> {
  const [one] = await pass.sql<Locked[]>`
    select id, kind, lodging_id as "lodgingId", claimed_by as "claimedBy", closed_at is not null as closed
    from incident where county = ${pass.reach.county} and id = ${id} for update`;
  if (!one) throw new Refusal('not_found', 'M-161');
  if (one.closed) throw new Refusal('conflict', 'M-405');
  return one;
}

function record(pass: Worker, act: string, one: Locked, detail: Record<string, unknown> = {}): void {
  pass.record({
    act,
    subjectKind: 'incident',
    subjectId: one.id,
    lodgingId: one.lodgingId,
    detail: { kind: one.kind, ...detail },
  });
}
