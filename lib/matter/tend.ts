import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { afterDuty } from '#lib/clock/duty-hours.ts';
import { type HouseHelp, helpOf } from '#lib/conversation/posts.ts';
import { answerersAt, inDuty } from '#lib/conversation/rules.ts';
import { timesFor } from '#lib/conversation/tend.ts';
import { type NewMessage, send } from '#lib/delivery/send.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { Settings } from '#lib/settings/resolve.ts';
import { matterMessage } from './words-message.ts';

type Clock = Pass<'clock:work'>;

type Open = {
  id: string;
  lodging: string;
  name: string;
  raisedAt: string;
  raisedBy: string;
  steps: number;
  last: string;
  task: string | null;
  taskUnit: string | null;
};

/** By when a matter of a house's beat is to be ended: minutes of duty after it was raised (setting matter_within_minutes). */
function dueOf(settings: Settings, post: HouseHelp | null, raisedAt: Date): Date {
  const { duty } = timesFor(settings, post);
  const units = post ? [post.beat.id, post.station.id] : [];
  return afterDuty(raisedAt, settings.of('matter_within_minutes', { units }), duty);
}

/** The same for one of them, as its house's beat promises now. */
export async function dueOfMatter(pass: Pass<'matter:work'>, lodging: string, raisedAt: Date): Promise<Date> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  return dueOf(settings, (await helpOf(pass, [lodging])).get(lodging) ?? null, raisedAt);
}

/**
 * Opens what is owed for the open disputes and clues of a county, or for one: a task with its due that climbs when overdue and
 * follows the beat, and a word to whoever answers for the house now. Doing it again changes nothing.
 */
export async function tendMatters(pass: Clock, only: string | null = null): Promise<{ opened: number }> {
  const { county } = pass.reach;
  const open = await pass.sql<Open[]>`
    select m.id, m.lodging_id as lodging, l.name, m.raised_at as "raisedAt", m.raised_by as "raisedBy", m.steps,
      (select s.kind from matter_step s where s.county = m.county and s.matter_id = m.id and s.n = m.steps) as last,
      t.id as task, t.unit_id as "taskUnit"
    from matter m join lodging l on l.county = m.county and l.id = m.lodging_id
    left join task t on t.county = m.county and t.kind = 'matter' and t.subject_kind = 'matter' and t.subject_id = m.id::text
    where m.county = ${county} and m.closed_at is null and (${only}::uuid is null or m.id = ${only}::uuid)
    order by m.raised_at`;
  if (open.length === 0) return { opened: 0 };
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const help = await helpOf(pass, [...new Set(open.map(({ lodging }) => lodging))]);
  const told: NewMessage[] = [];
  let opened = 0;
  for (const one of open) {
    const post = help.get(one.lodging) ?? null;
    if (!one.task) {
      await openTask(pass, one, post?.beat.id ?? null, dueOf(settings, post, new Date(one.raisedAt)));
      told.push(...messages(pass, settings, one, post, 'raised'));
      opened += 1;
    } else if (post && one.taskUnit !== post.beat.id)
      await pass.sql`update task set unit_id = ${post.beat.id} where county = ${county} and id = ${one.task}`;
    if (only && one.last === 'said') told.push(...messages(pass, settings, one, post, 'more'));
  }
  await send(pass, told);
  return { opened };
}

async function openTask(pass: Clock, one: Open, beat: string | null, dueAt: Date): Promise<void> {
  await pass.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, detail)
    values (${pass.reach.county}, ${uuidv7(pass.now)}, 'matter', ${one.lodging}, ${beat}, 'matter', ${one.id}, 'same_day',
      ${new Date(one.raisedAt).toISOString()}, ${dueAt.toISOString()}, '{}'::jsonb)
    on conflict (county, kind, subject_kind, subject_id) do nothing`;
}

function messages(
  pass: Clock,
  settings: Settings,
  one: Open,
  post: HouseHelp | null,
  what: 'raised' | 'more',
): NewMessage[] {
  if (!post) return [];
  const { accounts } = answerersAt(
    { officers: post.officers, duty: post.duty.map(({ account }) => account) },
    inDuty(pass.now, timesFor(settings, post).duty),
  );
  return accounts
    .filter((account) => account !== one.raisedBy)
    .map((account) => ({
      ...{ key: `matter/${one.id}/${one.steps}/${account}`, account, kind: 'task' as const },
      ...{ lodgings: [one.lodging], path: `/disputes/${one.id}` },
      text: (language) => {
        const words = matterMessage(language);
        return { title: words.police, body: words[what](one.name) };
      },
    }));
}
