import type { Pass } from '#lib/access/pass.ts';
import type { Checked } from '#lib/attachment/check.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { inspectorsOf } from '#lib/identity/inspectors.ts';
import type { Category } from '#lib/lodging/terms.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { RecordInput } from './inputs.ts';
import { addPictures } from './pictures.ts';
import { endTask, openRectification } from './rectify.ts';
import { hasBreach, objectToRecord, wordsClearOn } from './rules.ts';
import { inspection } from './schema.ts';
import { personOf } from './signer.ts';
import { tellHouse } from './tell.ts';

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
  if (follow === 'correction' && input.until)
    await openRectification(pass, lodging, { kind: 'inspection', id }, input.until);
  await tellHouse(pass, lodging, `inspection/${id}`);
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
