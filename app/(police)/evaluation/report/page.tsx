import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addressWith, type Query } from '#app/_ui/address.ts';
import { LineChart } from '#app/_ui/linechart.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { lengthsChart, sharesChart } from '#lib/overview/evaluation/chart.ts';
import { evaluationOf } from '#lib/overview/evaluation/evaluation.ts';
import { asOfName, reportTitle } from '#lib/overview/evaluation/names.ts';
import { evaluationWords } from '#lib/overview/evaluation/words.ts';
import { askedOf, fixedOf } from '../asked.ts';
import { Numbers, TrendTable, UnitsTable } from '../tables.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: evaluationWords(await languageOfRequest()).report };
}

/** The report of a period on paper: as the browser prints it, without menus and acts. */
export default async function Report({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = askedOf(await searchParams);
  if (!asked) notFound();
  const language = await languageOfRequest();
  const words = evaluationWords(language);
  const evaluation = await enter('evaluation:read', (pass) => evaluationOf(pass, asked));
  const fixed = fixedOf(evaluation);
  return (
    <>
      <PageHead
        title={reportTitle(evaluation, language)}
        crumbs={[
          {
            href: addressWith('/evaluation', { period: evaluation.period.key, station: fixed.station }, {}),
            label: words.title,
          },
        ]}
        beside={<p className="soft">{asOfName(evaluation, language)}</p>}
      />
      <p className="no-print">
        <a className="btn" href={addressWith('/evaluation/export', fixed, { format: 'pdf' })}>
          {words.pdf}
        </a>{' '}
        <a className="btn" href={addressWith('/evaluation/export', fixed, { format: 'xlsx' })}>
          {words.xlsx}
        </a>
      </p>
      <section className="panel paper" aria-labelledby="numbers">
        <div className="panel__body">
          <p className="small soft">{words.ofPolice}</p>
          <h2 id="numbers">{words.numbers}</h2>
          <Numbers {...{ evaluation, language }} />
          <h2>{words.units}</h2>
          <UnitsTable {...{ evaluation, language }} plain />
          <p className="small soft">{words.few}</p>
          <h2>{words.trend}</h2>
          <LineChart chart={sharesChart(evaluation.trend, language)} />
          <LineChart chart={lengthsChart(evaluation.trend, language)} />
          <TrendTable {...{ evaluation, language }} />
          <p className="small soft">{words.settled}</p>
          <div className="signs">
            <p>{words.madeBy}</p>
            <p>{words.checkedBy}</p>
          </div>
        </div>
      </section>
    </>
  );
}
