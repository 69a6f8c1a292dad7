import type { Pass } from '#lib/access/pass.ts';
import type { Checked } from '#lib/attachment/check.ts';
import { businessDayAt, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import type { Category } from '#lib/lodging/terms.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import { task } from '#lib/task/schema.ts';
import type { ProveInput, RecordInput } from './inputs.ts';
import { addPictures, clearPicturesOn } from './pictures.ts';
import { hasBreach, objectToRecord, wordsClearOn } from './rules.ts';
import { inspection, rectification } from './schema.ts';
import { tellHouse } from './tell.ts';
import { inspectorsOf } from './weekly.ts';

type Signer = Pass<'inspection:sign'>;
type Lodging = { id: string; name: string; code: string; category: Category; beat: string | null };
type Plan = { table: 'inspection_plan' | 'undercover_plan'; id: string };

/** A signed visit: its id, and whether it stood already (the same form sent twice). */
export type Signed = { id: string; again: boolean };

/**
 * Signs a visit: two officers named, the five musts answered, the lodging's own words and its signature or refusal. A
 * correction opens a rectification with its task; a visit of the list ends its plan. Refuses M-161 out of reach, M-560 to M-567
 * and M-574 as `objectToRecord`, M-569 a plan that is ended, M-578 and M-579 pictures the county does not take.
 */
export async function signInspection(
  pass: Signer,
  input: RecordInput,
  pictures: readonly Checked[] = [],
): Promise<Signed> {
  const { county } = pass.reach;
  const me = personOf(pass);
  const [before] = await pass.sql<{ id: string }[]>`
    select id from inspection where county = ${county} and request_key = ${input.request_key} and first = ${me}`;
  if (before) return { id: before.id, again: true };
  const [lodging] = await pass.sql<Lodging[]>`
    select l.id, l.name, l.code, l.category, (select b.beat_id from lodging_beat b where b.county = l.county and b.lodging_id = l.id
      and b.from_day <= ${civilDateAt(pass.now)} order by b.from_day desc limit 1) as beat
    from lodging l where l.county = ${county} and l.id = ${input.lodging}`;
  if (!lodging) throw new Refusal('not_found', 'M-161');
  const plan = await lockPlan(pass, input);
  const second = (await inspectorsOf(pass, lodging.id)).find(({ id }) => id === input.second) ?? null;
  const problems = objectToRecord({ ...input, first: me, second, category: lodging.category }, pass.now);
  if (problems.length > 0 || !second) throw new Refusal('invalid', problems);
  const id = uuidv7(pass.now);
  const { kind, findings, follow, spoke, statement, signature, note } = input;
  await insertRows(pass.sql, inspection, [
    {
      ...{ county, id, lodgingId: lodging.id, kind, happenedAt: input.happened, signedAt: pass.now },
      ...{ first: me, firstName: pass.actor.name, second: second.id, secondName: second.name },
      ...{ secondRank: second.rank, findings, follow, spoke, statement, signature, note },
      until: follow === 'correction' ? input.until : null,
      refusal: signature === 'refused' ? input.refusal : null,
      requestKey: input.request_key,
    },
  ]);
  const clearOn = wordsClearOn(input.happened, follow === 'correction' ? { provenAt: null } : null);
  await addPictures(pass, { id, lodging: lodging.id, clearOn }, pictures);
  if (plan) await endPlan(pass, plan, id);
  if (follow === 'correction' && input.until) await openRectification(pass, lodging, id, input.until);
  await tellHouse(pass, lodging, id);
  pass.record({
    act: 'inspection.sign',
    subjectKind: 'inspection',
    subjectId: id,
    lodgingId: lodging.id,
    detail: {
      ...{ kind, follow, signature, second: second.id, breaches: breachesOf(input) },
      ...(pictures.length > 0 ? { pictures: pictures.map(({ hash }) => hash.toString('hex')) } : {}),
    },
  });
  return { id, again: false };
}

const breachesOf = ({ findings }: RecordInput) =>
  hasBreach(findings)
    ? findings.flatMap(({ answer, article }) => (answer === 'breach' && article ? article : []))
    : [];

/** The plan a visit answers, locked; a 暗访 is planned where no role of a beat has a grant. */
async function lockPlan(pass: Signer, { plan, kind, lodging }: RecordInput): Promise<Plan | null> {
  if (kind === 'daily') return null;
  const undercover = kind === 'undercover';
  if (!plan || (undercover && pass.role !== 'nl_county')) throw new Refusal('not_found', 'M-161');
  const table = undercover ? 'undercover_plan' : 'inspection_plan';
  const [row] = await pass.sql<
    { ended: boolean }[]
  >`select ended_at is not null as ended from ${pass.sql(table)}
    where county = ${pass.reach.county} and id = ${plan} and lodging_id = ${lodging} for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.ended) throw new Refusal('conflict', 'M-569');
  return { table, id: plan };
}

async function endPlan(pass: Signer, { table, id }: Plan, result: string): Promise<void> {
  const { county } = pass.reach;
  const at = pass.now.toISOString();
  await pass.sql`update ${pass.sql(table)} set ended_at = ${at}, inspection_id = ${result} where county = ${county} and id = ${id}`;
  await endTask(pass, 'inspection', id, 'inspected');
}

/** Ends the task of a plan or a rectification, and what climbed from it. */
async function endTask(
  pass: Signer,
  kind: 'inspection' | 'rectification',
  subject: string,
  outcome: string,
): Promise<void> {
  const [ended] = await pass.sql<{ id: string }[]>`
    update task set done_at = ${pass.now.toISOString()}, done_by = ${personOf(pass)}, outcome = ${outcome}
    where county = ${pass.reach.county} and kind = ${kind} and subject_id = ${subject} and done_at is null returning id`;
  if (ended) await settleClimbs(pass, ended.id);
}

async function openRectification(
  pass: Signer,
  lodging: { id: string; beat: string | null },
  inspectionId: string,
  until: string,
): Promise<void> {
  const { county } = pass.reach;
  const id = uuidv7(pass.now);
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const dueAt = instantOf(until, settings.of('duty_to'));
  await insertRows(pass.sql, rectification, [
    { county, id, inspectionId, lodgingId: lodging.id, until, openedAt: pass.now },
  ]);
  await insertRows(pass.sql, task, [
    {
      ...{ county, id: uuidv7(pass.now), kind: 'rectification', lodgingId: lodging.id, unitId: lodging.beat },
      ...{
        subjectKind: 'inspection',
        subjectId: inspectionId,
        severity: 'same_day',
        openedAt: pass.now,
        dueAt,
      },
      ...{ claimedBy: personOf(pass), claimedAt: pass.now, detail: { inspection: inspectionId } },
    },
  ]);
}

/**
 * A 民警 records how it is known that what was found is put right; the rectification and its task end. Refuses M-161 out of
 * reach, M-575 proven already.
 */
export async function proveRectification(pass: Signer, input: ProveInput): Promise<{ inspection: string }> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ inspection: string; lodging: string; proven: boolean; happened: string }[]>`
    select r.inspection_id as inspection, r.lodging_id as lodging, r.proven_at is not null as proven, i.happened_at as happened
    from rectification r join inspection i on i.county = r.county and i.id = r.inspection_id
    where r.county = ${county} and r.id = ${input.rectification} for update of r`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.proven) throw new Refusal('conflict', 'M-575');
  await pass.sql`update rectification set proven_at = ${pass.now.toISOString()}, proven_by = ${personOf(pass)},
      proof = ${input.proof}, proof_said = ${input.said}
    where county = ${county} and id = ${input.rectification}`;
  const clearOn = wordsClearOn(new Date(row.happened), { provenAt: pass.now });
  if (clearOn) await clearPicturesOn(pass, row.inspection, clearOn);
  await endTask(pass, 'rectification', row.inspection, 'proven');
  pass.record({
    act: 'inspection.prove',
    subjectKind: 'rectification',
    subjectId: input.rectification,
    lodgingId: row.lodging,
    detail: { inspection: row.inspection, proof: input.proof },
  });
  return { inspection: row.inspection };
}

/** The account behind a pass: only persons sign. */
export function personOf(pass: { actor: { kind: string; id: string | null } }): string {
  if (pass.actor.kind !== 'person' || !pass.actor.id) throw new Refusal('forbidden', 'M-165');
  return pass.actor.id;
}
