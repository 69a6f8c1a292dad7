import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { openText, sealText } from '../sealed.ts';
import type { HandOutcome } from '../terms.ts';
import { readText } from '../write.ts';
import type { HandClaimInput, HandEndInput } from './inputs.ts';
import { saidOf } from './said.ts';

type Post = Pass<'part:work'>;

/** A matter passed to one of the reader's units, or open to any department, as they see it. Instants UTC. */
export type Handed = {
  id: string;
  unit: string | null;
  lodging: string;
  address: string;
  ask: string | null;
  askedBy: string | null;
  askedAt: Date;
  dueAt: Date;
  claimed: { by: string | null; at: Date; mine: boolean } | null;
  ended: { outcome: HandOutcome; said: string | null; at: Date } | null;
  /** where the county's command room passes it further; null for everybody else */
  sortAt: string | null;
};

type Row = {
  id: string;
  unit: string | null;
  lodging: string;
  address: string;
  ask: Buffer | null;
  askedBy: string | null;
  askedAt: string;
  dueAt: string;
  claimedBy: string | null;
  claimedAt: string | null;
  mine: boolean | null;
  outcome: HandOutcome | null;
  said: Buffer | null;
  answeredAt: string | null;
};

/** What was passed to the reader's units or stands open to any department, and what they ended in the last 14 days. */
export async function handedToPost(pass: Post): Promise<Handed[]> {
  const since = new Date(pass.now.getTime() - 14 * 86_400_000).toISOString();
  const rows = await pass.sql<Row[]>`
    select id, unit_name as unit, lodging_name as lodging, address, ask, asked_by as "askedBy", asked_at as "askedAt",
      due_at as "dueAt", claimed_by as "claimedBy", claimed_at as "claimedAt", mine, outcome, said, answered_at as "answeredAt"
    from nl.handed(${since})`;
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const text = async (column: 'ask' | 'said', id: string, sealed: Buffer | null) =>
    saidOf(await openText(holder, 'hand_off', column, id, sealed))?.text ?? null;
  const sorts = await sortPaths(pass, rows);
  const list: Handed[] = [];
  for (const { ask, said, askedAt, dueAt, claimedBy, claimedAt, mine, outcome, answeredAt, ...row } of rows)
    list.push({
      ...row,
      ...{ ask: await text('ask', row.id, ask), askedAt: new Date(askedAt), dueAt: new Date(dueAt) },
      sortAt: sorts.get(row.id) ?? null,
      claimed: claimedAt ? { by: claimedBy, at: new Date(claimedAt), mine: mine === true } : null,
      ended:
        outcome && answeredAt
          ? { outcome, said: await text('said', row.id, said), at: new Date(answeredAt) }
          : null,
    });
  return list;
}

/** The pages on which the county's command room sorts what lies with it and is open. */
async function sortPaths(
  pass: Post,
  rows: readonly Pick<Row, 'id' | 'outcome'>[],
): Promise<Map<string, string>> {
  const open = rows.filter(({ outcome }) => outcome === null).map(({ id }) => id);
  if (pass.role !== 'nl_county' || open.length === 0) return new Map();
  const found = await pass.sql<{ id: string; thread: string | null; matter: string | null }[]>`
    select h.id, h.thread_id as thread, h.matter_id as matter from hand_off h
    join unit u on u.county = h.county and u.id = coalesce(h.claimed_unit, h.unit_id) and u.kind = 'county'
    where h.county = ${pass.reach.county} and h.id = any (${open}::uuid[]) and h.task_id is null`;
  return new Map(
    found.map(({ id, thread, matter }) => [id, thread ? `/questions/${thread}` : `/disputes/${matter}`]),
  );
}

/** Claims a matter for one's unit; of two departments at once one has it. Refuses M-161, M-612 another has it, who is named. */
export async function claimHand(pass: Post, { hand }: HandClaimInput): Promise<{ id: string }> {
  await work(pass, hand, null, null);
  return { id: hand };
}

/**
 * Answers a matter, or returns it as not one's own; the thread is told by a job. Refuses M-161, M-602 personal numbers about which
 * nothing was said, M-612 another's or ended.
 */
export async function endHand(
  pass: Post,
  { hand, outcome, said, numbers }: HandEndInput,
): Promise<{ id: string }> {
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const kept = readText(said, numbers, 'said');
  await work(pass, hand, outcome, await sealText(holder, 'hand_off', 'said', hand, kept));
  return { id: hand };
}

async function work(pass: Post, hand: string, outcome: string | null, said: Buffer | null): Promise<void> {
  const [done] = await pass.sql<{ state: string; who: string | null; lodging: string | null }[]>`
    select state, who, lodging_id as lodging from nl.hand_work(${hand}, ${pass.now.toISOString()}, ${outcome}, ${said})`;
  if (!done) throw new Refusal('not_found', 'M-161');
  if (done.state === 'mine') return;
  if (done.state !== 'done')
    throw new Refusal('conflict', [{ code: 'M-612', values: { who: done.who ?? '' } }]);
  pass.record({
    act: outcome ? 'hand.end' : 'hand.claim',
    subjectKind: 'hand_off',
    subjectId: hand,
    lodgingId: done.lodging,
    detail: outcome ? { outcome } : {},
  });
  pass.enqueue({ queue: 'hand.worked', data: { county: pass.reach.county, hand } });
}
