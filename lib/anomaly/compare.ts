import type { Disposition } from './dispositions.ts';
import { finderOf, type Spoken, type Wanted } from './keep.ts';

/** A finding that only one of two settings makes; days 'YYYY-MM-DD'. */
export type Change = Pick<Wanted, 'lodgingId' | 'from' | 'to' | 'severity' | 'reasons'> & {
  sign: 'gone' | 'come';
  /** how the alert it stands for was closed, where there is one */
  ended: Disposition | null;
};

/** What a rule finds as it stands and with other parameters. */
export type Comparison = { before: number; after: number; same: number; come: number; changes: Change[] };

export type Ended = Spoken & { id: string; disposition: Disposition };

/**
 * Compares the findings of two settings: one that shares a stay with another, or overlaps it about the same lodging, is the same.
 * `ended` are closed alerts of the rule, whose disposition tells what a change would lose.
 */
export function compareFindings(
  before: readonly Wanted[],
  after: readonly Wanted[],
  ended: readonly Ended[],
): Comparison {
  const endedAs = finderOf(ended);
  const numbered = (list: readonly Wanted[]) => list.map((one, n) => ({ ...one, id: String(n) }));
  const [inBefore, inAfter] = [finderOf(numbered(before)), finderOf(numbered(after))];
  const changeOf = (sign: Change['sign'], one: Wanted): Change => ({
    sign,
    lodgingId: one.lodgingId,
    from: one.from,
    to: one.to,
    severity: one.severity,
    reasons: one.reasons,
    ended: endedAs(one)[0]?.disposition ?? null,
  });
  const gone = before.filter((one) => inAfter(one).length === 0);
  const come = after.filter((one) => inBefore(one).length === 0);
  return {
    before: before.length,
    after: after.length,
    same: before.length - gone.length,
    come: come.length,
    changes: [...gone.map((one) => changeOf('gone', one)), ...come.map((one) => changeOf('come', one))].sort(
      (a, b) => (a.to > b.to ? -1 : a.to < b.to ? 1 : 0),
    ),
  };
}
