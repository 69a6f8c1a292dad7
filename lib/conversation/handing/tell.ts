import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { send } from '#lib/delivery/send.ts';
import { endWait, tellHouse } from '../answer.ts';
import { openText } from '../sealed.ts';
import { addLine, lockThread } from '../write.ts';
import { saidOf } from './said.ts';
import { handWords } from './words.ts';

type Clock = Pass<'clock:work'>;

/** Tells everybody who holds a role on the unit, or every department's agent where it stands open. Returns how many messages. */
export async function tellPost(pass: Clock, hand: string): Promise<number> {
  const today = civilDateAt(pass.now);
  const people = await pass.sql<{ account: string; lodging: string; name: string; unit: string }[]>`
    select distinct h.account_id as account, o.lodging_id as lodging, l.name, h.unit_id as unit
    from hand_off o join lodging l on l.county = o.county and l.id = o.lodging_id
    join holding h on h.county = o.county
      and (h.unit_id = o.unit_id or (o.unit_id is null and h.role = 'agent'))
      and h.role in ('officer', 'duty', 'chief', 'supervisor', 'agent') and h.revoked_at is null
      and h.from_day <= ${today} and (h.to_day is null or h.to_day >= ${today})
    where o.county = ${pass.reach.county} and o.id = ${hand} and o.answered_at is null`;
  for (const unit of new Set(people.map((one) => one.unit)))
    await pass.sql`select pg_notify('nl_live', ${`${unit} hand`})`;
  const sent = await send(
    pass,
    people.map(({ account, lodging, name }) => ({
      ...{
        key: `hand/${hand}/${account}`,
        account,
        kind: 'task' as const,
        lodgings: [lodging],
        path: '/requests',
      },
      text: (language) => ({ title: handWords(language).title, body: handWords(language).message(name) }),
    })),
  );
  return sent.filter(({ result }) => result === 'sent').length;
}

type Untold = {
  id: string;
  thread: string;
  unit: string;
  unitName: string;
  claimedBy: string;
  claimedAt: string;
  claimTold: boolean;
  outcome: 'answered' | 'returned' | null;
  said: Buffer | null;
  by: string | null;
  answeredAt: string | null;
  askedBy: string;
};

/**
 * Writes into the threads what departments did: the claim, the answer as their own words, the return; each once. An answer ends the
 * wait; a returned matter is the officer's again, with its due in the past. Returns how many lines were written.
 */
export async function tellThreads(pass: Clock): Promise<{ told: number }> {
  const { county } = pass.reach;
  const rows = await pass.sql<Untold[]>`
    select h.id, h.thread_id as thread, h.claimed_unit as unit, u.name as "unitName", h.claimed_by as "claimedBy",
      h.claimed_at as "claimedAt", h.claim_told_at is not null as "claimTold", h.outcome, h.said, h.answered_by as by,
      h.answered_at as "answeredAt", h.asked_by as "askedBy"
    from hand_off h join unit u on u.county = h.county and u.id = h.claimed_unit
    where h.county = ${county} and h.thread_id is not null and ((h.claimed_at is not null and h.claim_told_at is null)
      or (h.answered_at is not null and h.end_told_at is null))
    order by h.claimed_at, h.id for update of h skip locked`;
  let told = 0;
  for (const row of rows) told += await tellOne(pass, row);
  return { told };
}

async function tellOne(pass: Clock, row: Untold): Promise<number> {
  const { county } = pass.reach;
  const holder = { sql: pass.sql, county, now: pass.now };
  let told = 0;
  if (!row.claimTold) {
    const thread = await lockThread(pass, row.thread);
    await addLine(pass, thread, {
      ...{ side: 'post', kind: 'claimed', unit: row.unit },
      done: { by: row.claimedBy, at: new Date(row.claimedAt) },
    });
    told += 1;
  }
  if (row.outcome && row.answeredAt) {
    const thread = await lockThread(pass, row.thread);
    const said = saidOf(await openText(holder, 'hand_off', 'said', row.id, row.said));
    const { n } = await addLine(pass, thread, {
      ...{ side: 'post', kind: row.outcome === 'answered' ? 'said' : 'returned', unit: row.unit },
      ...{ said: { text: said?.text ?? '', place: null }, apart: said?.numbers ?? [] },
      done: { by: row.by ?? row.claimedBy, at: new Date(row.answeredAt) },
    });
    if (row.outcome === 'answered') {
      await endWait(pass, row.thread);
      await tellHouse(pass, thread, n);
    } else await comeBack(pass, row.thread);
    await send(pass, [
      {
        ...{
          key: `hand/${row.id}/${row.outcome}`,
          account: row.askedBy,
          kind: 'task',
          lodgings: [thread.lodging],
        },
        path: `/questions/${row.thread}`,
        text: (language) => ({
          title: handWords(language).title,
          body: handWords(language)[row.outcome === 'answered' ? 'toldAnswered' : 'toldReturned'](
            row.unitName,
          ),
        }),
      },
    ]);
    told += 1;
  }
  await pass.sql`update hand_off set claim_told_at = coalesce(claim_told_at, ${pass.now.toISOString()}),
      end_told_at = case when answered_at is not null then coalesce(end_told_at, ${pass.now.toISOString()}) end
    where county = ${county} and id = ${row.id}`;
  return told;
}

async function comeBack(pass: Clock, thread: string): Promise<void> {
  await pass.sql`update task set due_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and kind = 'question' and done_at is null and subject_id like ${`${thread}/%`}`;
}
