import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { standings } from './approvals.ts';
import { lookAt } from './detect.ts';
import { endedAlerts } from './ended.ts';
import { factsUntil } from './load.ts';
import { parametersOf } from './parameters.ts';
import { leastClosed, type Refit, refit } from './refit.ts';
import { type Rule, readsOf } from './rule.ts';
import { wantedOf } from './store.ts';

/** Too few closed alerts, or what refitting found. */
export type Refitted = { closed: number; refit: Refit | null };

/**
 * Refits a rule's parameters from its closed alerts over the history that is still readable. Writes nothing: parameters are
 * given by a 民警 of supervision on the rules page.
 */
export async function refitRule(pass: Pass<'clock:work'>, rule: Rule): Promise<Refitted> {
  const ended = await endedAlerts(pass, rule.code);
  const facts =
    ended.length >= leastClosed
      ? await factsUntil(pass, addDays(businessDayAt(pass.now), -1), undefined, new Set([readsOf(rule)]))
      : null;
  if (!facts) return { closed: ended.length, refit: null };
  const standing = (await standings(pass)).get(rule.code);
  // An alert whose nights are no longer readable cannot be found by any parameters: it would only dilute.
  const readable = ended.filter(({ to }) => to >= (facts.nights[0] ?? ''));
  return {
    closed: ended.length,
    refit: refit(rule, parametersOf(rule, standing?.parameters), readable, (set) =>
      lookAt(facts, [rule.code], new Map([[rule.code, set]])).map((one) => wantedOf(one, facts, new Set())),
    ),
  };
}
