import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Talk } from '#app/_ui/talk.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { Went } from '#app/(shared)/account/keep-typed.tsx';
import { hallFormWords, postLines } from '#app/(shared)/hall/parts.tsx';
import { TalkForm } from '#app/(shared)/talk/talk-form.tsx';
import { clockTime } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { type Matter, matterOf, type Post, readMatter } from '#lib/hall/queries.ts';
import { mayAnswer, mayEnd, sideOf } from '#lib/hall/rules.ts';
import { hideReasons } from '#lib/hall/terms.ts';
import { endingName, hallWords, kindName, reasonName } from '#lib/hall/words.ts';
import { hallHostWords } from '#lib/hall/words-host.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Live } from '../../../board/live.tsx';
import { heldOf } from '../../../held.ts';
import { answer, end, hide } from '../../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: hallHostWords(await languageOfRequest()).title };
}

type Visit = { params: Promise<{ hall: string; matter: string }>; searchParams: Promise<Query> };

/** One matter of a hall as police and departments see it: answered, ended, hidden with a reason, written into the help list. */
export default async function OneMatter({ params, searchParams }: Visit) {
  const [{ hall, matter: id }, query] = await Promise.all([params, searchParams]);
  const found = await enter('hall:work', async (pass) => {
    const matter = await matterOf(pass, id);
    return matter?.hall === hall ? { matter, posts: await readMatter(pass, id), now: pass.now } : null;
  });
  if (!found) notFound();
  const { matter, posts, now } = found;
  const language = await languageOfRequest();
  const [words, host] = [hallWords(language), hallHostWords(language)];
  const held = await heldOf(['help:write', 'search:read']);
  const facts = { kind: matter.kind, own: matter.own, closed: matter.closedAt !== null };
  const side = sideOf(matter.standing);
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/halls', label: host.title },
          { href: `/halls/${hall}`, label: host.hall },
        ]}
        title={kindName(matter.kind, language)}
        end={<Live stream={liveStream()}>{words.live(clockTime(now))}</Live>}
      />
      <Went sent={typeof query.sent === 'string' ? query.sent : undefined} />
      <Done
        done={query.done}
        said={{ announced: host.didAnnounce, ended: words.didEnd, hidden: host.didHide }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="talk" title={kindName(matter.kind, language)}>
            {matter.kind === 'missing' ? (
              <p>
                {matter.closedAt ? words.missingOver : words.missingLine}{' '}
                {held.has('search:read') && (
                  <LinkButton href={`/missing/${matter.call}`}>{words.missingLink}</LinkButton>
                )}
              </p>
            ) : (
              <Talk
                label={kindName(matter.kind, language)}
                lines={postLines(
                  posts,
                  side === 'post' ? 'post' : 'police',
                  language,
                  `/halls/${hall}/pictures`,
                  (post) => <HideForm {...{ matter, post, language }} />,
                )}
              />
            )}
          </Panel>
          {mayAnswer(matter.standing, facts) && (
            <Panel id="answer" title={words.answer}>
              <TalkForm
                wordsAlone
                id={`hall-answer-${id}`}
                language={language}
                action={answer}
                requestKey={randomUUID()}
                before={`announce-${hall}`}
                sentKey={typeof query.sent === 'string' ? query.sent : undefined}
                hidden={{ matter: id }}
                words={hallFormWords(language, { send: words.answer })}
              />
            </Panel>
          )}
        </div>
        <div className="stack">
          {matter.closedAt && (
            <Panel id="over" title={words.closedTab}>
              <p>{words.ended(endingName(matter.closedHow ?? 'done', language))}</p>
            </Panel>
          )}
          {mayEnd(matter.standing, facts) && (
            <Panel id="end" title={words.end}>
              <AskForm
                id="end-matter"
                language={language}
                action={end}
                submit={words.end}
                hidden={{ matter: id }}
                asks={[
                  {
                    name: 'how',
                    label: words.endHow,
                    kind: 'select',
                    options: (matter.kind === 'lost' || matter.kind === 'found'
                      ? (['returned', 'done'] as const)
                      : (['done'] as const)
                    ).map((how) => ({ value: how, label: endingName(how, language) })),
                  },
                ]}
              />
            </Panel>
          )}
          {held.has('help:write') && matter.kind === 'question' && matter.answeredAt && (
            <p>
              <LinkButton icon="book" href={`/knowledge/new?hall=${id}`}>
                {host.write}
              </LinkButton>
            </p>
          )}
        </div>
      </div>
    </>
  );
}

/** The host hides a post; the reason stands in its place. */
function HideForm({ matter, post, language }: { matter: Matter; post: Post; language: Language }) {
  const words = hallHostWords(language);
  if (matter.standing !== 'host' || post.hidden) return null;
  return (
    <details>
      <summary>{words.hide}</summary>
      <AskForm
        id={`hide-${post.id}`}
        language={language}
        action={hide}
        look="plain"
        submit={words.hide}
        hidden={{ post: post.id }}
        asks={[
          {
            name: 'reason',
            label: words.hideWhy,
            kind: 'select',
            options: hideReasons.map((reason) => ({ value: reason, label: reasonName(reason, language) })),
          },
        ]}
      />
    </details>
  );
}
