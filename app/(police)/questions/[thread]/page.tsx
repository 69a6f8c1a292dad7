import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Facts } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Talk } from '#app/_ui/talk.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { formWords, talkLines } from '#app/(shared)/talk/parts.tsx';
import { TalkForm } from '#app/(shared)/talk/talk-form.tsx';
import { businessDay, isCivilDate } from '#lib/clock/business-day.ts';
import { clockTime, durationName, instantToMinute, nightName } from '#lib/clock/words.ts';
import { handedOn, postsToPass } from '#lib/conversation/handing/pass-on.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { type ThreadPage, threadOf } from '#lib/conversation/queries.ts';
import { aboutName, questionWords, ratingName, threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { knowledgeWords } from '#lib/knowledge/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Live } from '../../board/live.tsx';
import { answer, close, numbers, pass, recall } from '../actions.ts';
import { PassPanel } from './pass.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: questionWords(await languageOfRequest()).title };
}

type Visit = { params: Promise<{ thread: string }>; searchParams: Promise<Query> };

/** One thread as the police see it: every line, live, the answer, and how long the house waited. */
export default async function OneQuestion({ params, searchParams }: Visit) {
  const [{ thread: id }, query] = await Promise.all([params, searchParams]);
  const found = await enter('thread:work', async (one) => {
    const thread = await threadOf(one, id);
    if (!thread) return null;
    const posts = await postsToPass(one, thread.lodging.id);
    return { thread, handed: await handedOn(one, { thread: id }), posts };
  });
  if (!found) notFound();
  const { thread, handed, posts } = found;
  const language = await languageOfRequest();
  const [words, talk] = [questionWords(language), threadWords(language)];
  return (
    <>
      <PageHead
        crumbs={[{ href: '/questions', label: words.title }]}
        title={thread.lodging.name}
        end={<Live stream={liveStream()}>{talk.live(clockTime(thread.now))}</Live>}
      />
      <Done
        done={query.done}
        said={{
          ...{ answered: words.didAnswer, closed: words.didClose },
          ...{ passed: handWords(language).passed, recalled: handWords(language).didRecall },
        }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="talk" title={talk.ask}>
            <Talk
              label={talk.ask}
              lines={talkLines(thread.lines, 'police', language, `/questions/${id}/files`, (line) =>
                line.hasNumbers ? (
                  <AskForm
                    id={`numbers-${line.id}`}
                    language={language}
                    action={numbers}
                    look="quiet"
                    submit={words.showNumbers}
                    hidden={{ thread: id, line: line.id }}
                    asks={[]}
                  />
                ) : null,
              )}
            />
          </Panel>
          <Panel id="answer" title={words.answer}>
            <TalkForm
              id={`answer-${id}`}
              language={language}
              action={answer}
              requestKey={randomUUID()}
              sentKey={typeof query.sent === 'string' ? query.sent : undefined}
              before={`open-${thread.lodging.code}`}
              hidden={{ thread: id }}
              words={formWords(language, {
                ...{ text: words.answerText, textHint: words.answerHint, send: words.answer },
              })}
            />
          </Panel>
        </div>
        <div className="stack">
          <Panel id="facts" title={words.times}>
            <Facts rows={factsOf(thread, language)} />
            <p>
              <LinkButton href={`/lodgings/${encodeURIComponent(thread.lodging.code)}`}>
                {words.house}
              </LinkButton>
            </p>
            {thread.links.map((link) => (
              <p key={link.id}>
                <LinkButton href={link.kind === 'alert' ? `/alerts/${link.id}` : `/chases/${link.id}`}>
                  {words.linked} {words[link.kind]}
                </LinkButton>
              </p>
            ))}
          </Panel>
          {thread.answered && (
            <p>
              <LinkButton icon="book" href={`/knowledge/new?thread=${id}`}>
                {knowledgeWords(language).fromThread}
              </LinkButton>
            </p>
          )}
          <PassPanel
            {...{ handed, posts, language }}
            asked={thread.lines.findLast(({ side, text }) => side === 'house' && text)?.text ?? ''}
            closed={thread.closedAt !== null}
            action={pass}
            recall={recall}
            hidden={{ thread: id }}
          />
          {!thread.closedAt && !thread.waitsSince && (
            <Panel id="close" title={words.close}>
              <AskForm
                id="close-thread"
                language={language}
                action={close}
                submit={words.close}
                hidden={{ thread: id }}
                asks={[]}
              />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function factsOf(thread: ThreadPage, language: Language): [string, string][] {
  const [words, talk] = [questionWords(language), threadWords(language)];
  const { firstAnswer, closing } = thread.times;
  const span = ({ wall, duty }: { wall: number; duty: number }) =>
    words.ofDuty(lengthOf(wall, language), lengthOf(duty, language));
  const { about } = thread;
  return [
    [words.asked, instantToMinute(thread.openedAt, language)],
    ...(about
      ? [
          [
            words.linked,
            about.kind === 'return' && isCivilDate(about.id)
              ? nightName(businessDay(about.id), language)
              : aboutName(about.kind, language),
          ] as [string, string],
        ]
      : []),
    ...(thread.dueAt && thread.waitsSince
      ? [[words.since, words.dueIn(instantToMinute(thread.dueAt, language))] as [string, string]]
      : []),
    ...(firstAnswer ? [[words.firstAnswer, span(firstAnswer)] as [string, string]] : []),
    ...(closing ? [[words.closing, span(closing)] as [string, string]] : []),
    ...(thread.rating ? [[talk.rate, ratingName(thread.rating, language)] as [string, string]] : []),
  ];
}

const lengthOf = (minutes: number, language: Language) =>
  durationName({ hours: Math.floor(minutes / 60), minutes: Math.round(minutes % 60) }, language);
