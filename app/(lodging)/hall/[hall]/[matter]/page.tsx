import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '#app/_ui/button.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Talk } from '#app/_ui/talk.tsx';
import { Live } from '#app/(police)/board/live.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { hallFormWords, postLines } from '#app/(shared)/hall/parts.tsx';
import { TalkForm } from '#app/(shared)/talk/talk-form.tsx';
import { clockTime } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { matterOf, readMatter } from '#lib/hall/queries.ts';
import { mayAnswer, mayEnd } from '#lib/hall/rules.ts';
import { endingName, hallWords, kindName } from '#lib/hall/words.ts';
import { at, dockOf, frameOf } from '../../../frame.tsx';
import { houseOf, one, type Search } from '../../../house.ts';
import { end, say } from '../../actions.ts';

type Visit = { params: Promise<{ hall: string; matter: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: hallWords(await languageOfRequest()).title };
}

/** One matter of a hall as a house sees it, live; opening it marks it read. */
export default async function MatterPage({ params, searchParams }: Visit) {
  const [{ hall, matter: id }, query] = await Promise.all([params, searchParams]);
  const found = await enter('hall:join', async (pass) => {
    const { house, houses } = await houseOf(pass, query);
    const matter = await matterOf(pass, id);
    if (matter?.hall !== hall) return null;
    return { house, houses, matter, posts: await readMatter(pass, id), now: pass.now };
  });
  if (!found) notFound();
  const { house, houses, matter, posts, now } = found;
  const { language, preferences } = await frameOf();
  const words = hallWords(language);
  const facts = { kind: matter.kind, own: matter.own, closed: matter.closedAt !== null };
  const hidden = { matter: id, lodging: house.code };
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: house.name, count: houses }}
      back={{ href: at(`/hall/${hall}`, house.code), label: words.title }}
      head={
        <div className="taskhead">
          <h1>{kindName(matter.kind, language)}</h1>
          {matter.closedAt && <p>{words.ended(endingName(matter.closedHow ?? 'done', language))}</p>}
          {matter.waitsSince && <p>{words.waits}</p>}
        </div>
      }
      dock={dockOf(language, house.code)}
    >
      <Done done={query.done} said={{ said: words.didSay, ended: words.didEnd }} />
      <section className="card pad stack" aria-label={kindName(matter.kind, language)}>
        <Live stream={liveStream()}>{words.live(clockTime(now))}</Live>
        {matter.kind === 'missing' ? (
          <>
            <p>{matter.closedAt ? words.missingOver : words.missingLine}</p>
            {!matter.closedAt && (
              <LinkButton wide look="lamp" href={at(`/sought/${matter.call}`, house.code)}>
                {words.missingLink}
              </LinkButton>
            )}
          </>
        ) : (
          <Talk
            label={kindName(matter.kind, language)}
            lines={postLines(posts, 'house', language, `/hall/${hall}/pictures`)}
          />
        )}
      </section>
      {!matter.closedAt && matter.kind !== 'missing' && (
        <section className="card pad stack" aria-label={words.say}>
          {mayAnswer('house', facts) ? (
            <TalkForm
              wordsAlone
              id={`hall-${id}`}
              language={language}
              action={say}
              requestKey={randomUUID()}
              before={`begin-${hall}-${matter.kind}`}
              sentKey={one(query, 'sent')}
              hidden={hidden}
              words={hallFormWords(language, {
                ...{ text: words.say },
                ...(matter.kind === 'question' ? {} : { place: words.place }),
              })}
            />
          ) : (
            <p className="soft">{words.noMore}</p>
          )}
          {mayEnd('house', facts) && (
            <AskForm
              id="end"
              language={language}
              action={end}
              look="plain"
              submit={matter.kind === 'question' ? words.settled : words.returned}
              hidden={{ ...hidden, how: matter.kind === 'question' ? 'done' : 'returned' }}
              asks={[]}
            />
          )}
        </section>
      )}
    </LodgingShell>
  );
}
