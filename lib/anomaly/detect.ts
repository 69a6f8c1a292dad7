import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { standings } from './approvals.ts';
import type { Facts } from './facts.ts';
import { factsUntil } from './load.ts';
import { rules } from './registry.ts';
import type { AlertCode, Finding } from './rule.ts';
import { type Kept, keepFindings } from './store.ts';

export type DetectOptions = {
  /** the last night looked at */
  until: BusinessDay;
  /** rules without an approval run too, as a rehearsal: listed and marked, in nobody's queue */
  allRules: boolean;
};

export type Detected = { nights: number; rules: Record<string, number>; rehearsed: AlertCode[] } & Kept;

/**
 * Runs the rules over every readable night up to `until` and keeps what they find as alerts. Running it again changes nothing.
 * Null where no night was ever expected.
 */
export async function detect(
  pass: Pass<'clock:work'>,
  { until, allRules }: DetectOptions,
): Promise<Detected | null> {
  const facts = await factsUntil(pass, until);
  if (!facts) return null;
  const standing = await standings(pass);
  const approved = new Set([...standing].filter(([, one]) => one.approved).map(([code]) => code));
  const parameters = new Map([...standing].map(([code, one]) => [code, one.parameters]));
  const run = rules.filter(({ code }) => allRules || approved.has(code)).map(({ code }) => code);
  const findings = lookAt(facts, run, parameters);
  const kept = await keepFindings(pass, facts, findings, { run, approved });
  const counted = Object.fromEntries(
    run.map((code) => [code, findings.filter(({ rule }) => rule === code).length]),
  );
  return {
    nights: facts.nights.length,
    rules: counted,
    rehearsed: run.filter((code) => !approved.has(code)),
    ...kept,
  };
}

/** What the named rules find in the facts; pure. `parameters` holds what differs from a rule's own. */
export function lookAt(
  facts: Facts,
  run: readonly AlertCode[],
  parameters: ReadonlyMap<AlertCode, Record<string, number>> = new Map(),
): Finding[] {
  return rules
    .filter(({ code }) => run.includes(code))
    .flatMap((rule) => rule.look(facts, parameters.get(rule.code) ?? {}));
}
