import type { Ended } from './compare.ts';
import { finderOf, type Wanted } from './keep.ts';
import { boundsOf } from './parameters.ts';
import type { Rule } from './rule.ts';
import { wilson } from './statistics/discovery.ts';

/** Closed alerts a rule needs before its parameters are refit (product issue: 30). */
export const leastClosed = 30;
/** The later part of the closed alerts is held back to judge what was fitted on the earlier. */
const heldShare = 1 / 3;
const steps = [-2, -1, 1, 2];
const rounds = 3;

/** Of the alerts whose end is known, how many the rule finds and how many of those were right. */
export type Judged = { found: number; right: number; interval: { low: number; high: number } | null };
export type Refit = {
  fitted: number;
  held: number;
  before: { parameters: Record<string, number>; held: Judged };
  /** null where no other parameters do better on the earlier part */
  after: { parameters: Record<string, number>; held: Judged; unseen: number } | null;
};

type Finder = (set: Readonly<Record<string, number>>) => readonly Wanted[];

/**
 * Looks for parameters under which more of what a rule finds is right: one parameter at a time by one or two steps, on the
 * earlier two thirds of the closed alerts, by the mean of Beta(1, 1) after right and wrong (domain.md 5.1: p = (TP + 1) / (n + 2)),
 * never losing one that was right. It is judged on the later third. An unverifiable alert counts neither way. Pure: `find` runs
 * the rule over held history.
 */
export function refit(
  rule: Rule,
  current: Readonly<Record<string, number>>,
  ended: readonly Ended[],
  find: Finder,
): Refit {
  const known = ended.filter(({ disposition }) => disposition !== 'unverifiable');
  const cut = Math.round(known.length * (1 - heldShare));
  const [early, late] = [known.slice(0, cut), known.slice(cut)];
  const tried = new Map<string, readonly Wanted[]>();
  const foundBy = (set: Readonly<Record<string, number>>) => {
    const key = JSON.stringify(Object.entries(set).sort());
    const before = tried.get(key);
    if (before) return before;
    const found = find(set);
    tried.set(key, found);
    return found;
  };
  let best: Record<string, number> = { ...current };
  let score = judged(foundBy(best), early);
  const least = score.right;
  for (let round = 0; round < rounds; round += 1) {
    let better: { set: Record<string, number>; score: Judged } | null = null;
    for (const set of neighbours(rule, best)) {
      const one = judged(foundBy(set), early);
      if (one.right >= least && share(one) > share(better?.score ?? score) + 1e-9)
        better = { set, score: one };
    }
    if (!better) break;
    [best, score] = [better.set, better.score];
  }
  const same = Object.entries(best).every(([name, value]) => current[name] === value);
  const endedAs = finderOf(known);
  return {
    fitted: early.length,
    held: late.length,
    before: { parameters: { ...current }, held: judged(foundBy(current), late) },
    after: same
      ? null
      : {
          parameters: best,
          held: judged(foundBy(best), late),
          unseen: foundBy(best).filter((one) => endedAs(one).length === 0).length,
        },
  };
}

const share = ({ right, found }: Judged) => (right + 1) / (found + 2);

function judged(found: readonly Wanted[], ended: readonly Ended[]): Judged {
  const endedAs = finderOf(ended);
  const hit = new Set(found.flatMap((one) => endedAs(one)));
  const right = [...hit].filter(({ disposition }) => disposition !== 'explained').length;
  return { found: hit.size, right, interval: wilson(right, hit.size) };
}

/** Each parameter moved by one or two steps of a tenth of itself, at least 1 of what is counted whole, within its bounds. */
function neighbours(rule: Rule, set: Readonly<Record<string, number>>): Record<string, number>[] {
  return Object.entries(rule.parameters).flatMap(([name, parameter]) => {
    const { least, most, whole } = boundsOf(parameter);
    const at = set[name] ?? parameter.value;
    const step = whole ? Math.max(1, Math.round(at / 10)) : Math.max(0.01, Number((at / 10).toFixed(2)));
    return steps
      .map((n) => Number((at + n * step).toFixed(4)))
      .filter((value) => value >= least && value <= most)
      .map((value) => ({ ...set, [name]: value }));
  });
}
