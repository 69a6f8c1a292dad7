import type { Pass } from '#lib/access/pass.ts';
import { send } from '#lib/delivery/send.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Asked } from '../ask.ts';
import { dueOfWait } from '../tend.ts';
import { addLine, lockThread } from '../write.ts';
import { handWords } from './words.ts';

type Officer = Pass<'thread:work'>;
type Passer = Officer | Pass<'matter:work'> | Pass<'task:work'>;
type Clock = Pass<'clock:work'>;

/** What is passed on: a thread's question, a dispute or clue, or a task, each with its house. */
export type Passed = { thread: string } | { matter: string } | { task: string };

/** The three columns of what a hand-off is about, two of them null. */
export const subjectOf = (of: Passed) => ({
  thread: 'thread' in of ? of.thread : null,
  matter: 'matter' in of ? of.matter : null,
  task: 'task' in of ? of.task : null,
});

/**
 * Takes back what lies with a department: `recalled` by whoever passed it or their colleagues, `sorted` when the county's command
 * room passes it further. Whoever had claimed it is told. Returns the unit it lay with. Refuses M-613 nothing lies with anybody.
 */
export async function takeBack(
  pass: Passer,
  of: Passed,
  how: 'recalled' | 'sorted' = 'recalled',
): Promise<{ hand: string; unit: string | null; lodging: string }> {
  const { thread, matter, task } = subjectOf(of);
  const now = pass.now.toISOString();
  const [row] = await pass.sql<Ended[]>`
    update hand_off h set outcome = ${how}, answered_by = ${pass.actor.id}::uuid, answered_at = ${now},
      claim_told_at = coalesce(h.claim_told_at, ${now}), end_told_at = ${now}
    from lodging l
    where h.county = ${pass.reach.county} and h.answered_at is null and l.county = h.county and l.id = h.lodging_id
      and (h.thread_id = ${thread}::uuid or h.matter_id = ${matter}::uuid or h.task_id = ${task}::uuid)
    returning h.id, coalesce(h.claimed_unit, h.unit_id) as unit, h.lodging_id as lodging, l.name, h.claimed_by as "claimedBy"`;
  if (!row) throw new Refusal('conflict', 'M-613');
  await tellTaken(pass, row);
  pass.record({
    act: 'hand.recall',
    subjectKind: 'hand_off',
    subjectId: row.id,
    lodgingId: row.lodging,
    detail: { how },
  });
  return { hand: row.id, unit: row.unit, lodging: row.lodging };
}

type Ended = { id: string; unit: string | null; lodging: string; name: string; claimedBy: string | null };

/** Wakes the unit's open pages and tells whoever had claimed it. */
async function tellTaken(
  pass: Pick<Passer | Clock, 'sql' | 'reach' | 'now' | 'enqueue'>,
  { id, unit, lodging, name, claimedBy }: Ended,
): Promise<void> {
  if (unit) await pass.sql`select pg_notify('nl_live', ${`${unit} hand`})`;
  if (!claimedBy) return;
  await send(pass, [
    {
      ...{ key: `hand/${id}/recalled`, account: claimedBy, kind: 'task' as const, lodgings: [lodging] },
      path: '/requests',
      text: (language) => ({
        title: handWords(language).title,
        body: handWords(language).toldRecalled(name),
      }),
    },
  ]);
}

/** The officer takes a thread's matter back; the asker sees it, and the wait is theirs again with the due it had. Refuses M-161, M-613. */
export async function recallThread(pass: Officer, { thread: id }: { thread: string }): Promise<Asked> {
  const thread = await lockThread(pass, id);
  const { unit } = await takeBack(pass, { thread: id });
  const { n, standing } = await addLine(pass, thread, { side: 'police', kind: 'recalled', unit });
  if (standing.waitsSince) {
    const due = await dueOfWait(pass, thread.lodging, standing.waitsSince);
    await pass.sql`update task set due_at = ${due.toISOString()}
      where county = ${pass.reach.county} and kind = 'question' and done_at is null and subject_id like ${`${id}/%`}`;
  }
  return { thread: id, lines: n };
}

/** Takes back what lies with a department although its thread, dispute or task is over: nobody works for nothing. Returns how many. */
export async function recallOver(pass: Clock): Promise<number> {
  const { county } = pass.reach;
  const now = pass.now.toISOString();
  const rows = await pass.sql<Ended[]>`
    with over as (
      select h.id from hand_off h
      left join thread t on t.county = h.county and t.id = h.thread_id
      left join matter m on m.county = h.county and m.id = h.matter_id
      left join task k on k.county = h.county and k.id = h.task_id
      where h.county = ${county} and h.answered_at is null and coalesce(t.closed_at, m.closed_at, k.done_at) is not null
    )
    update hand_off h set outcome = 'recalled', answered_at = ${now}, claim_told_at = coalesce(h.claim_told_at, ${now}), end_told_at = ${now}
    from over, lodging l where h.county = ${county} and h.id = over.id and l.county = h.county and l.id = h.lodging_id
    returning h.id, coalesce(h.claimed_unit, h.unit_id) as unit, h.lodging_id as lodging, l.name, h.claimed_by as "claimedBy"`;
  for (const row of rows) await tellTaken(pass, row);
  return rows.length;
}
