import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addressWith, pageIn, type Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { LineChart } from '#app/_ui/linechart.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Pager } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { dateName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { lengthsChart, sharesChart } from '#lib/overview/evaluation/chart.ts';
import { type Evaluation, evaluationOf } from '#lib/overview/evaluation/evaluation.ts';
import { asOfName, periodName } from '#lib/overview/evaluation/names.ts';
import { periodAfter, periodKinds } from '#lib/overview/evaluation/periods.ts';
import { evaluationWords } from '#lib/overview/evaluation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { askedOf, fixedOf } from './asked.ts';
import { Numbers, TrendTable, UnitsTable } from './tables.tsx';

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: evaluationWords(await languageOfRequest()).title };
}

/** The police work of a week or month, by station or beat: numbers with their definitions, never a lodging's. */
export default async function EvaluationPage({ searchParams }: { searchParams: Promise<Query> }) {
  const given = await searchParams;
  const asked = askedOf(given);
  if (!asked) notFound();
  const language = await languageOfRequest();
  const words = evaluationWords(language);
  const evaluation = await enter('evaluation:read', (pass) => evaluationOf(pass, asked));
  const { period, told, unit, level } = evaluation;
  const page = pageIn(given, Math.ceil(evaluation.lines.length / pageSize));
  const from = (page - 1) * pageSize;
  return (
    <>
      <PageHead
        title={words.title}
        crumbs={
          level === 'beat'
            ? [{ href: addressWith('/evaluation', { period: period.key }, {}), label: words.all }]
            : []
        }
        beside={<p className="soft">{asOfName(evaluation, language)}</p>}
      />
      <Panel
        id="period"
        title={`${unit.name} ${periodName(period, language)}`}
        end={<Papers {...{ evaluation, language }} />}
        flush
      >
        <Periods {...{ evaluation, language }} />
        <div className="panel__body">
          <p className="small soft">{words.ofPolice}</p>
          {told && told.to < period.to && (
            <p className="small soft">{words.partly(dateName(told.to, language))}</p>
          )}
          {told ? (
            <Numbers {...{ evaluation, language }} />
          ) : (
            <Empty icon="cal" title={words.none}>
              {words.noneHint}
            </Empty>
          )}
          <p className="small soft">{words.settled}</p>
        </div>
      </Panel>
      {told && (
        <Panel id="units" title={words.units} flush>
          <UnitsTable {...{ evaluation, language }} lines={evaluation.lines.slice(from, from + pageSize)} />
          {evaluation.lines.length > pageSize && (
            <Pager
              {...{ language, page }}
              path="/evaluation"
              query={given}
              total={evaluation.lines.length}
              size={pageSize}
            />
          )}
          <p className="panel__body small soft">{words.few}</p>
        </Panel>
      )}
      <Panel id="trend" title={words.trend}>
        <LineChart chart={sharesChart(evaluation.trend, language)} />
        <LineChart chart={lengthsChart(evaluation.trend, language)} />
        <TrendTable {...{ evaluation, language }} />
      </Panel>
    </>
  );
}

type Part = { evaluation: Evaluation; language: Language };

/** Week or month, and one period back or on. */
function Periods({ evaluation, language }: Part) {
  const words = evaluationWords(language);
  const { period, next, level, unit } = evaluation;
  const station = level === 'beat' ? unit.id : undefined;
  const to = (key: string, kind?: string) => addressWith('/evaluation', { period: key, kind, station }, {});
  return (
    <>
      <Tabs
        label={words.span}
        items={periodKinds.map((kind) => ({
          href: to(period.key, kind === period.kind ? undefined : kind),
          label: words[kind],
          current: kind === period.kind,
        }))}
      />
      <nav className="tabs" aria-label={words.period}>
        <a href={to(periodAfter(period, -1).key)} rel="prev">
          {words.earlier}
        </a>
        <a href={to(period.key)} aria-current="page">
          {periodName(period, language)}
        </a>
        {next && (
          <a href={to(next.key)} rel="next">
            {words.later}
          </a>
        )}
      </nav>
    </>
  );
}

/** The report as a page to print, as PDF and as a workbook; each link carries the instant, so the digits stay. */
function Papers({ evaluation, language }: Part) {
  const words = evaluationWords(language);
  const fixed = fixedOf(evaluation);
  return (
    <>
      <a href={addressWith('/evaluation/report', fixed, {})}>{words.report}</a>{' '}
      <a href={addressWith('/evaluation/export', fixed, { format: 'pdf' })}>{words.pdf}</a>{' '}
      <a href={addressWith('/evaluation/export', fixed, { format: 'xlsx' })}>{words.xlsx}</a>
    </>
  );
}
