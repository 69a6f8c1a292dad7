import type { Pass } from '#lib/access/pass.ts';
import { namesOf } from '#lib/identity/names.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import { policeOnly } from './dispositions.ts';
import { addStep } from './handling/steps.ts';
import type { ApproveInput, ClaimAlertInput, CloseInput, ContactInput, NoteInput } from './inputs.ts';
import type { AlertCode } from './rule.ts';

type Worker = Pass<'alert:work'> | Pass<'alert:dispose'>;
export type Locked = {
  id: string;
  rule: AlertCode;
  lodgingId: string;
  from: string;
  to: string;
  claimedBy: string | null;
  closed: boolean;
  rehearsal: boolean;
};

/** What is shown after an act. */
export type AlertActed = { id: string; act: 'claimed' | 'contacted' | 'noted' | 'closed' };

/**
 * Claims an alert within reach; its task is claimed with it. Refuses M-161 out of reach, M-350 a rehearsal, M-351 closed, M-352
 * claimed by another unless taken over on purpose. Of two who claim at once the second is told.
 */
export async function claimAlert(pass: Pass<'alert:work'>, input: ClaimAlertInput): Promise<AlertActed> {
  const alert = await lockAlert(pass, input.alert);
  if (alert.claimedBy !== null && alert.claimedBy === pass.actor.id) return { id: alert.id, act: 'claimed' };
  if (alert.claimedBy !== null && input.over !== 'yes') {
    const who = (await namesOf(pass, [alert.claimedBy]))[alert.claimedBy] ?? '';
    throw new Refusal('conflict', [{ code: 'M-352', values: { who } }]);
  }
  const at = pass.now.toISOString();
  await pass.sql`update alert set claimed_by = ${pass.actor.id}::uuid, claimed_at = ${at}
    where county = ${pass.reach.county} and id = ${alert.id}`;
  await claimTaskOf(pass, alert.id, input.over === 'yes');
  await addStep(pass, alert, alert.claimedBy ? 'take_over' : 'claim');
  record(pass, 'alert.claim', alert, alert.claimedBy ? { from: alert.claimedBy } : {});
  return { id: alert.id, act: 'claimed' };
}

/** Notes the first contact with the lodging or a guardian; claims the alert where nobody has. */
export async function contactAlert(pass: Pass<'alert:work'>, input: ContactInput): Promise<AlertActed> {
  const alert = await lockAlert(pass, input.alert);
  const at = pass.now.toISOString();
  await pass.sql`update alert set contacted_at = coalesce(contacted_at, ${at}),
      claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid), claimed_at = coalesce(claimed_at, ${at})
    where county = ${pass.reach.county} and id = ${alert.id}`;
  await claimTaskOf(pass, alert.id, false);
  await addStep(pass, alert, 'contact');
  record(pass, 'alert.contact', alert);
  return { id: alert.id, act: 'contacted' };
}

/** Adds a note to an alert: what was done or heard, without a child's name or number. */
export async function noteAlert(
  pass: Pass<'alert:work'>,
  { alert: id, said }: NoteInput,
): Promise<AlertActed> {
  const alert = await lockAlert(pass, id);
  await addStep(pass, alert, 'note', { said });
  record(pass, 'alert.note', alert);
  return { id, act: 'noted' };
}

/**
 * Ends an alert with what was found; its task ends with it. Refuses M-161, M-350, M-351, and M-356 a word that is a 民警's alone
 * (`disposeAlert`).
 */
export async function closeAlert(pass: Pass<'alert:work'>, input: CloseInput): Promise<AlertActed> {
  if (policeOnly.includes(input.disposition))
    throw new Refusal('forbidden', [{ code: 'M-356', field: 'disposition' }]);
  return close(pass, input);
}

/** A 民警 ends an alert; the pass is given to 民警 only (product.md, People). */
export async function disposeAlert(pass: Pass<'alert:dispose'>, input: CloseInput): Promise<AlertActed> {
  return close(pass, input);
}

async function close(pass: Worker, { alert: id, disposition, feedback }: CloseInput): Promise<AlertActed> {
  const alert = await lockAlert(pass, id);
  const at = pass.now.toISOString();
  await pass.sql`update alert set disposition = ${disposition}, feedback = ${feedback}, closed_at = ${at},
      closed_by = ${pass.actor.id}::uuid, claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid),
      claimed_at = coalesce(claimed_at, ${at})
    where county = ${pass.reach.county} and id = ${alert.id}`;
  const [task] = await pass.sql<{ id: string }[]>`
    update task set done_by = ${pass.actor.id}::uuid, done_at = ${at}, outcome = 'seen',
      claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid), claimed_at = coalesce(claimed_at, ${at})
    where county = ${pass.reach.county} and kind = 'alert' and subject_kind = 'alert' and subject_id = ${alert.id}
      and done_at is null returning id`;
  if (task) await settleClimbs(pass, task.id);
  await addStep(pass, alert, 'close', { said: feedback });
  record(pass, 'alert.close', alert, { disposition });
  return { id: alert.id, act: 'closed' };
}

/** Gives or takes a rule's approval; its parameters stay as they are. Every line stays, the newest decides. */
export async function approveRule(
  pass: Pass<'rule:approve'>,
  { rule, approved, basis }: ApproveInput,
): Promise<{ rule: string; approved: boolean }> {
  await pass.sql`insert into rule_approval (county, rule, at, approved, basis, approved_by, approver_name, parameters)
    select ${pass.reach.county}, ${rule}, ${pass.now.toISOString()}, ${approved === 'yes'}, ${basis}, ${pass.actor.id}::uuid,
      ${pass.actor.name}, coalesce((select parameters from rule_approval where county = ${pass.reach.county} and rule = ${rule}
        order by at desc limit 1), '{}'::jsonb)`;
  pass.record({
    act: 'rule.approve',
    subjectKind: 'rule',
    subjectId: rule,
    detail: { approved: approved === 'yes' },
  });
  return { rule, approved: approved === 'yes' };
}

/** The alert's task has the same hand; whoever it climbed to is told that it is in hand. */
async function claimTaskOf(pass: Worker, alert: string, over: boolean): Promise<void> {
  const [task] = await pass.sql<{ id: string; unit: string | null }[]>`
    update task set claimed_by = case when ${over} then ${pass.actor.id}::uuid else coalesce(claimed_by, ${pass.actor.id}::uuid) end,
      claimed_at = case when ${over} then ${pass.now.toISOString()}::timestamptz
        else coalesce(claimed_at, ${pass.now.toISOString()}::timestamptz) end
    where county = ${pass.reach.county} and kind = 'alert' and subject_kind = 'alert' and subject_id = ${alert}
      and done_at is null returning id, unit_id as unit`;
  if (!task) return;
  await settleClimbs(pass, task.id);
  if (task.unit) await pass.sql`select pg_notify('nl_live', ${`${task.unit} alert`})`;
}

/** Takes a live, open alert within reach for this transaction. Refuses M-161, M-350 a rehearsal, M-351 closed. */
export async function lockAlert(pass: Worker, id: string): Promise<Locked> {
  const [alert] = await pass.sql<Locked[]>`
    select id, rule, lodging_id as "lodgingId", from_day::text as "from", business_day::text as "to", claimed_by as "claimedBy", closed_at is not null as closed, rehearsal
    from alert where county = ${pass.reach.county} and id = ${id} for update`;
  if (!alert) throw new Refusal('not_found', 'M-161');
  if (alert.rehearsal) throw new Refusal('conflict', 'M-350');
  if (alert.closed) throw new Refusal('conflict', 'M-351');
  return alert;
}

function record(
  pass: Worker,
  act: string,
  { id, rule, lodgingId }: Locked,
  detail: Record<string, unknown> = {},
): void {
  pass.record({ act, subjectKind: 'alert', subjectId: id, lodgingId, detail: { rule, ...detail } });
}
