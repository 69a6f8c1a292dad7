import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, weekday } from '#lib/clock/business-day.ts';
import { standings } from './approvals.ts';
import type { Facts } from './facts.ts';
import { factsOfEntry, factsOfRegister, factsOfReport, factsUntil } from './load.ts';
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
 * The night's run of the approved rules, over the night that is over; the weekly ones on Mondays, after a register was compared, and at
 * once where they never ran, so that a new county need not wait a week.
 */
export async function detectNightly(pass: Pass<'clock:work'>): Promise<{ made: number; changed: number }> {
  const until = addDays(businessDayAt(pass.now), -1);
  const monday = weekday(addDays(until, 1)) === 1;
  const weekly = monday || (await comparedSince(pass)) || !(await everLooked(pass));
  const done = await detect(pass, { until, allRules: false, weekly });
  return { made: done?.made ?? 0, changed: done?.changed ?? 0 };
}

/**
 * What a register has just shown: guests no return names, and those searched for among them. Only that is looked at, so that no
 * instant alert waits behind it; the evidence of the weekly rules follows with the night's run.
 */
export async function detectRegister(pass: Pass<'clock:work'>): Promise<{ made: number; changed: number }> {
  const standing = await standings(pass);
  const run = (['register_mismatch', 'watchlist_match'] as const).filter(
    (code) => standing.get(code)?.approved,
  );
  const facts = await factsOfRegister(pass, addDays(businessDayAt(pass.now), -1));
  if (!facts || run.length === 0) return { made: 0, changed: 0 };
  const parameters = new Map(run.map((code) => [code, standing.get(code)?.parameters ?? {}]));
  const findings = lookAt(facts, run, parameters);
  const { made, changed } = await keepFindings(pass, facts, findings, {
    run,
    approved: new Set(run),
    whole: false,
  });
  return { made, changed };
}

/** A register compared within the day before says more of the same series. */
async function comparedSince({ sql, reach, now }: Pass<'clock:work'>): Promise<boolean> {
  const since = new Date(now.getTime() - 86_400_000).toISOString();
  const [row] = await sql<{ compared: boolean }[]>`select exists (select from reconcile_run
    where county = ${reach.county} and at >= ${since}) as compared`;
  return row?.compared === true;
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
