import type { Pass } from '#lib/access/pass.ts';
import { saidOf } from '#lib/conversation/handing/said.ts';
import { openText } from '#lib/conversation/sealed.ts';
import { send } from '#lib/delivery/send.ts';
import { tellRaiser } from './tell.ts';
import { matterMessage } from './words-message.ts';
import { lockMatter, writeStep } from './write.ts';

type Clock = Pass<'clock:work'>;

type Untold = {
  id: string;
  matter: string;
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
 * Writes into disputes and clues what departments did with them: the claim, the answer, the return; each once. A returned one is
 * the officer's again, due at once. Returns how many steps were written.
 */
export async function tellMatters(pass: Clock): Promise<{ told: number }> {
  const rows = await pass.sql<Untold[]>`
    select h.id, h.matter_id as matter, h.claimed_unit as unit, u.name as "unitName", h.claimed_by as "claimedBy",
      h.claimed_at as "claimedAt", h.claim_told_at is not null as "claimTold", h.outcome, h.said, h.answered_by as by,
      h.answered_at as "answeredAt", h.asked_by as "askedBy"
    from hand_off h join unit u on u.county = h.county and u.id = h.claimed_unit
    where h.county = ${pass.reach.county} and h.matter_id is not null and ((h.claimed_at is not null and h.claim_told_at is null)
      or (h.answered_at is not null and h.end_told_at is null))
    order by h.claimed_at, h.id for update of h skip locked`;
  let told = 0;
  for (const row of rows) told += await tellOne(pass, row);
  return { told };
}

async function tellOne(pass: Clock, row: Untold): Promise<number> {
  const { county } = pass.reach;
  const now = pass.now.toISOString();
  let told = 0;
  if (!row.claimTold) {
    const matter = await lockMatter(pass, row.matter);
    const done = { by: row.claimedBy, at: new Date(row.claimedAt) };
    await writeStep(pass, matter, { kind: 'claimed', unit: row.unit, done });
    told += 1;
  }
  if (row.outcome && row.answeredAt) {
    await end(pass, row, row.outcome, new Date(row.answeredAt));
    told += 1;
  }
  await pass.sql`update hand_off set claim_told_at = coalesce(claim_told_at, ${now}),
      end_told_at = case when answered_at is not null then coalesce(end_told_at, ${now}) end
    where county = ${county} and id = ${row.id}`;
  return told;
}

async function end(pass: Clock, row: Untold, outcome: 'answered' | 'returned', at: Date): Promise<void> {
  const { county } = pass.reach;
  const holder = { sql: pass.sql, county, now: pass.now };
  const matter = await lockMatter(pass, row.matter);
  const said = saidOf(await openText(holder, 'hand_off', 'said', row.id, row.said));
  const n = await writeStep(pass, matter, {
    ...{ kind: outcome, unit: row.unit, said: said ?? { text: '', numbers: [] } },
    done: { by: row.by ?? row.claimedBy, at },
  });
  if (outcome === 'returned')
    await pass.sql`update task set due_at = ${pass.now.toISOString()} where county = ${county} and kind = 'matter'
      and subject_kind = 'matter' and subject_id = ${row.matter} and done_at is null`;
  else if (matter.source === 'lodging' && matter.kind === 'dispute') await tellRaiser(pass, matter, n);
  await send(pass, [
    {
      ...{ key: `hand/${row.id}/${outcome}`, account: row.askedBy, kind: 'task' },
      ...{ lodgings: [matter.lodging], path: `/disputes/${row.matter}` },
      text: (language) => {
        const words = matterMessage(language);
        return { title: words.police, body: words[outcome](row.unitName) };
      },
    },
  ]);
}
