import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import { setStatus } from '#lib/lodging/commands.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { RegisterInput } from './inputs.ts';
import type { Finding } from './terms.ts';

const settleWithin = 2;

/** The task's subject: the chase that found it, and what is asked. */
const subjectOf = (chase: string) => `${chase}/register`;

/**
 * Asks the county, who keeps the register, to settle what a finding says: the lodging has closed down or is none any more. Due
 * at the end of duty two days on. It stands on the county's own list, so that there is nobody it could climb to.
 */
export async function askRegister(
  pass: Pass<'chase:work'>,
  { id, lodging }: { id: string; lodging: string },
  finding: Finding,
): Promise<void> {
  const { county } = pass.reach;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const day = addDays(businessDay(civilDateAt(pass.now)), settleWithin);
  const due = instantOf(day, settings.of('duty_to'));
  await pass.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at,
      detail)
    select ${county}, ${uuidv7(pass.now)}, 'register', ${lodging}, (select u.id from unit u where u.county = ${county}
      and u.kind = 'county' order by u.code limit 1), 'chase', ${subjectOf(id)}, 'watch', ${pass.now.toISOString()},
      ${due.toISOString()}, ${JSON.stringify({ finding })}::text::jsonb
    on conflict (county, kind, subject_kind, subject_id) do nothing`;
}

/** What is asked of the register after a chase; `done` how it was settled. Instants UTC. */
export type RegisterTask = {
  finding: Finding;
  dueAt: Date;
  done: { outcome: string; at: Date; why: string | null } | null;
};

/** The question a chase left to the register; null for none. */
export async function registerTaskOf(pass: Pass<'chase:work'>, chase: string): Promise<RegisterTask | null> {
  const [row] = await pass.sql<
    { finding: Finding; due: string; done: string | null; outcome: string | null; why: string | null }[]
  >`select detail->>'finding' as finding, due_at as due, done_at as done, outcome, detail->>'why' as why from task
    where county = ${pass.reach.county} and kind = 'register' and subject_id = ${subjectOf(chase)}`;
  if (!row) return null;
  const { finding, due, done, outcome, why } = row;
  return {
    finding,
    dueAt: new Date(due),
    done: done ? { outcome: outcome ?? '', at: new Date(done), why } : null,
  };
}

/**
 * Settles the register after a finding: closes the lodging from a night on, or leaves it with the reason, and ends the task.
 * Refuses M-161 no such task within reach, M-439 settled already, M-282 a night more than 7 back.
 */
export async function settleRegister(
  pass: Pass<'registry:write'>,
  input: RegisterInput,
): Promise<{ chase: string }> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ id: string; code: string; lodging: string; done: boolean }[]>`
    select t.id, l.code, l.id as lodging, t.done_at is not null as done from task t
    join lodging l on l.county = t.county and l.id = t.lodging_id
    where t.county = ${county} and t.kind = 'register' and t.subject_id = ${subjectOf(input.chase)} for update of t`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.done) throw new Refusal('conflict', 'M-439');
  const closed = input.settle === 'closed';
  if (closed) await setStatus(pass, { code: row.code, status: 'closed_down', from_day: input.from_day });
  const at = pass.now.toISOString();
  await pass.sql`update task set done_at = ${at}, done_by = ${pass.actor.id}::uuid,
      outcome = ${closed ? 'register_closed' : 'register_stays'}, claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid),
      claimed_at = coalesce(claimed_at, ${at}),
      detail = detail || ${JSON.stringify(closed ? {} : { why: input.why })}::text::jsonb
    where county = ${county} and id = ${row.id}`;
  pass.record({
    act: 'chase.register',
    subjectKind: 'chase',
    subjectId: input.chase,
    lodgingId: row.lodging,
    detail: { settle: input.settle, ...(closed ? { from_day: input.from_day } : {}) },
  });
  return { chase: input.chase };
}

/** Ends what the register itself has answered: its lodging is closed or suspended now. */
export async function endSettled(pass: Pass<'clock:work'>): Promise<void> {
  await pass.sql`update task t set done_at = ${pass.now.toISOString()}, outcome = 'register_closed'
    where t.county = ${pass.reach.county} and t.kind = 'register' and t.done_at is null
      and (select s.status from lodging_status s where s.county = t.county and s.lodging_id = t.lodging_id
        and s.from_day <= ${civilDateAt(pass.now)} order by s.from_day desc limit 1) <> 'operating'`;
}
