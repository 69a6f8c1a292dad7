import type { Disposition } from '#lib/anomaly/dispositions.ts';
import type { AnswerCode } from '#lib/anomaly/handling/ask-rules.ts';
import type { PartOutcome } from '#lib/anomaly/handling/parts.ts';
import type { Verdict } from '#lib/anomaly/handling/review-rules.ts';
import type { AlertCode, Reason, Severity } from '#lib/anomaly/rule.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Must } from '#lib/report/five-musts.ts';
import type { Allowed, Fetcher } from '../make.ts';
import { iso, type Rows } from '../plain.ts';
import type { CaseKind } from '../terms.ts';
import { type CaseIncident, incidentsOf } from './incidents.ts';
import { type CaseThread, threadsOf } from './threads.ts';

/** Who did what and when; `said` is a person's own words, which name no child, or a code. */
export type CaseStep = { at: string; kind: string; by: string | null; said: string | null };

/** An alert of a case with everything that was done about it. Days 'YYYY-MM-DD', instants ISO 8601 UTC. */
export type CaseAlert = {
  alert: string;
  rule: AlertCode;
  severity: Severity;
  lodging: string;
  from: string;
  to: string;
  reasons: Reason[];
  disposition: Disposition | null;
  feedback: string | null;
  /** the stays it speaks of, as they stand in the pack */
  stays: string[];
  steps: CaseStep[];
  questions: CaseQuestion[];
  parts: CasePart[];
  review: CaseReview | null;
};

/** What the house was asked (请核对) and its statement. */
type CaseQuestion = {
  id: string;
  from: string;
  to: string;
  counts: unknown;
  asked_by: string | null;
  asked_at: string;
  answer: AnswerCode | null;
  said: string | null;
  answered_by: string | null;
  answered_at: string | null;
};

/** What another unit was asked for and answered. */
type CasePart = {
  id: string;
  unit: string;
  ask: string;
  asked_by: string | null;
  asked_at: string;
  claimed_by: string | null;
  claimed_at: string | null;
  outcome: PartOutcome | null;
  said: string | null;
  answered_by: string | null;
  answered_at: string | null;
};

/** The second investigation beside the case (一案双查). */
type CaseReview = {
  id: string;
  case_number: string;
  from: string;
  to: string;
  musts: unknown;
  opened_by: string | null;
  opened_at: string;
  assigned_to: string | null;
  verdicts: Partial<Record<Must, Verdict>> | null;
  said: string | null;
  closed_at: string | null;
};

/** What a pack says of a case. */
export type PackCase = {
  kind: CaseKind;
  id: string;
  alerts: CaseAlert[];
  incidents: CaseIncident[];
  threads: CaseThread[];
};

/** The case of a release, or null for a lodging's. */
export async function caseOf(pass: Fetcher, allowed: Allowed, chases: Rows): Promise<PackCase | null> {
  const { caseKind, caseId, scope } = allowed;
  if (!caseKind || !caseId || !scope) return null;
  return {
    ...{ kind: caseKind, id: caseId },
    alerts: await alertsOf(pass, allowed),
    incidents: await incidentsOf(pass, allowed),
    threads: await threadsOf(pass, allowed, chases),
  };
}

type AlertRow = Omit<CaseAlert, 'steps' | 'questions' | 'parts' | 'review'> & {
  found: string;
  climbs: { to: string; at: string }[] | null;
};

async function alertsOf(pass: Fetcher, { scope }: Allowed): Promise<CaseAlert[]> {
  const { sql, reach } = pass;
  const ids = scope?.alerts ?? [];
  const rows = await sql<AlertRow[]>`
    select a.id as alert, a.rule, a.severity, l.code as lodging, a.from_day::text as "from", a.business_day::text as to, a.reasons,
      a.disposition, a.feedback, a.found_at as found,
      array(select k.stay_id::text from alert_stay k where k.county = a.county and k.alert_id = a.id
        and k.stay_id = any (${scope?.stays ?? []}::uuid[]) order by k.stay_id) as stays,
      (select t.detail->'climbs' from task t where t.county = a.county and t.kind = 'alert' and t.subject_kind = 'alert'
        and t.subject_id = a.id::text limit 1) as climbs
    from alert a join lodging l on l.county = a.county and l.id = a.lodging_id
    where a.county = ${reach.county} and a.id = any (${ids}::uuid[]) order by array_position(${ids}::uuid[], a.id)`;
  const [steps, questions, parts, reviews] = [
    await stepRows(pass, ids),
    await questionRows(pass, ids),
    await partRows(pass, ids),
    await reviewRows(pass, ids),
  ];
  return rows.map(({ found, climbs, ...row }) => {
    const own = <T>(list: readonly About<T>[]): T[] =>
      list.filter(({ about }) => about === row.alert).map(({ row: one }) => one);
    return {
      ...row,
      steps: [
        { at: iso(found) ?? '', kind: 'found', by: null, said: null },
        ...(climbs ?? []).map(({ to, at }) => ({ at: iso(at) ?? '', kind: 'climbed', by: null, said: to })),
        ...own(steps),
      ].sort((a, b) => a.at.localeCompare(b.at)),
      ...{ questions: own(questions), parts: own(parts), review: own(reviews)[0] ?? null },
    };
  });
}

/** A row and the alert it is about. */
type About<T> = { about: string; row: T };

const split = <T extends { about: string }>(rows: readonly T[]): About<Omit<T, 'about'>>[] =>
  rows.map(({ about, ...row }) => ({ about, row }));

async function stepRows(pass: Fetcher, alerts: string[]): Promise<About<CaseStep>[]> {
  const rows = await pass.sql<(CaseStep & { about: string })[]>`
    select alert_id as about, at, kind, by, said from alert_step
    where county = ${pass.reach.county} and alert_id = any (${alerts}::uuid[]) order by at, id`;
  return split(await withNames(pass, rows, ['by'], ['at']));
}

async function questionRows(pass: Fetcher, alerts: string[]): Promise<About<CaseQuestion>[]> {
  const rows = await pass.sql<(CaseQuestion & { about: string })[]>`
    select alert_id as about, id, from_day::text as "from", to_day::text as to, counts, asked_by, asked_at, answer, said,
      answered_by, answered_at from house_question
    where county = ${pass.reach.county} and alert_id = any (${alerts}::uuid[]) order by asked_at, id`;
  return split(await withNames(pass, rows, ['asked_by', 'answered_by'], ['asked_at', 'answered_at']));
}

async function partRows(pass: Fetcher, alerts: string[]): Promise<About<CasePart>[]> {
  const rows = await pass.sql<(CasePart & { about: string })[]>`
    select p.alert_id as about, p.id, u.name as unit, p.ask, p.asked_by, p.asked_at, p.claimed_by, p.claimed_at, p.outcome, p.said,
      p.answered_by, p.answered_at from alert_part p join unit u on u.county = p.county and u.id = p.unit_id
    where p.county = ${pass.reach.county} and p.alert_id = any (${alerts}::uuid[]) order by p.asked_at, p.id`;
  const instants = ['asked_at', 'claimed_at', 'answered_at'] as const;
  return split(await withNames(pass, rows, ['asked_by', 'claimed_by', 'answered_by'], instants));
}

async function reviewRows(pass: Fetcher, alerts: string[]): Promise<About<CaseReview>[]> {
  const rows = await pass.sql<(CaseReview & { about: string })[]>`
    select alert_id as about, id, case_number, from_day::text as "from", to_day::text as to, musts, opened_by, opened_at, assigned_to,
      verdicts, said, closed_at from case_review
    where county = ${pass.reach.county} and alert_id = any (${alerts}::uuid[])`;
  return split(await withNames(pass, rows, ['opened_by', 'assigned_to'], ['opened_at', 'closed_at']));
}

/** Rows with accounts said by name and instants as ISO 8601. */
export async function withNames<T extends Record<string, unknown>>(
  pass: Fetcher,
  rows: readonly T[],
  people: readonly (keyof T)[],
  instants: readonly (keyof T)[],
): Promise<T[]> {
  const ids = rows.flatMap((row) =>
    people.flatMap((key) => (typeof row[key] === 'string' ? [row[key]] : [])),
  );
  const names = await namesOf(pass, ids);
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(people.map((key) => [key, names[String(row[key])] ?? null])),
    ...Object.fromEntries(instants.map((key) => [key, iso(row[key])])),
  }));
}
