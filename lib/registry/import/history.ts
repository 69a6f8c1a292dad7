import type { FileName } from './columns.ts';
import { type Results, sayerOf } from './faults.ts';
import type { NightSource } from './gather.ts';
import type { Hands, NightProblem, NightToFile, Runner } from './hands.ts';
import type { RegistryPlan } from './plan.ts';
import type { FileCounts, Progress } from './result.ts';
import { noteProgress } from './run-record.ts';

/** One command of the report room takes so many (architecture.md, Filing has one command). */
const chunk = 500;
/** Chunks after which the tables have grown manifold. */
const grown = [0, 3, 15];

type Prepared<F> = { source: NightSource; filing: F };
type Counts = Record<FileName, FileCounts>;

/** Reads every night's rows as the report room does, before anything is written. Nights that are stopped are left out. */
export function prepareNights<F>(
  nights: readonly NightSource[],
  hands: Hands<F>,
  results: Results,
  counts: Counts,
): Prepared<F>[] {
  const ready: Prepared<F>[] = [];
  for (const source of nights) {
    const { filing, problems } = hands.history.prepare(source);
    sayAll(source, problems, results);
    if (filing !== null) ready.push({ source, filing });
    else refuse(source, counts);
  }
  return ready;
}

/** Counts what a run would do to the nights: filed before with the same rows, filed with others, new. */
export function countNights(
  nights: readonly NightSource[],
  known: { keys: ReadonlySet<string>; filed: ReadonlySet<string> },
  idOf: RegistryPlan['idOf'],
  counts: Counts,
): void {
  for (const night of nights) {
    const id = idOf(night.lodgingCode);
    const what = known.keys.has(`${id}/${night.requestKey}`)
      ? 'unchanged'
      : known.filed.has(`${id}/${night.day}`)
        ? 'changed'
        : 'new';
    counts.reports[what] += 1;
    counts.guests[what] += night.guests.length;
  }
}

/** Files the nights in chunks, each its own transaction: a run that was cut goes on where it stopped. */
export async function fileNights<F>(
  nights: readonly Prepared<F>[],
  plan: RegistryPlan,
  hands: Hands<F>,
  run: Runner,
  at: {
    county: string;
    runId: string;
    results: Results;
    counts: Counts;
    progress: (p: Progress) => void;
    renewStatistics?: () => Promise<void>;
  },
): Promise<void> {
  for (let from = 0; from < nights.length; from += chunk) {
    const part = nights.slice(from, from + chunk).flatMap((night) => {
      const lodgingId = plan.idOf(night.source.lodgingCode);
      return lodgingId ? [toFile(night, lodgingId, plan)] : [];
    });
    const progress: Progress = {
      phase: 'writing',
      file: 'reports',
      done: Math.min(from + chunk, nights.length),
      total: nights.length,
    };
    await run(at.county, 'report:history', async (pass) => {
      const known = await hands.history.known(pass, keysOf(part));
      const fresh = part.filter(
        ({ source, lodgingId }) => !known.keys.has(`${lodgingId}/${source.requestKey}`),
      );
      const outcomes = fresh.length > 0 ? await hands.history.file(pass, fresh) : [];
      countNights(
        part.map(({ source }) => source),
        known,
        plan.idOf,
        at.counts,
      );
      fresh.forEach((night, index) => {
        const outcome = outcomes[index];
        if (!outcome) throw new Error('a night was filed without an answer');
        settle(night, outcome, known.filed, at);
      });
      if (fresh.length > 0) await noteProgress(pass, at.runId, progress);
    });
    at.progress(progress);
    if (grown.includes(from / chunk)) await at.renewStatistics?.();
  }
}

function settle<F>(
  { source, lodgingId }: NightToFile<F>,
  { outcome, problems }: { outcome: string; problems: readonly NightProblem[] },
  filed: ReadonlySet<string>,
  { results, counts }: { results: Results; counts: Counts },
): void {
  if (outcome === 'accepted') return;
  const was = filed.has(`${lodgingId}/${source.day}`) ? 'changed' : 'new';
  counts.reports[was] -= 1;
  counts.guests[was] -= source.guests.length;
  if (outcome === 'unchanged') {
    counts.reports.unchanged += 1;
    counts.guests.unchanged += source.guests.length;
    return;
  }
  refuse(source, counts);
  sayAll(source, problems, results);
}

function toFile<F>({ source, filing }: Prepared<F>, lodgingId: string, plan: RegistryPlan): NightToFile<F> {
  const filer = source.report.phone ? plan.people.byPhone.get(source.report.phone) : undefined;
  return { source, lodgingId, prepared: filing, filer: filer ?? { id: null, name: '' } };
}

/** The nights as they are looked up. */
export const keysOf = (nights: readonly { source: NightSource; lodgingId: string }[]) =>
  nights.map(({ source, lodgingId }) => ({ lodgingId, day: source.day, requestKey: source.requestKey }));

function refuse(source: NightSource, counts: Counts): void {
  counts.reports.refused += 1;
  counts.guests.refused += source.guests.length;
}

function sayAll(source: NightSource, problems: readonly NightProblem[], results: Results): void {
  for (const { guest, code, level, field, values } of problems) {
    if (level === 'info') continue;
    const row = guest === null ? null : source.guests[guest]?.row;
    const say =
      row == null ? sayerOf(results, 'reports', source.report.row) : sayerOf(results, 'guests', row);
    say(code, field, values, level);
  }
}
