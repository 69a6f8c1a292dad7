import { addDays, businessDayAt, daysBetween } from '#lib/clock/business-day.ts';
import { type Unit, unitsOf } from '#lib/registry/queries.ts';
import { plannedForSpan } from '#lib/report/nights.ts';
import { asOfFor, dueBy } from './as-of.ts';
import { type Measures, measuresOf, type Parts, partsBy, partsWithin } from './measures.ts';
import { type Period, type PeriodKind, periodAfter, periodNamed, periodOf, periodsUpTo } from './periods.ts';
import { type Evaluator, partsOf, type Trend, trendOf } from './query.ts';

/** One unit of the police over the period; `id` null gathers lodgings that lie in no beat. */
export type EvaluationLine = { id: string | null; code: string; name: string; measures: Measures };

/** A week or month of the trend, up to the nights that were due. */
export type TrendPoint = { period: Period; measures: Measures };

/**
 * The police work of a period, never the lodgings': lines in the order of the units' codes that add up to `total`, and the
 * periods up to it. The same period, unit and instant give the same digits at any later time.
 */
export type Evaluation = {
  now: Date;
  asOf: Date;
  period: Period;
  /** the nights that are told: the period up to the last that was due; null where none was */
  told: Period | null;
  next: Period | null;
  level: 'station' | 'beat';
  unit: { id: string; name: string; level: 'county' | 'station' };
  lines: EvaluationLine[];
  total: Measures;
  trend: TrendPoint[];
};

export type EvaluationQuery = {
  kind?: PeriodKind | undefined;
  period?: string | undefined;
  station?: string | undefined;
  asOf?: Date | undefined;
};

const trendLength = { week: 12, month: 6 };
const nothing: Parts = { nights: [], same: [], chases: [], answers: [], open: [] };

/** The evaluation of a week or month for the county or one station, within reach; an unknown station is the whole reach. */
export async function evaluationOf(pass: Evaluator, query: EvaluationQuery): Promise<Evaluation> {
  // Half a year of a large county is sorted in memory instead of on disk; until the end of the transaction.
  await pass.sql`select set_config('work_mem', '64MB', true)`;
  await plannedForSpan(pass);
  const period = periodFor(query, pass.now);
  const asOf = asOfFor(period, query.asOf, pass.now);
  const told = dueBy(period, asOf);
  const units = await unitsOf(pass);
  const periods = periodsUpTo(period, trendLength[period.kind]).flatMap((one) => dueBy(one, asOf) ?? []);
  const trend = await trendOf(pass, periods, asOf);
  const parts = told
    ? { ...(await partsOf(pass, told, sameLength(told, period), asOf)), ...inPeriod(trend, period) }
    : nothing;
  const byId = new Map<string | null, Unit>(units.map((unit) => [unit.id, unit]));
  const stationOf = (beat: string | null) => byId.get(beat)?.parentId ?? null;
  const reached = new Set([...parts.nights, ...parts.open].map(({ beat }) => stationOf(beat)));
  const [only] = reached;
  const chosen = units.find(
    ({ id, kind }) => kind === 'station' && id === (query.station ?? (reached.size === 1 ? only : null)),
  );
  const within = (beat: string | null) => !chosen || stationOf(beat) === chosen.id;
  const ours = partsWithin(parts, within);
  const countyUnit = units.find(({ kind }) => kind === 'county');
  return {
    now: pass.now,
    asOf,
    period,
    told,
    next: period.to < businessDayAt(pass.now) ? periodAfter(period, 1) : null,
    level: chosen ? 'beat' : 'station',
    unit: chosen
      ? { id: chosen.id, name: chosen.name, level: 'station' }
      : { id: countyUnit?.id ?? '', name: countyUnit?.name ?? '', level: 'county' },
    lines: linesOf(ours, byId, chosen ? (beat) => beat : stationOf),
    total: measuresOf(ours),
    trend: periods.map((one) => ({
      period: one,
      measures: measuresOf(partsWithin({ ...nothing, ...inPeriod(trend, one) }, within)),
    })),
  };
}

/** The period asked for, at most the running one; without a wish the last whole month. */
function periodFor({ kind, period }: EvaluationQuery, now: Date): Period {
  const running = businessDayAt(now);
  const named = period ? periodNamed(period) : null;
  const wanted = kind && named ? periodOf(kind, named.from) : named;
  if (wanted && wanted.from <= running) return wanted;
  return wanted ? periodOf(wanted.kind, running) : periodAfter(periodOf(kind ?? 'month', running), -1);
}

/** As many nights of the period before as are told of this one, so that a month begun is not compared with a whole one. */
function sameLength(told: Period, whole: Period): Period {
  const before = periodAfter(whole, -1);
  if (told.to === whole.to) return before;
  const to = addDays(before.from, daysBetween(told.from, told.to));
  return to < before.to ? { ...before, to } : before;
}

function linesOf(
  parts: Parts,
  byId: ReadonlyMap<string | null, Unit>,
  key: (beat: string | null) => string | null,
): EvaluationLine[] {
  const lines = [...partsBy(parts, key)].map(([id, ours]) => {
    const unit = byId.get(id);
    return {
      id: unit ? id : null,
      code: unit?.code ?? '',
      name: unit?.name ?? '',
      measures: measuresOf(ours),
    };
  });
  return lines.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** The nights and chases of one period of the trend. */
const inPeriod = ({ nights, chases }: Trend, { from }: Period) => ({
  nights: nights.filter(({ bucket }) => bucket === from),
  chases: chases.filter(({ bucket }) => bucket === from),
});
