import type { Metadata } from 'next';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { helpFor } from '#lib/knowledge/search.ts';
import { helpListWords } from '#lib/knowledge/words.ts';
import { at, dockOf, frameOf } from '../frame.tsx';
import { houseOf, one, type Search } from '../house.ts';
import { SearchBox } from './search-box.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: helpListWords(await languageOfRequest()).title };
}

const mostShown = 50;

/** The help list: what was asked before and answered, searched by a few words. */
export default async function Answers({ searchParams }: { searchParams: Promise<Search> }) {
  const query = await searchParams;
  const typed = (one(query, 'q') ?? '').slice(0, 500);
  const { language, preferences } = await frameOf();
  const { house, houses, found } = await enter('help:read', async (pass) => ({
    ...(await houseOf(pass, query)),
    found: await helpFor(pass, typed, language),
  }));
  const words = helpListWords(language);
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: house.name, count: houses, switchHref: `${at('/desk', house.code)}#houses` }}
      back={{ href: at('/ask', house.code), label: threadWords(language).ask }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
      dock={dockOf(language, house.code)}
    >
      <section className="card pad stack" aria-label={words.find}>
        <SearchBox language={language} lodging={house.code} typed={typed} />
      </section>
      <Block id="found" title={words.all}>
        <div className="card">
          {found.length === 0 && (
            <Empty
              icon="book"
              title={typed ? words.none : words.empty}
              act={
                <LinkButton href={at('/ask', house.code)} icon="chat">
                  {threadWords(language).ask}
                </LinkButton>
              }
            >
              {words.noneHint}
            </Empty>
          )}
          {found.slice(0, mostShown).map(({ id, question, answer }, n) => (
            <details key={id} className="pad" open={typed !== '' && n === 0}>
              <summary>
                <b>{question}</b>
              </summary>
              <p className="talk__text">{answer}</p>
            </details>
          ))}
        </div>
      </Block>
    </LodgingShell>
  );
}
