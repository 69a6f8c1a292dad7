import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Refused } from '#app/_ui/refused.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { dateName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { zone } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import {
  history,
  lodgingsWith,
  type ResultView,
  resultViews,
  type Standing,
  standingNow,
} from '#lib/reconcile/queries.ts';
import { reconcilePageWords, resultName } from '#lib/reconcile/words-pages.ts';
import { History } from './history.tsx';
import { Lodgings } from './lodgings.tsx';
import { told } from './state.ts';
import { Upload } from './upload.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: reconcilePageWords(await languageOfRequest()).title };
}

/** The register against the returns: what stands, by lodging, what was compared when, and a file to send. */
export default async function Reconcile({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = reconcilePageWords(language);
  const view: ResultView = resultViews.find((one) => one === query.view) ?? 'not_filed';
  const given = Number(query.page ?? 1);
  const page = Number.isSafeInteger(given) && given > 0 && given < 10_000 ? given : 1;
  const { standing, found, lines } = await enter('register:reconcile', async (pass) => ({
    standing: await standingNow(pass),
    found: await lodgingsWith(pass, view, page),
    lines: await history(pass),
  }));
  const { problem } = query;
  return (
    <>
      <PageHead title={words.title} />
      {typeof problem === 'string' && <Refused code={problem} {...told({ code: problem }, language)} />}
      <div className="cols cols--flat">
        <div className="stack">
          {standing ? (
            <>
              <Sums standing={standing} language={language} />
              <Lodgings {...{ found, standing, view, page, language }} />
            </>
          ) : (
            <Panel id="none" title={words.standing} flush>
              <Empty icon="search" title={words.none}>
                {words.noneText}
              </Empty>
            </Panel>
          )}
        </div>
        <div className="stack">
          <Upload language={language} internet={zone() === 'internet'} />
          <History lines={lines} language={language} />
        </div>
      </div>
    </>
  );
}

function Sums({ standing, language }: { standing: Standing; language: Language }) {
  const words = reconcilePageWords(language);
  const { from, to, lodgings, nights, nightsWithout } = standing;
  const rows = [
    ['matched', standing.matched],
    ['not_filed', standing.notFiled],
    ['not_registered', standing.notRegistered],
    ['day_differs', standing.dayDiffers],
    ['twin', standing.twins],
  ] as const;
  return (
    <section className="sumbox" aria-label={words.standing}>
      <dl className="sum">
        {rows.map(([key, count], index) => (
          <div key={key} className={index === 0 ? undefined : 'cut'}>
            <dt>{resultName(key, language)}</dt>
            <dd>{words.guests(count)}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        {words.standingFor(dateName(from, language), dateName(to, language))}
        {language === 'en' ? ': ' : '：'}
        {words.inNights(lodgings, nights, nightsWithout)}
        {language === 'en' ? '. ' : '。'}
        {words.only}
      </p>
    </section>
  );
}
