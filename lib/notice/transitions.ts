import type { Problem } from '#lib/platform/errors.ts';
import type { NoticeState } from './terms.ts';

export type NoticeAct = 'edit' | 'ask' | 'return' | 'check' | 'sign' | 'withdraw' | 'correct' | 'chase';

/** What may be done with a notice in each state. */
const may: Record<NoticeState, readonly NoticeAct[]> = {
  draft: ['edit', 'ask', 'withdraw'],
  asked: ['return', 'check', 'sign', 'withdraw'],
  checked: ['return', 'sign', 'withdraw'],
  signed: ['withdraw'],
  sent: ['withdraw', 'correct', 'chase'],
  withdrawn: [],
};

/** Whose acts are whose: the composer's own, and those of anybody but the composer (product.md, People). */
const own: readonly NoticeAct[] = ['edit', 'ask'];
const others: readonly NoticeAct[] = ['return', 'check', 'sign'];

/** A notice as the rules see it; `waiting` is how many people have not been sent it yet. */
export type NoticeFacts = { state: NoticeState; composedBy: string; waiting: number };

/**
 * Why an act is not possible: M-762 not in this state, M-763 one's own notice is checked and signed by another, M-764 only
 * its composer edits a draft, M-765 everybody was sent it already: correct it instead. Null when it is.
 */
export function objectToAct(one: NoticeFacts, act: NoticeAct, actor: string): Problem | null {
  if (!may[one.state].includes(act)) return { code: 'M-762' };
  if (own.includes(act) && one.composedBy !== actor) return { code: 'M-764' };
  if (others.includes(act) && one.composedBy === actor) return { code: 'M-763' };
  return act === 'withdraw' && one.state === 'sent' && one.waiting === 0 ? { code: 'M-765' } : null;
}
