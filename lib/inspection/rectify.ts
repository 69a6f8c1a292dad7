import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import { task } from '#lib/task/schema.ts';
import type { ProveInput } from './inputs.ts';
import { clearPicturesOn } from './pictures.ts';
import { wordsClearOn } from './rules.ts';
import { rectification } from './schema.ts';
import { personOf } from './signer.ts';

type Signer = Pass<'inspection:sign'> | Pass<'chase:sign'>;

/** What ordered a correction: a signed visit, or a line of a chase, by its number, with the article it rests on. */
export type Ordered =
  | { kind: 'inspection'; id: string }
  | { kind: 'chase'; id: string; step: number; article: string };

/** The subject of the task of a correction: its matter, and of a chase the line. */
const subjectOf = (of: Ordered) => (of.kind === 'chase' ? `${of.id}/${of.step}` : of.id);

/** Ends the task of a plan or a rectification, and what climbed from it. */
export async function endTask(
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

/** A correction with its task, due at the end of duty of its last day ('YYYY-MM-DD'): pursued until it is proven. */
export async function openRectification(
  pass: Signer,
  lodging: { id: string; beat: string | null },
  of: Ordered,
  until: string,
): Promise<void> {
  const { county } = pass.reach;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const dueAt = instantOf(until, settings.of('duty_to'));
  const source =
    of.kind === 'inspection'
      ? { inspectionId: of.id }
      : { chaseId: of.id, chaseStep: of.step, article: of.article, orderedBy: personOf(pass) };
  await insertRows(pass.sql, rectification, [
    { county, id: uuidv7(pass.now), ...source, lodgingId: lodging.id, until, openedAt: pass.now },
  ]);
  await insertRows(pass.sql, task, [
    {
      ...{ county, id: uuidv7(pass.now), kind: 'rectification', lodgingId: lodging.id, unitId: lodging.beat },
      ...{ subjectKind: of.kind, subjectId: subjectOf(of), severity: 'same_day', openedAt: pass.now, dueAt },
      ...{ claimedBy: personOf(pass), claimedAt: pass.now, detail: { [of.kind]: of.id } },
    },
  ]);
}

/** The beat of a lodging on the day of the pass; null for none. */
export async function beatOf(pass: Signer, lodging: string): Promise<string | null> {
  const [row] = await pass.sql<{ beat: string }[]>`select beat_id as beat from lodging_beat
    where county = ${pass.reach.county} and lodging_id = ${lodging} and from_day <= ${civilDateAt(pass.now)}
    order by from_day desc limit 1`;
  return row?.beat ?? null;
}

/** Where a proven correction was ordered. */
export type Proven = { inspection: string | null; chase: string | null };

/**
 * A 民警 records how it is known that what was found is put right; the rectification and its task end. Refuses M-161 out of
 * reach, M-575 proven already.
 */
export async function proveRectification(pass: Pass<'inspection:sign'>, input: ProveInput): Promise<Proven> {
  const { county } = pass.reach;
  const [row] = await pass.sql<
    (Proven & { step: number; article: string; lodging: string; proven: boolean; happened: string | null })[]
  >`select r.inspection_id as inspection, r.chase_id as chase, r.chase_step as step, r.article, r.lodging_id as lodging,
      r.proven_at is not null as proven, (select i.happened_at from inspection i where i.county = r.county
        and i.id = r.inspection_id) as happened
    from rectification r where r.county = ${county} and r.id = ${input.rectification} for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.proven) throw new Refusal('conflict', 'M-575');
  await pass.sql`update rectification set proven_at = ${pass.now.toISOString()}, proven_by = ${personOf(pass)},
      proof = ${input.proof}, proof_said = ${input.said}
    where county = ${county} and id = ${input.rectification}`;
  const { inspection, chase, step, article, happened } = row;
  const clearOn = happened && wordsClearOn(new Date(happened), { provenAt: pass.now });
  if (inspection && clearOn) await clearPicturesOn(pass, inspection, clearOn);
  const of: Ordered = chase
    ? { kind: 'chase', id: chase, step, article }
    : { kind: 'inspection', id: inspection ?? '' };
  await endTask(pass, 'rectification', subjectOf(of), 'proven');
  pass.record({
    act: 'inspection.prove',
    subjectKind: 'rectification',
    subjectId: input.rectification,
    lodgingId: row.lodging,
    detail: { [of.kind]: of.id, proof: input.proof },
  });
  return { inspection, chase };
}
