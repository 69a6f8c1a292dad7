import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { Live } from '#app/(police)/board/live.tsx';
import { hallFormWords, hallName, MatterLines, pageOf, presence } from '#app/(shared)/hall/parts.tsx';
import { TalkForm } from '#app/(shared)/talk/talk-form.tsx';
import { clockTime } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { hallsOf, mattersOf } from '#lib/hall/queries.ts';
import { houseKinds } from '#lib/hall/terms.ts';
import { beginName, hallWords } from '#lib/hall/words.ts';
import { at, dockOf, frameOf } from '../../frame.tsx';
import { houseOf, one, type Search } from '../../house.ts';
import { begin } from '../actions.ts';

type Visit = { params: Promise<{ hall: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: hallWords(await languageOfRequest()).title };
}

/** One hall as a house sees it: what is going on, live, and the three things a house may begin. */
export default async function HallPage({ params, searchParams }: Visit) {
  const [{ hall: id }, query] = await Promise.all([params, searchParams]);
  const ended = one(query, 'view') === 'ended';
  const page = pageOf(query.page);
  const found = await enter('hall:join', async (pass) => {
    const { house, houses } = await houseOf(pass, query);
    const hall = (await hallsOf(pass)).find((each) => each.id === id);
    return hall
      ? { house, houses, hall, matters: await mattersOf(pass, id, !ended, page), now: pass.now }
      : null;
  });
  if (!found) notFound();
  const { house, houses, hall, matters, now } = found;
  const { language, preferences } = await frameOf();
  const words = hallWords(language);
  const kind = houseKinds.find((known) => known === one(query, 'kind')) ?? 'question';
  const here = (more: Record<string, string>) => at(`/hall/${id}`, house.code, more);
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: house.name, count: houses, switchHref: `${at('/desk', house.code)}#houses` }}
      back={{ href: at('/hall', house.code), label: words.title }}
      head={
        <div className="taskhead">
          <h1>{hallName(hall, language)}</h1>
          {presence(hall, language).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      }
      dock={dockOf(language, house.code)}
    >
      <Live stream={liveStream()}>{words.live(clockTime(now))}</Live>
      <section className="card" aria-label={hallName(hall, language)}>
        <Tabs
          label={words.title}
          items={[
            { href: here({}), label: words.openTab, current: !ended },
            { href: here({ view: 'ended' }), label: words.closedTab, current: ended },
          ]}
        />
        <MatterLines
          matters={matters}
          language={language}
          href={(matter) => at(`/hall/${id}/${matter.id}`, house.code)}
          older={here({ ...(ended ? { view: 'ended' } : {}), page: String(page + 1) })}
        />
      </section>
      <Block id="begin" title={words.begin}>
        <div className="card">
          <Tabs
            label={words.begin}
            items={houseKinds.map((each) => ({
              href: `${here({ kind: each })}#begin`,
              label: beginName(each, language),
              current: each === kind,
            }))}
          />
          <div className="pad stack">
            <p className="small soft">{words.beginHint}</p>
            <TalkForm
              wordsAlone
              picture={words.pictureHint}
              key={kind}
              id={`begin-${id}-${kind}`}
              language={language}
              action={begin}
              requestKey={randomUUID()}
              hidden={{ hall: id, lodging: house.code, kind }}
              words={hallFormWords(language, kind === 'question' ? {} : { place: words.place })}
            />
          </div>
        </div>
      </Block>
    </LodgingShell>
  );
}
