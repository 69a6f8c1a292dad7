import type { Language } from '#lib/platform/i18n.ts';
import { pdfOf } from '#lib/platform/pdf/paper.ts';
import type { Cell, Sheet } from '../cells.ts';
import { lengthsChart, sharesChart } from './chart.ts';
import { type Column, columnsIn } from './columns.ts';
import type { Evaluation } from './evaluation.ts';
import type { Measures } from './measures.ts';
import { asOfName, periodName, reportTitle } from './names.ts';
import { evaluationWords } from './words.ts';

/** The name of a unit's line; lodgings in no beat have one of their own. */
export const lineName = (name: string, language: Language): string =>
  name || evaluationWords(language).noBeat;

/** The measures that stand in the table of a paper, each with its share of the line. */
const onPaper: Readonly<Record<string, number>> = {
  expected: 0.06,
  completeness: 0.08,
  timeliness: 0.08,
  change: 0.08,
  firstAct: 0.11,
  filing: 0.13,
  closed: 0.08,
  instant: 0.08,
  same_day: 0.08,
  overdue: 0.06,
};
const nameWidth = 0.16;

const full = (column: Column, of: Measures) =>
  [column.text(of), column.beside(of)].filter(Boolean).join('  ');

/** The report of a period as A4 pages: the numbers with their definitions, the units, the trend and what must be said with them. */
export async function reportPdf(evaluation: Evaluation, language: Language): Promise<Uint8Array> {
  const words = evaluationWords(language);
  const columns = columnsIn(language);
  const shown = columns.filter(({ key }) => key in onPaper);
  const title = reportTitle(evaluation, language);
  const { lines, total, trend } = evaluation;
  return pdfOf({
    title,
    foot: `${title}  ${asOfName(evaluation, language)}`,
    language,
    madeAt: evaluation.asOf,
    blocks: [
      { is: 'text', text: asOfName(evaluation, language), soft: true },
      { is: 'text', text: words.ofPolice, soft: true, size: 9 },
      { is: 'heading', text: words.numbers },
      { is: 'facts', rows: columns.map((column) => [column.head, full(column, total)]) },
      { is: 'heading', text: words.units },
      {
        is: 'table',
        head: [words.unit, ...shown.map(({ head }) => head)],
        widths: [nameWidth, ...shown.map(({ key }) => onPaper[key] ?? 0)],
        rows: [
          ...lines.map(({ name, measures }) => [
            lineName(name, language),
            ...shown.map(({ text }) => text(measures)),
          ]),
          [words.total, ...shown.map(({ text }) => text(total))],
        ],
      },
      { is: 'text', text: words.few, soft: true, size: 9 },
      { is: 'heading', text: words.trend },
      { is: 'chart', ...sharesChart(trend, language) },
      { is: 'chart', ...lengthsChart(trend, language) },
      {
        is: 'table',
        head: [words.period, ...shown.slice(0, 6).map(({ head }) => head)],
        widths: [0.28, ...Array.from({ length: 6 }, () => 0.12)],
        rows: trend.map(({ period, measures }) => [
          periodName(period, language),
          ...shown.slice(0, 6).map((column) => (column.key === 'change' ? '' : column.text(measures))),
        ]),
      },
      { is: 'heading', text: words.definitions },
      ...columns.map(({ head, how }) => ({ is: 'text' as const, text: `${head}  ${how}`, size: 9 })),
      { is: 'text', text: words.settled, size: 9 },
      { is: 'space', height: 24 },
      {
        is: 'facts',
        rows: [
          [words.madeBy, '　'],
          [words.checkedBy, '　'],
        ],
      },
    ],
  });
}

/** The same as sheets of a workbook: plain numbers that compute, shares with their interval; then the trend and the definitions. */
export function reportSheets(evaluation: Evaluation, language: Language): Sheet[] {
  const words = evaluationWords(language);
  const columns = columnsIn(language);
  const name = reportTitle(evaluation, language);
  const row = (label: string, of: Measures): Cell[] => [
    label,
    ...columns.flatMap((column) => cellsOf(column, of)),
  ];
  const head = columns.flatMap((column) =>
    column.key === 'completeness' ? [column.head, ...interval] : [column.head],
  );
  return [
    {
      name,
      title: words.units,
      head: [words.unit, ...head],
      rows: [
        ...evaluation.lines.map(({ name: unit, measures }) => row(lineName(unit, language), measures)),
        row(words.total, evaluation.total),
      ],
    },
    {
      name,
      title: words.trend,
      head: [words.period, ...head],
      rows: evaluation.trend.map(({ period, measures }) => row(periodName(period, language), measures)),
    },
    {
      name,
      title: words.definitions.slice(0, 31),
      head: [words.unit, words.definitions],
      rows: [
        [name, asOfName(evaluation, language)],
        ...columns.map(({ head: label, how }): Cell[] => [label, how]),
        ['', words.settled],
        ['', words.ofPolice],
      ],
    },
  ];
}

const interval = ['95% −', '95% +'];

function cellsOf(column: Column, of: Measures): Cell[] {
  if (column.key !== 'completeness') return [column.value(of)];
  const { share, interval: between } = of.completeness;
  return [share, between?.low ?? null, between?.high ?? null];
}
