import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { alertsOfEntry, type SoughtAlert } from '#lib/anomaly/sought.ts';
import { alertWords, dispositionName } from '#lib/anomaly/words.ts';
import { dateName, dateNameWithYear, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { isId } from '#lib/platform/ids.ts';
import { type WatchLine, watchEntryOf } from '#lib/watchlist/queries.ts';
import { endings } from '#lib/watchlist/terms.ts';
import { outcomeName, watchWords } from '#lib/watchlist/words.ts';
import { EndSearch } from '../../end-search.tsx';
import { heldOf } from '../../held.ts';
import { endSearch, showSearch } from '../actions.ts';
import { whoText } from '../who.tsx';
import { Hits } from './hits.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: watchWords(await languageOfRequest()).title };
}

type Visit = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One search: whom, until when, where the person was found, and how it ends. */
export default async function OneSearch({ params, searchParams }: Visit) {
  const [{ id }, query, language] = await Promise.all([params, searchParams, languageOfRequest()]);
  if (!isId(id)) notFound();
  const found = await enter('watch:read', (pass) => watchEntryOf(pass, id));
  if (!found) notFound();
  const alerts = await enter('alert:read', (pass) => alertsOfEntry(pass, id));
  const { entry, hits } = found;
  const words = watchWords(language);
  const writes = (await heldOf(['watch:write'])).has('watch:write');
  return (
    <>
      <PageHead
        crumbs={[{ href: '/watchlist', label: words.title }, { label: entry.caseNumber }]}
        title={whoText(entry, language)}
        end={
          !entry.outcome && (
            <LinkButton href={`/watchlist/${id}`} mini>
              {words.refresh}
            </LinkButton>
          )
        }
      />
      <Done done={query.done} said={{ entered: words.entered, ended: words.didEnd }} />
      <div className="cols cols--flat">
        <div className="stack">
          <Hits entry={entry} hits={hits} language={language} mayOpen={writes} />
          <Alerts alerts={alerts} language={language} />
        </div>
        <div className="stack">
          <Facts entry={entry} language={language} />
          {writes && !entry.clearedAt && (
            <Panel id="original" title={words.original}>
              <AskForm
                id="show"
                language={language}
                action={showSearch}
                submit={words.show}
                hidden={{ entry: id }}
                asks={[]}
              >
                <p className="hint">{words.originalHint}</p>
              </AskForm>
            </Panel>
          )}
          {writes && !entry.outcome && (
            <EndSearch
              {...{ language, words, action: endSearch, subject: { entry: id } }}
              look="act"
              options={endings.map((value) => ({ value, label: outcomeName(value, language) }))}
            />
          )}
        </div>
      </div>
    </>
  );
}

function Facts({ entry, language }: { entry: WatchLine; language: Language }) {
  const words = watchWords(language);
  const { masked, outcome, endedAt } = entry;
  const ended = outcome && [
    outcomeName(outcome, language),
    endedAt && instantToMinute(endedAt, language),
    entry.endedBy,
  ];
  return (
    <Panel id="facts" title={words.who}>
      <Kv
        rows={[
          [words.caseNumber, entry.caseNumber],
          [
            words.number,
            <span key="number" className="num">
              {masked?.number ?? '—'}
            </span>,
          ],
          [words.contact, entry.contact],
          [
            words.endsOn,
            ended ? ended.filter(Boolean).join(' ') : words.until(dateNameWithYear(entry.endsOn, language)),
          ],
          [words.by, words.enteredBy(entry.enteredBy ?? '—', instantToMinute(entry.enteredAt, language))],
        ]}
      />
      <p className="small soft">
        {words.looksFrom(dateName(entry.looksFrom, language))}
        {language === 'en' ? '. ' : '。'}
        {entry.clearedAt ? words.cleared : words.clearsOn(dateNameWithYear(entry.clearOn, language))}
      </p>
    </Panel>
  );
}

function Alerts({ alerts, language }: { alerts: readonly SoughtAlert[]; language: Language }) {
  const words = watchWords(language);
  const said = alertWords(language);
  return (
    <Panel id="alerts" title={words.alerts} count={alerts.length}>
      {alerts.length === 0 ? (
        <p className="soft">{words.noAlerts}</p>
      ) : (
        <ul className="stack">
          {alerts.map(({ id, lodgingName, from, day, claimed, disposition }) => (
            <li key={id}>
              <a href={`/alerts/${id}`}>
                {lodgingName} {said.nights(dateName(from, language), dateName(day, language))}
              </a>{' '}
              <span className="small soft">
                {disposition
                  ? dispositionName(disposition, language)
                  : claimed
                    ? words.claimed
                    : said.unclaimed}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
