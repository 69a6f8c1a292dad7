import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Button } from '#app/_ui/button.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Talk } from '#app/_ui/talk.tsx';
import { Live } from '#app/(police)/board/live.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { formWords, talkLines } from '#app/(shared)/talk/parts.tsx';
import { TalkForm } from '#app/(shared)/talk/talk-form.tsx';
import { clockTime } from '#lib/clock/words.ts';
import { houseHelp, threadOf } from '#lib/conversation/queries.ts';
import { ratings } from '#lib/conversation/terms.ts';
import { ratingName, threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { at, dockOf, frameOf } from '../../frame.tsx';
import { one, type Search } from '../../house.ts';
import { end, say } from '../actions.ts';
import { RateForm } from '../rate-form.tsx';
import { Helper } from '../whom.tsx';
import { aboutText, stateText } from '../words.ts';

type Visit = { params: Promise<{ thread: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: threadWords(await languageOfRequest()).ask };
}

/** One thread as its house sees it: every line, live, a line more, the end and the one question after it. */
export default async function OneThread({ params, searchParams }: Visit) {
  const [{ thread: id }, query] = await Promise.all([params, searchParams]);
  const found = await enter('thread:ask', async (pass) => {
    const thread = await threadOf(pass, id);
    return thread && { thread, help: await houseHelp(pass, thread.lodging.id) };
  });
  if (!found) notFound();
  const { thread, help } = found;
  const { language, preferences } = await frameOf();
  const words = threadWords(language);
  const { code } = thread.lodging;
  const asksRating = thread.mayRate && (thread.closedAt !== null || thread.waitsSince === null);
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: thread.lodging.name, count: 1 }}
      back={{ href: at('/ask', code), label: words.asks }}
      head={
        <div className="taskhead">
          <h1>{words.ask}</h1>
          <p>{stateText(thread, language)}</p>
        </div>
      }
      dock={dockOf(language, code)}
    >
      <Done done={query.done} said={{ rated: words.rated, settled: words.closed }} />
      <Helper help={help} language={language} />
      <section className="card pad stack" aria-label={words.ask}>
        <Live stream={liveStream()}>{words.live(clockTime(thread.now))}</Live>
        {thread.about && <p className="soft">{words.about(aboutText(thread.about, language))}</p>}
        <Talk label={words.ask} lines={talkLines(thread.lines, 'house', language, `/ask/${id}/files`)} />
      </section>
      {asksRating && (
        <Block id="rate" title={words.rate}>
          <div className="card pad stack">
            <p className="small soft">{words.rateOnce}</p>
            <RateForm {...{ language, thread: id, lodging: code }}>
              {ratings.map((rating) => (
                <Button key={rating} name="rating" value={rating}>
                  {ratingName(rating, language)}
                </Button>
              ))}
            </RateForm>
          </div>
        </Block>
      )}
      <section className="card pad stack" aria-label={words.more}>
        <TalkForm
          id={`say-${id}`}
          language={language}
          action={say}
          requestKey={randomUUID()}
          sentKey={one(query, 'sent')}
          before={`ask-${code}`}
          hidden={{ thread: id, lodging: code }}
          words={formWords(language)}
        />
        {!thread.closedAt && (
          <AskForm
            id="settle"
            language={language}
            action={end}
            look="plain"
            submit={words.settled}
            hidden={{ thread: id, lodging: code }}
            asks={[]}
          />
        )}
      </section>
    </LodgingShell>
  );
}
