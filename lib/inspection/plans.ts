import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt, instantOf } from '#lib/clock/business-day.ts';
import { inspectorsOf } from '#lib/identity/inspectors.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import type { StrikeInput, UndercoverInput } from './inputs.ts';
import { isLastDay } from './rules.ts';
import { undercoverPlan } from './schema.ts';
import { personOf } from './signer.ts';

type Planner = Pass<'inspection:plan'>;

/**
 * Prepares a 暗访: known to the county's supervision alone until its result is signed; no task, message or live notice is made.
 * Refuses M-161 an unknown code, M-561 a second officer who is none, M-564 a last day that cannot be, M-577 one open already.
 */
export async function planUndercover(pass: Planner, input: UndercoverInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const me = personOf(pass);
  const lodging = await lodgingByCode(pass, input.lodging);
  if (!isLastDay(input.until, pass.now)) throw new Refusal('invalid', [{ code: 'M-564', field: 'until' }]);
  if (input.second) {
    const known = (await inspectorsOf(pass, lodging.id)).some(({ id }) => id === input.second);
    if (!known || input.second === me) throw new Refusal('invalid', [{ code: 'M-561', field: 'second' }]);
  }
  const [open] = await pass.sql`select from undercover_plan
    where county = ${county} and lodging_id = ${lodging.id} and ended_at is null`;
  if (open) throw new Refusal('conflict', [{ code: 'M-577', field: 'lodging' }]);
  const id = uuidv7(pass.now);
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  await insertRows(pass.sql, undercoverPlan, [
    {
      ...{ county, id, lodgingId: lodging.id, dueAt: instantOf(input.until, settings.of('duty_to')) },
      ...{ first: me, second: input.second ?? null, plannedBy: me, plannedAt: pass.now },
    },
  ]);
  pass.record({
    act: 'inspection.prepare',
    subjectKind: 'undercover_plan',
    subjectId: id,
    lodgingId: lodging.id,
    detail: { until: input.until },
  });
  return { id };
}

/** Strikes a visit off with its reason; a control that was struck stands in the precision as not made. Refuses M-161, M-569. */
export async function strikePlan(pass: Planner, input: StrikeInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const at = pass.now.toISOString();
  const table = input.undercover ? 'undercover_plan' : 'inspection_plan';
  const [row] = await pass.sql<{ lodging: string; ended: boolean }[]>`
    select lodging_id as lodging, ended_at is not null as ended from ${pass.sql(table)}
    where county = ${county} and id = ${input.plan} for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.ended) throw new Refusal('conflict', 'M-569');
  await pass.sql`update ${pass.sql(table)} set ended_at = ${at}, struck_why = ${input.why}
    where county = ${county} and id = ${input.plan}`;
  const [ended] = await pass.sql<{ id: string }[]>`
    update task set done_at = ${at}, done_by = ${personOf(pass)}, outcome = 'struck'
    where county = ${county} and kind = 'inspection' and subject_id = ${input.plan} and done_at is null returning id`;
  if (ended) await settleClimbs(pass, ended.id);
  pass.record({
    act: 'inspection.strike',
    subjectKind: table,
    subjectId: input.plan,
    lodgingId: row.lodging,
  });
  return { id: input.plan };
}
