import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { afterDuty } from '#lib/clock/duty-hours.ts';
import { namesOf } from '#lib/identity/names.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import type { Asked } from '../ask.ts';
import { takeNumbers } from '../numbers.ts';
import { helpOf } from '../posts.ts';
import { openText, sealText } from '../sealed.ts';
import { timesFor } from '../tend.ts';
import type { HandOutcome } from '../terms.ts';
import { addLine, lockThread } from '../write.ts';
import type { PassInput } from './inputs.ts';
import { type Passed, subjectOf, takeBack } from './recall.ts';
import { type Said, saidOf } from './said.ts';

type Officer = Pass<'thread:work'>;

/** A department has a day of duty hours before a matter passed to it climbs on the police's side. */
const postMinutes = 600;

/** A unit a matter can be passed to; `near` where its name is of the house's township. */
export type PostToPass = { id: string; name: string; kind: string; near: boolean };

/** Where a matter of a house can be passed: posts of branches and departments first, then the county and stations. */
export async function postsToPass(pass: Passer, lodging: string): Promise<PostToPass[]> {
  return await pass.sql<PostToPass[]>`
    select u.id, u.name, u.kind, coalesce(position(t.name in u.name) > 0, false) as near
    from unit u left join lodging l on l.county = u.county and l.id = ${lodging}
    left join township t on t.county = l.county and t.code = l.township_code
    where u.county = ${pass.reach.county} and u.kind <> 'beat'
    order by array_position(array['post', 'county', 'station'], u.kind), u.code`;
}

type Passer = Pass<'thread:work'> | Pass<'matter:work'> | Pass<'task:work'>;

/**
 * Puts what is asked of a unit (null: of any department) where it reads it, without personal numbers, due after a day of duty.
 * The county's command room sorts: what lies with it, or with nobody yet, it passes further. Refuses M-609 no unit to pass to, M-610
 * passed already and still open.
 */
export async function putHand(
  pass: Passer,
  of: Passed,
  { lodging, to, ask: asked }: { lodging: string; to: string; ask: string },
): Promise<{ hand: string; unit: string | null; dueAt: Date }> {
  const { county } = pass.reach;
  const unit = to === 'any' ? null : to;
  if (unit && !(await postsToPass(pass, lodging)).some(({ id }) => id === unit))
    throw new Refusal('invalid', [{ code: 'M-609', field: 'to' }]);
  const open = (await handedOn(pass, of)).find(({ ended }) => !ended);
  if (open && !open.sortable) throw new Refusal('conflict', 'M-610');
  if (open) await takeBack(pass, of, 'sorted');
  const { thread, matter, task } = subjectOf(of);
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const post = (await helpOf(pass, [lodging])).get(lodging) ?? null;
  const dueAt = afterDuty(pass.now, postMinutes, timesFor(settings, post).duty);
  const [id, night] = [uuidv7(pass.now), businessDayAt(pass.now)];
  const clear = clearOn({ night, plannedCheckOut: null, checkedOut: null }, settings.of('readable_days'));
  const holder = { sql: pass.sql, county, now: pass.now };
  const ask = await sealText(holder, 'hand_off', 'ask', id, takeNumbers(asked).text);
  await pass.sql`insert into hand_off (county, id, thread_id, matter_id, task_id, lodging_id, unit_id, ask, asked_by, asked_at, due_at, clear_on)
    values (${county}, ${id}, ${thread}::uuid, ${matter}::uuid, ${task}::uuid, ${lodging}, ${unit}::uuid, ${ask},
      ${pass.actor.id}::uuid, ${pass.now.toISOString()}, ${dueAt.toISOString()}, ${clear})`;
  pass.enqueue({ queue: 'hand.passed', data: { county, hand: id } });
  return { hand: id, unit, dueAt };
}

/**
 * Passes the matter of a thread on, in the officer's own words; personal numbers are taken out of them whatever was typed. The
 * asker sees to whom, the wait goes on with a day of duty more. Refuses M-161, M-606 ended, M-609 no unit to pass to, M-610 passed
 * already and still open.
 */
export async function passOn(pass: Officer, input: PassInput): Promise<Asked> {
  const thread = await lockThread(pass, input.thread);
  if (thread.standing?.closedAt) throw new Refusal('conflict', 'M-606');
  const { lodging } = thread;
  const { hand, unit, dueAt } = await putHand(pass, { thread: thread.id }, { lodging, ...input });
  const { n } = await addLine(pass, thread, { side: 'police', kind: 'passed', unit });
  await waitLonger(pass, thread.id, dueAt);
  pass.record({
    act: 'hand.pass',
    subjectKind: 'hand_off',
    subjectId: hand,
    lodgingId: lodging,
    detail: { thread: thread.id, unit: unit ?? 'any' },
  });
  return { thread: thread.id, lines: n };
}

/** The thread's open task waits for the department; what had climbed comes down until that due. */
async function waitLonger(pass: Officer, thread: string, dueAt: Date): Promise<void> {
  const tasks = await pass.sql<{ id: string }[]>`
    update task set due_at = ${dueAt.toISOString()}, detail = detail - 'climbs'
    where county = ${pass.reach.county} and kind = 'question' and done_at is null and subject_id like ${`${thread}/%`}
    returning id`;
  for (const { id } of tasks) await settleClimbs(pass, id);
}

/** A hand-off as the police of the thread see it. Instants UTC. */
export type HandedOn = {
  id: string;
  unit: string | null;
  ask: string | null;
  askedAt: Date;
  dueAt: Date;
  claimed: { unit: string; by: string | null; at: Date } | null;
  /** `apart`: personal numbers of the answer that are kept under a lock of their own */
  ended: { outcome: HandOutcome; at: Date; said: string | null; apart: number } | null;
  /** the reader is the county's command room and may pass it further */
  sortable: boolean;
};

const endedAs = (outcome: HandOutcome, at: Date, said: Said | null) => ({
  ...{ outcome, at, said: said?.text ?? null, apart: said?.numbers.length ?? 0 },
});

/** What a thread, a dispute, a clue or a task was passed on as, in order. */
export async function handedOn(pass: Passer, of: Passed): Promise<HandedOn[]> {
  const { county } = pass.reach;
  const { thread, matter, task } = subjectOf(of);
  const rows = await pass.sql<
    {
      id: string;
      unit: string | null;
      ask: Buffer | null;
      askedAt: string;
      dueAt: string;
      claimedUnit: string | null;
      claimedBy: string | null;
      claimedAt: string | null;
      outcome: HandOutcome | null;
      said: Buffer | null;
      answeredAt: string | null;
      atCounty: boolean;
    }[]
  >`select h.id, u.name as unit, h.ask, h.asked_at as "askedAt", h.due_at as "dueAt", c.name as "claimedUnit",
      h.claimed_by as "claimedBy", h.claimed_at as "claimedAt", h.outcome, h.said, h.answered_at as "answeredAt",
      coalesce(c.kind, u.kind) = 'county' as "atCounty"
    from hand_off h left join unit u on u.county = h.county and u.id = h.unit_id
    left join unit c on c.county = h.county and c.id = h.claimed_unit
    where h.county = ${county} and (h.thread_id = ${thread}::uuid or h.matter_id = ${matter}::uuid
      or h.task_id = ${task}::uuid) order by h.asked_at, h.id`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ claimedBy }) => claimedBy ?? []),
  );
  const holder = { sql: pass.sql, county, now: pass.now };
  const read = async (column: 'ask' | 'said', id: string, sealed: Buffer | null) =>
    saidOf(await openText(holder, 'hand_off', column, id, sealed));
  const list: HandedOn[] = [];
  for (const row of rows) {
    const { claimedUnit, claimedBy, claimedAt, outcome, answeredAt } = row;
    list.push({
      ...{ id: row.id, unit: row.unit, ask: (await read('ask', row.id, row.ask))?.text ?? null },
      ...{ askedAt: new Date(row.askedAt), dueAt: new Date(row.dueAt) },
      claimed:
        claimedUnit && claimedBy && claimedAt
          ? { unit: claimedUnit, by: names[claimedBy] ?? null, at: new Date(claimedAt) }
          : null,
      ended:
        outcome && answeredAt
          ? endedAs(outcome, new Date(answeredAt), await read('said', row.id, row.said))
          : null,
      sortable: pass.role === 'nl_county' && !answeredAt && (row.atCounty || !claimedAt),
    });
  }
  return list;
}
