import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { hallFormWords, hallName, MatterLines, pageOf, presence } from '#app/(shared)/hall/parts.tsx';
import { TalkForm } from '#app/(shared)/talk/talk-form.tsx';
import { clockTime } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { hallsOf, mattersOf } from '#lib/hall/queries.ts';
import { hallWords } from '#lib/hall/words.ts';
import { hallHostWords } from '#lib/hall/words-host.ts';
import { Live } from '../../board/live.tsx';
import { heldOf } from '../../held.ts';
import { shut, tell } from '../actions.ts';
import { SeatsPanel } from './seats.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: hallHostWords(await languageOfRequest()).title };
}

type Visit = { params: Promise<{ hall: string }>; searchParams: Promise<Query> };

/** One hall as police and departments see it: what waits, live; the host announces, seats and closes. */
export default async function OneHall({ params, searchParams }: Visit) {
  const [{ hall: id }, query] = await Promise.all([params, searchParams]);
  const ended = query.view === 'ended';
  const page = pageOf(query.page);
  const found = await enter('hall:work', async (pass) => {
    const hall = (await hallsOf(pass)).find((each) => each.id === id);
    return hall ? { hall, matters: await mattersOf(pass, id, !ended, page), now: pass.now } : null;
  });
  if (!found) notFound();
  const { hall, matters, now } = found;
  const language = await languageOfRequest();
  const [words, host] = [hallWords(language), hallHostWords(language)];
  const hosts = hall.standing === 'host' && !hall.closedAt;
  const may = await heldOf(['hall:host']);
  return (
    <>
      <PageHead
        crumbs={[{ href: '/halls', label: host.title }]}
        title={hallName(hall, language)}
        end={<Live stream={liveStream()}>{words.live(clockTime(now))}</Live>}
      />
      <Done
        done={query.done}
        said={{
          ...{ opened: host.didOpen, shut: host.didClose, seated: host.didSeat, unseated: host.didUnseat },
        }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          <section className="panel" aria-label={hallName(hall, language)}>
            <Tabs
              label={hallName(hall, language)}
              items={[
                { href: `/halls/${id}`, label: words.openTab, current: !ended },
                { href: `/halls/${id}?view=ended`, label: words.closedTab, current: ended },
              ]}
            />
            <MatterLines
              matters={matters}
              language={language}
              href={(matter) => `/halls/${id}/${matter.id}`}
              older={`/halls/${id}?view=${ended ? 'ended' : 'open'}&page=${page + 1}`}
            />
          </section>
        </div>
        <div className="stack">
          {hosts && (
            <Panel id="announce" title={host.announce}>
              <TalkForm
                wordsAlone
                picture={words.pictureHint}
                id={`announce-${id}`}
                language={language}
                action={tell}
                requestKey={randomUUID()}
                hidden={{ audience: `hall:${id}`, kind: 'announcement' }}
                words={hallFormWords(language, { textHint: host.announceHint, send: host.announce })}
              />
            </Panel>
          )}
          <Panel id="facts" title={host.facts}>
            <p>{words.houses(hall.houses)}</p>
            {presence(hall, language).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Panel>
          {hosts && may.has('hall:host') && (
            <>
              <SeatsPanel hall={hall} language={language} />
              <Panel id="shut" title={host.close}>
                <AskForm
                  id="shut-hall"
                  language={language}
                  action={shut}
                  look="plain"
                  submit={host.close}
                  hidden={{ hall: id }}
                  asks={[]}
                />
              </Panel>
            </>
          )}
        </div>
      </div>
    </>
  );
}
