import type { Language } from '#lib/platform/i18n.ts';
import { percent } from './columns.ts';
import type { TrendPoint } from './evaluation.ts';
import type { Period } from './periods.ts';
import { evaluationWords } from './words.ts';
import { columnWords } from './words-columns.ts';

/** A drawing of lines over periods: `values` between `low` and `high`, null a gap; each series has a mark of its own. */
export type Chart = {
  title: string;
  labels: string[];
  series: { label: string; values: (number | null)[] }[];
  low: number;
  high: number;
  ticks: { at: number; label: string }[];
};

const steps = 4;

/** Completeness and timeliness of each period; the scale ends at 100 % and begins at a whole five below the lowest. */
export function sharesChart(trend: readonly TrendPoint[], language: Language): Chart {
  const words = columnWords(language);
  const series = [
    { label: words.completeness, values: trend.map(({ measures }) => measures.completeness.share) },
    { label: words.timeliness, values: trend.map(({ measures }) => measures.timeliness.share) },
  ];
  const lowest = Math.min(1, ...valuesIn(series));
  const low = Math.max(0, Math.floor(lowest * 20 - 0.2) / 20);
  return {
    ...{ title: evaluationWords(language).shares, labels: labelsOf(trend), series, low, high: 1 },
    ticks: ticksOf(low, 1, (at) => percent(at).replace('.0', '')),
  };
}

/** The middle time to a first act and to filing, in hours from nought. */
export function lengthsChart(trend: readonly TrendPoint[], language: Language): Chart {
  const words = columnWords(language);
  const hours = (minutes: number | null) => (minutes === null ? null : minutes / 60);
  const series = [
    { label: words.firstAct, values: trend.map(({ measures }) => hours(measures.firstAct.minutes)) },
    { label: words.filing, values: trend.map(({ measures }) => hours(measures.filing.minutes)) },
  ];
  const high = Math.max(steps, Math.ceil(Math.max(0, ...valuesIn(series)) / steps) * steps);
  const { lengths, hours: unit } = evaluationWords(language);
  return {
    ...{ title: `${lengths} (${unit})`, labels: labelsOf(trend), series, low: 0, high },
    ticks: ticksOf(0, high, String),
  };
}

const valuesIn = (series: Chart['series']) =>
  series.flatMap(({ values }) => values.filter((value) => value !== null));

const labelsOf = (trend: readonly TrendPoint[]) => trend.map(({ period }) => shortName(period));

/** '10-26' a week by its Monday, '2026-10' a month: figures alone, alike in both languages. */
function shortName({ kind, key, from }: Period): string {
  return kind === 'month' ? key : from.slice(5);
}

const ticksOf = (low: number, high: number, label: (at: number) => string) =>
  Array.from({ length: steps + 1 }, (_, n) => low + ((high - low) * n) / steps).map((at) => ({
    at,
    label: label(at),
  }));

export type Place = { x: number; y: number };

/** Where each value lies in a box (y downwards), in stretches without a gap. */
export function stretches(
  chart: Chart,
  values: readonly (number | null)[],
  width: number,
  height: number,
): Place[][] {
  const found: Place[][] = [[]];
  for (const [n, value] of values.entries()) {
    if (value === null) found.push([]);
    else found.at(-1)?.push({ x: xOf(n, chart.labels.length, width), y: yOf(value, chart, height) });
  }
  return found.filter((stretch) => stretch.length > 0);
}

/** The middle of the n-th of so many columns. */
export const xOf = (n: number, of: number, width: number): number => ((n + 0.5) * width) / Math.max(1, of);

/** How far below the top of the box a value lies. */
export const yOf = (value: number, { low, high }: Chart, height: number): number =>
  height - ((value - low) / (high - low || 1)) * height;
