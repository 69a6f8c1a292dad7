import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, weekday } from '#lib/clock/business-day.ts';
import { standings } from './approvals.ts';
import type { Facts } from './facts.ts';
import { factsOfEntry, factsOfReport, factsUntil } from './load.ts';
import { rules } from './registry.ts';
import type { AlertCode, Finding } from './rule.ts';
import { type Kept, keepFindings } from './store.ts';

export type DetectOptions = {
  /** the last night looked at */
  until: BusinessDay;
  /** rules without an approval run too, as a rehearsal: listed and marked, in nobody's queue */
  allRules: boolean;
  /** false leaves the weekly rules for their day */
  weekly?: boolean;
};

export type Detected = { nights: number; rules: Record<string, number>; rehearsed: AlertCode[] } & Kept;

/**
 * Runs the rules over every readable night up to `until` and keeps what they find as alerts. Running it again changes nothing.
 * Null where no night was ever expected.
 */
export async function detect(
  pass: Pass<'clock:work'>,
  { until, allRules, weekly = true }: DetectOptions,
): Promise<Detected | null> {
  const facts = await factsUntil(pass, until);
  if (!facts) return null;
  const standing = await standings(pass);
  const approved = new Set([...standing].filter(([, one]) => one.approved).map(([code]) => code));
  const parameters = new Map([...standing].map(([code, one]) => [code, one.parameters]));
  const run = rules
    .filter(({ code, rhythm }) => (allRules || approved.has(code)) && (weekly || rhythm !== 'weekly'))
    .map(({ code }) => code);
  const findings = lookAt(facts, run, parameters);
  const kept = await keepFindings(pass, facts, findings, { run, approved, whole: true });
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

/**
 * Runs the approved instant rules over one return and whom it is linked with, in the job that follows its filing; what does not touch
 * the return is left to the night's run. Returns how many alerts were made.
 */
export async function detectFiled(pass: Pass<'clock:work'>, reportId: string): Promise<{ made: number }> {
  const standing = await standings(pass);
  const approved = new Set([...standing].filter(([, one]) => one.approved).map(([code]) => code));
  const run = rules
    .filter(({ code, rhythm }) => rhythm === 'instant' && approved.has(code))
    .map(({ code }) => code);
  const facts = run.length > 0 ? await factsOfReport(pass, reportId) : null;
  if (!facts) return { made: 0 };
  const own = new Set(
    (
      await pass.sql<
        { id: string }[]
      >`select id from stay where county = ${pass.reach.county} and report_id = ${reportId}`
    ).map(({ id }) => id),
  );
  const parameters = new Map([...standing].map(([code, one]) => [code, one.parameters]));
  const findings = lookAt(facts, run, parameters).filter(({ stays }) => stays.some(({ id }) => own.has(id)));
  const { made } = await keepFindings(pass, facts, findings, { run, approved, whole: false });
  return { made };
}

/** Looks at what a new entry of the watch list has hit, with its own rule alone. Returns how many alerts were made. */
export async function detectEntry(pass: Pass<'clock:work'>, entry: string): Promise<{ made: number }> {
  const rule = 'watchlist_match';
  const given = (await standings(pass)).get(rule)?.approved === true;
  const facts = given ? await factsOfEntry(pass, entry) : null;
  if (!facts) return { made: 0 };
  const { made } = await keepFindings(pass, facts, lookAt(facts, [rule]), {
    run: [rule],
    approved: new Set([rule]),
    whole: false,
  });
  return { made };
}

/**
 * The night's run of the approved rules, over the night that is over; the weekly ones on Mondays, and at once where they never ran, so
 * that a new county need not wait a week.
 */
export async function detectNightly(pass: Pass<'clock:work'>): Promise<{ made: number; changed: number }> {
  const until = addDays(businessDayAt(pass.now), -1);
  const monday = weekday(addDays(until, 1)) === 1;
  const done = await detect(pass, { until, allRules: false, weekly: monday || !(await everLooked(pass)) });
  return { made: done?.made ?? 0, changed: done?.changed ?? 0 };
}

/** The approved rules look again once a register was compared: mismatches and the evidence of under-reporting follow from it. */
export async function detectRegister(pass: Pass<'clock:work'>): Promise<{ made: number; changed: number }> {
  const done = await detect(pass, { until: addDays(businessDayAt(pass.now), -1), allRules: false });
  return { made: done?.made ?? 0, changed: done?.changed ?? 0 };
}

async function everLooked({ sql, reach }: Pass<'clock:work'>): Promise<boolean> {
  const [row] = await sql<{ looked: boolean }[]>`select exists (select from alert
    where county = ${reach.county} and rule = 'under_reporting' and not rehearsal) as looked`;
  return row?.looked === true;
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
