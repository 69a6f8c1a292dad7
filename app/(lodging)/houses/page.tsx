import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { nightsOfAllHouses, ticksOf } from '#lib/report/all-houses.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { housesWords } from '#lib/report/words-houses.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { at, frameOf } from '../frame.tsx';
import { said } from '../said.ts';
import { Confirm } from './confirm.tsx';
import { NightList } from './night-list.tsx';

type Query = Promise<Record<string, string | string[] | undefined>>;

const listOf = (value: string | string[] | undefined) =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

export async function generateMetadata(): Promise<Metadata> {
  return { title: housesWords(await languageOfRequest()).title };
}

/** All houses of a landlord: tick, one confirm, one receipt per house (screens.md, The desk). It runs no script of its own. */
export default async function HousesPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const nights = await enter('desk:read', (pass) => nightsOfAllHouses(pass));
  const { language, preferences } = await frameOf();
  const [words, page] = [housesWords(language), deskPageWords(language)];
  const all = nights.flatMap(({ houses }) => houses);
  const count = new Set(all.map(({ house }) => house.code)).size;
  if (count === 1) redirect('/desk');
  const find = (lodging: string, night: string) =>
    all.find(({ house, card }) => house.code === lodging && card.day === night);
  const ticked = ticksOf(listOf(query.tick)).flatMap((tick) => {
    const found = find(tick.lodging, tick.night);
    return found?.card.takesNil && found.card.version === 0 ? [found] : [];
  });
  const told = listOf(query.did).flatMap((text) => {
    const [tick] = ticksOf([text]);
    const found = tick && find(tick.lodging, tick.night);
    return found ? [{ ...found, code: /~(M-\d{3})$/.exec(text)?.[1] ?? null }] : [];
  });
  const failed = told.filter(({ code }) => code !== null);
  const refused =
    typeof query.refused === 'string' && /^M-\d{3}$/.test(query.refused) ? [{ code: query.refused }] : [];
  const problems = failed.map(({ house, card, code }) => {
    const [one] = said(
      [{ code: code ?? 'M-199', values: { stays: card.stays, night: card.day, version: card.version } }],
      language,
    );
    return {
      code: code ?? 'M-199',
      message: `${house.name}${language === 'en' ? ': ' : '：'}${one?.message ?? ''}`,
      cure: one?.cure ?? '',
    };
  });
  const done = told.filter(({ card, code }) => code === null && card.shortCode);
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      back={{ href: '/desk', label: page.title }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
    >
      <ErrorSummary
        language={language}
        title={failed.length > 0 ? words.notDone(failed.length) : page.notDone}
        problems={[...said(refused, language), ...problems]}
      />
      {done.length > 0 && (
        <Answer title={words.done(done.length)}>
          <ul className="receipts">
            {done.map(({ house, card }) => (
              <li key={`${house.code} ${card.day}`}>
                <a href={at(`/reports/${card.day}/receipt`, house.code)}>{house.name}</a>{' '}
                <span className="mono">{showShortCode(card.shortCode ?? '')}</span>
              </li>
            ))}
          </ul>
        </Answer>
      )}
      {ticked.length > 0 ? (
        <Confirm language={language} ticked={ticked} requestKey={randomUUID()} />
      ) : (
        <>
          {query.check === '1' && <Answer warn title={words.tickOne} />}
          <p className="soft">{words.lead}</p>
          {nights.map((night) => (
            <NightList key={night.day} language={language} night={night} all={query.all === night.day} />
          ))}
        </>
      )}
    </LodgingShell>
  );
}
