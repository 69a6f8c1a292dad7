import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { formWords } from '#app/(shared)/talk/parts.tsx';
import { TalkForm } from '#app/(shared)/talk/talk-form.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { houseHelp, threadsOfHouse } from '#lib/conversation/queries.ts';
import { type AboutKind, aboutKinds } from '#lib/conversation/terms.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { helpListWords } from '#lib/knowledge/words.ts';
import { ownWords } from '#lib/matter/words.ts';
import { commaOf } from '#lib/platform/i18n.ts';
import { SearchBox } from '../answers/search-box.tsx';
import { Suggest } from '../answers/suggest.tsx';
import { at, dockOf, frameOf } from '../frame.tsx';
import { houseOf, one, type Search } from '../house.ts';
import { ask } from './actions.ts';
import { Helper } from './whom.tsx';
import { aboutText, stateText } from './words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: threadWords(await languageOfRequest()).ask };
}

/** A house asks its officer: one form, who reads it, and what was asked before. */
export default async function AskPage({ searchParams }: { searchParams: Promise<Search> }) {
  const query = await searchParams;
  const { house, houses, help, threads } = await enter('thread:ask', async (pass) => {
    const { house, houses } = await houseOf(pass, query);
    return {
      ...{ house, houses },
      help: await houseHelp(pass, house.id),
      threads: await threadsOfHouse(pass, house.id),
    };
  });
  const { language, preferences } = await frameOf();
  const words = threadWords(language);
  const about = aboutOf(query);
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: house.name, count: houses, switchHref: `${at('/desk', house.code)}#houses` }}
      head={
        <div className="taskhead">
          <h1>{words.ask}</h1>
        </div>
      }
      dock={dockOf(language, house.code)}
    >
      <Helper help={help} language={language} />
      <section className="card pad stack" aria-label={helpListWords(language).search}>
        <SearchBox language={language} lodging={house.code} />
      </section>
      <section className="card pad stack" aria-label={words.ask}>
        {about && <p className="soft">{words.about(aboutText(about, language))}</p>}
        <TalkForm
          id={`ask-${house.code}`}
          language={language}
          action={ask}
          requestKey={randomUUID()}
          hidden={{
            lodging: house.code,
            ...(about ? { about_kind: about.kind, about: about.id } : {}),
          }}
          words={formWords(language, {
            ...{ text: words.text, textHint: words.textHint, send: words.send },
            ...{ place: words.place, placeHint: words.placeHint },
          })}
        />
        <Suggest form={`ask-${house.code}`} title={helpListWords(language).perhaps} />
      </section>
      <div className="card">
        <Line icon="flag" title={ownWords(language).toAsk} href={at('/matters', house.code)}>
          {ownWords(language).toAskHint}
        </Line>
      </div>
      <Block
        id="asks"
        title={words.asks}
        count={threads.filter(({ answered, closedAt }) => answered && !closedAt).length}
      >
        <div className="card">
          {threads.length === 0 && (
            <Empty icon="chat" title={words.none}>
              {words.noneHint}
            </Empty>
          )}
          {threads.map((thread) => (
            <Line
              key={thread.id}
              icon="chat"
              title={thread.words === '' ? words.fileOnly : (thread.words ?? words.cleared)}
              href={at(`/ask/${thread.id}`, house.code)}
            >
              {stateText(thread, language)}
              {commaOf(language)}
              {instantToMinute(thread.lastAt, language)}
            </Line>
          ))}
        </div>
      </Block>
    </LodgingShell>
  );
}

function aboutOf(query: Search): { kind: AboutKind; id: string } | null {
  const [kind, id] = [aboutKinds.find((known) => known === one(query, 'about_kind')), one(query, 'about')];
  return kind && id ? { kind, id } : null;
}
