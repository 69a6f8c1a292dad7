import type { BookEvent } from '../access/pass.ts';
import { sha256 } from '../platform/crypto.ts';
import type { Transaction } from '../platform/db.ts';

/** Chains run side by side so that the book is no bottleneck (security.md 0.8); one county needs few. */
const CHAINS = 16;

/** The chain of an actor, the same for the whole transaction. */
function chainOf(actor: string): number {
  return sha256(actor).readUInt8(0) % CHAINS;
}

/** Writes the transaction's events as one link each; must be its last statement, for it holds the chain's head. */
export async function writeBook(
  tx: Transaction,
  who: { at: Date; actor: string | null; actorKind: string; requestId: string },
  events: readonly BookEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.sql`select nl.book(${chainOf(who.actor ?? who.actorKind)}::smallint, ${who.at.toISOString()}, ${who.actor}::uuid,
    ${who.actorKind}, ${who.requestId}, ${JSON.stringify(events)}::text::jsonb)`;
}
