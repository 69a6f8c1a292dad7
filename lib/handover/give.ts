import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { addStep } from '#lib/anomaly/handling/steps.ts';
import type { Level } from '#lib/chase/terms.ts';
import { writeSteps } from '#lib/chase/write.ts';
import { send } from '#lib/delivery/send.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import { givable } from '#lib/task/terms.ts';
import { taskKindName } from '#lib/task/words.ts';
import { type Taker, takersOf } from './takers.ts';
import { giveWords } from './words-give.ts';

type Giver = Pass<'task:give'>;

/** A chase, which needs no task yet, or a task; `back` names the page that asked. */
export const giveInput = z.strictObject({
  matter: z.enum(['chase', 'task'], { error: 'M-161' }),
  id: z.uuid({ error: 'M-161' }),
  to: z.uuid({ error: 'M-448' }),
  back: z.enum(['chase', 'tasks', 'remind']).optional(),
});
export type GiveInput = z.infer<typeof giveInput>;

/** Who has it now. */
export type Given = { matter: 'chase' | 'task'; id: string; to: string; back: string | null };

type Matter = {
  task: string | null;
  kind: string;
  lodging: string;
  name: string;
  unit: string | null;
  severity: string;
  subject: string;
  holder: string | null;
};

/**
 * Gives a chase or a task to somebody whose reach covers its lodging and who is not away; an alert goes with its task. They have
 * it in hand from then on, are told by a message, and the timeline of the chase or alert and the house book say who gave whom.
 * Refuses M-161 out of reach or over, M-448 nobody who can have it, M-449 they have it already.
 */
export async function giveTask(pass: Giver, input: GiveInput): Promise<Given> {
  const matter = input.matter === 'chase' ? await lockChase(pass, input.id) : await lockTask(pass, input.id);
  const takers = (await takersOf(pass, [matter.lodging])).get(matter.lodging) ?? [];
  const to = takers.find(({ account }) => account === input.to);
  if (!to) throw new Refusal('invalid', [{ code: 'M-448', field: 'to' }]);
  if (matter.holder === to.account)
    throw new Refusal('conflict', [{ code: 'M-449', field: 'to', values: { who: to.name } }]);
  const task = matter.task ? await takeOver(pass, matter.task, to) : await openChaseTask(pass, matter, to);
  if (matter.kind === 'chase') await noteOnChase(pass, matter, to);
  if (matter.kind === 'alert') await giveAlert(pass, matter, to);
  await tell(pass, matter, task, to);
  pass.record({
    act: 'task.give',
    subjectKind: 'task',
    subjectId: task,
    lodgingId: matter.lodging,
    detail: { kind: matter.kind, subject: matter.subject, from: matter.holder, to: to.account },
  });
  if (matter.unit) await pass.sql`select pg_notify('nl_live', ${`${matter.unit} task`})`;
  return { matter: input.matter, id: input.id, to: to.name, back: input.back ?? null };
}

async function lockTask({ sql, reach }: Giver, id: string): Promise<Matter> {
  const [row] = await sql<Matter[]>`
    select t.id as task, t.kind, t.lodging_id as lodging, l.name, t.unit_id as unit, t.severity, t.subject_id as subject,
      t.claimed_by as holder
    from task t join lodging l on l.county = t.county and l.id = t.lodging_id
    where t.county = ${reach.county} and t.id = ${id} and t.done_at is null for update of t`;
  if (!row || !givable(row.kind)) throw new Refusal('not_found', 'M-161');
  return row;
}

async function lockChase({ sql, reach, now }: Giver, id: string): Promise<Matter> {
  const [chase] = await sql<{ id: string }[]>`
    select id from chase where county = ${reach.county} and id = ${id} and closed_at is null for update`;
  if (!chase) throw new Refusal('not_found', 'M-161');
  const [row] = await sql<Matter[]>`
    select t.id as task, 'chase' as kind, c.lodging_id as lodging, l.name, b.beat_id as unit, 'same_day' as severity,
      c.id::text as subject, t.claimed_by as holder
    from chase c join lodging l on l.county = c.county and l.id = c.lodging_id
    left join lateral (select x.beat_id from lodging_beat x where x.county = c.county and x.lodging_id = c.lodging_id
      and x.from_day <= nl.civil_day(${now.toISOString()}) order by x.from_day desc limit 1) b on true
    left join task t on t.county = c.county and t.kind = 'chase' and t.subject_id = c.id::text and t.done_at is null
    where c.county = ${reach.county} and c.id = ${id}`;
  if (!row) throw new Refusal('not_found', 'M-161');
  return row;
}

async function takeOver(pass: Giver, task: string, { account }: Taker): Promise<string> {
  await pass.sql`update task set claimed_by = ${account}, claimed_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${task}`;
  await settleClimbs(pass, task);
  return task;
}

/** A chase asks nobody for the first day: given to somebody it has its one task now, which the cascade gives a due (chase/raise.ts). */
async function openChaseTask(
  pass: Giver,
  { lodging, unit, subject }: Matter,
  { account }: Taker,
): Promise<string> {
  const now = pass.now.toISOString();
  const [row] = await pass.sql<{ id: string }[]>`
    insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, claimed_by, claimed_at, detail)
    select c.county, ${uuidv7(pass.now)}, 'chase', ${lodging}, ${unit}, 'chase', ${subject}, 'same_day', ${now}, ${account}, ${now},
      jsonb_build_object('need', c.level, 'night', min(n.business_day), 'nights', coalesce(jsonb_agg(n.business_day order by n.business_day)
        filter (where n.business_day is not null), '[]'))
    from chase c left join chase_night n on n.county = c.county and n.chase_id = c.id and not exists (select from report r
      where r.county = n.county and r.lodging_id = n.lodging_id and r.business_day = n.business_day)
    where c.county = ${pass.reach.county} and c.id = ${subject} group by c.county, c.level
    on conflict (county, kind, subject_kind, subject_id) do update set done_at = null, done_by = null, outcome = null,
      claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at, detail = excluded.detail
    returning id`;
  return row?.id ?? '';
}

async function noteOnChase(pass: Giver, { subject, lodging }: Matter, { name }: Taker): Promise<void> {
  const [chase] = await pass.sql<{ n: number; level: Level }[]>`
    update chase set steps = steps + 1 where county = ${pass.reach.county} and id = ${subject} returning steps as n, level`;
  if (!chase) return;
  await writeSteps(pass, [{ chase: subject, lodging, ...chase, kind: 'given', detail: { to: name } }]);
}

async function giveAlert(pass: Giver, { subject, lodging }: Matter, { account, name }: Taker): Promise<void> {
  await pass.sql`update alert set claimed_by = ${account}, claimed_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${subject} and closed_at is null`;
  await addStep(pass, { id: subject, lodgingId: lodging }, 'given', { said: name });
}

async function tell(pass: Giver, matter: Matter, task: string, { account }: Taker): Promise<void> {
  const { kind, lodging, name, severity, subject } = matter;
  const path =
    kind === 'chase' ? `/chases/${subject}` : kind === 'alert' ? `/alerts/${subject}` : '/tasks?view=tasks';
  await send(pass, [
    {
      ...{
        key: `give/${task}/${pass.now.getTime()}`,
        account,
        kind: 'task',
        urgent: severity === 'instant',
        path,
      },
      lodgings: [lodging],
      text: (language) => ({
        title: giveWords(language).told(taskKindName(kind, language), name),
        body: giveWords(language).toldBy(pass.actor.name),
      }),
    },
  ]);
}
