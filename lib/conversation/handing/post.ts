import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { openText, sealText } from '../sealed.ts';
import type { HandClaimInput, HandEndInput } from './inputs.ts';

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
  ended: { outcome: 'answered' | 'returned'; said: string | null; at: Date } | null;
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
  outcome: 'answered' | 'returned' | null;
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
  const text = async (column: 'ask' | 'said', id: string, sealed: Buffer | null) => {
    const opened = await openText(holder, 'hand_off', column, id, sealed);
    return typeof opened === 'string' ? opened : null;
  };
  const list: Handed[] = [];
  for (const { ask, said, askedAt, dueAt, claimedBy, claimedAt, mine, outcome, answeredAt, ...row } of rows)
    list.push({
      ...row,
      ...{ ask: await text('ask', row.id, ask), askedAt: new Date(askedAt), dueAt: new Date(dueAt) },
      claimed: claimedAt ? { by: claimedBy, at: new Date(claimedAt), mine: mine === true } : null,
      ended:
        outcome && answeredAt
          ? { outcome, said: await text('said', row.id, said), at: new Date(answeredAt) }
          : null,
    });
  return list;
}

/** Claims a matter for one's unit; of two departments at once one has it. Refuses M-161, M-612 another has it, who is named. */
export async function claimHand(pass: Post, { hand }: HandClaimInput): Promise<{ id: string }> {
  await work(pass, hand, null, null);
  return { id: hand };
}

/** Answers a matter, or returns it as not one's own; the thread is told by a job. Refuses M-161, M-612 another's or ended. */
export async function endHand(pass: Post, { hand, outcome, said }: HandEndInput): Promise<{ id: string }> {
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  await work(pass, hand, outcome, await sealText(holder, 'hand_off', 'said', hand, said));
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
