import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { helpOf } from '#lib/conversation/posts.ts';
import { answerersAt, duesOf, inDuty } from '#lib/conversation/rules.ts';
import { timesFor } from '#lib/conversation/tend.ts';
import { type NewMessage, send } from '#lib/delivery/send.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import { tendCalls } from './calls.ts';
import { hallMessageWords } from './words.ts';

type Clock = Pass<'clock:work'>;
type Waiting = {
  hall: string;
  matter: string;
  lodging: string;
  name: string;
  since: string;
  post: number;
  task: string | null;
};

/** Where a question of a hall is worked; a task's subject is hall, matter and post. */
const hallPath = (hall: string, matter: string) => `/halls/${hall}/${matter}`;

/**
 * Does what the clock owes the halls of a county: a task with its due for each question that waits, told to whoever answers for its
 * house at this instant; its end once answered; the search calls of the place. Doing it again changes nothing.
 */
export async function tendHalls(pass: Clock): Promise<{ opened: number; reminded: number; called: number }> {
  await settleOver(pass);
  const called = await tendCalls(pass);
  const { county } = pass.reach;
  const waiting = await pass.sql<Waiting[]>`
    select m.hall_id as hall, m.id as matter, m.lodging_id as lodging, l.name, m.waits_since as since, m.waits_post as post, t.id as task
    from hall_matter m join lodging l on l.county = m.county and l.id = m.lodging_id
    left join task t on t.county = m.county and t.kind = 'hall_question' and t.subject_kind = 'hall'
      and t.subject_id = m.hall_id || '/' || m.id || '/' || m.waits_post
    where m.county = ${county} and m.waits_since is not null order by m.waits_since`;
  if (waiting.length === 0) return { opened: 0, reminded: 0, called };
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const help = await helpOf(pass, [...new Set(waiting.map(({ lodging }) => lodging))]);
  const told: NewMessage[] = [];
  let opened = 0;
  for (const one of waiting) {
    const post = help.get(one.lodging) ?? null;
    const times = timesFor(settings, post);
    const { remindAt, dueAt } = duesOf(new Date(one.since), times.duty, times);
    if (!one.task) {
      await pass.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, detail)
        values (${county}, ${uuidv7(pass.now)}, 'hall_question', ${one.lodging}, ${post?.beat.id ?? null}::uuid, 'hall',
          ${`${one.hall}/${one.matter}/${one.post}`}, 'same_day', ${new Date(one.since).toISOString()}, ${dueAt.toISOString()}, '{}'::jsonb)
        on conflict (county, kind, subject_kind, subject_id) do nothing`;
      opened += 1;
    } else if (pass.now < remindAt) continue;
    if (!post) continue;
    const what = one.task ? 'remind' : 'asked';
    const { accounts } = answerersAt(
      { officers: post.officers, duty: post.duty.map(({ account }) => account) },
      inDuty(pass.now, times.duty),
    );
    for (const account of accounts)
      told.push({
        ...{ key: `hall/${one.matter}/${one.post}/${what}/${account}`, account, kind: 'task' },
        ...{ lodgings: [one.lodging], path: hallPath(one.hall, one.matter) },
        text: (language) => ({
          title: hallMessageWords(language).title,
          body: hallMessageWords(language)[what](one.name),
        }),
      });
  }
  const results = await send(pass, told);
  const reminded = results.filter(({ key, result }) => key.includes('/remind/') && result === 'sent').length;
  return { opened, reminded, called };
}

/** Ends the tasks of questions that wait no more, and what climbed with them. */
async function settleOver(pass: Clock): Promise<void> {
  const over = await pass.sql<{ id: string }[]>`
    update task t set done_at = ${pass.now.toISOString()}, outcome = 'seen'
    where t.county = ${pass.reach.county} and t.kind = 'hall_question' and t.done_at is null and not exists (
      select from hall_matter m where m.county = t.county and m.waits_since is not null
        and t.subject_id = m.hall_id || '/' || m.id || '/' || m.waits_post)
    returning t.id`;
  for (const { id } of over) await settleClimbs(pass, id);
}

type Said = { n: number; side: string; author: string | null; kind: string; hall: string; matter: string };
type Reached = { account: string; lodging: string; code: string; name: string };

/**
 * Tells whom a post is for: an announcement or a call for property everybody of the hall's lodgings, within rest and caps; an answer
 * whoever wrote in the matter for their house. Everything else only moves the unread mark. Returns how many were told.
 */
export async function tellHall(pass: Clock, id: string): Promise<{ told: number }> {
  const { county } = pass.reach;
  const [said] = await pass.sql<Said[]>`
    select p.n, p.side, p.author, m.kind, m.hall_id as hall, m.id as matter from hall_post p
    join hall_matter m on m.county = p.county and m.id = p.matter_id
    where p.county = ${county} and p.id = ${id} and p.hidden_at is null and m.closed_at is null`;
  if (!said || said.side === 'house' || said.side === 'clock') return { told: 0 };
  const first = said.n === 1;
  const today = civilDateAt(pass.now);
  const people = await pass.sql<Reached[]>`
    select distinct on (h.account_id) h.account_id as account, l.id as lodging, l.code, l.name
    from nl.hall_lodgings(${said.hall}) x join lodging l on l.county = ${county} and l.id = x.lodging_id
    join holding h on h.county = l.county and h.lodging_id = l.id and h.role in ('owner', 'staff') and h.revoked_at is null
      and h.from_day <= ${today} and (h.to_day is null or h.to_day >= ${today})
    where ${first} or exists (select from hall_post p where p.county = l.county and p.matter_id = ${said.matter} and p.side = 'house'
      and p.author = h.account_id and p.lodging_id = l.id)
    order by h.account_id, l.code`;
  const results = await send(
    pass,
    people.map(({ account, lodging, code, name }) => ({
      ...{ key: `hall/${said.matter}/${said.n}/${account}`, account, kind: first ? 'notice' : 'task' },
      ...{
        lodgings: [lodging],
        path: `/hall/${said.hall}/${said.matter}?lodging=${encodeURIComponent(code)}`,
      },
      text: (language) => {
        const words = hallMessageWords(language);
        return { title: words.title, body: first ? words.announced : words.answered(name) };
      },
    })),
  );
  return { told: results.filter(({ result }) => result === 'sent').length };
}
