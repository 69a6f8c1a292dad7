import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Talk } from '#app/_ui/talk.tsx';
import { Live } from '#app/(police)/board/live.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { Went } from '#app/(shared)/account/keep-typed.tsx';
import { stepLines } from '#app/(shared)/matter/steps.tsx';
import { Typed } from '#app/(shared)/matter/typed.tsx';
import { clockTime } from '#lib/clock/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { ownMatter } from '#lib/matter/own.ts';
import { kindName, ownWords, topicName } from '#lib/matter/words.ts';
import { at, dockOf, frameOf } from '../../frame.tsx';
import { one, type Search } from '../../house.ts';
import { add } from '../actions.ts';
import { standText } from '../stand.ts';

type Visit = { params: Promise<{ matter: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: ownWords(await languageOfRequest()).title };
}

/** One dispute of the house, or one's own clue: what was done, live, and a line more. */
export default async function OneOwnMatter({ params, searchParams }: Visit) {
  const [{ matter: id }, query] = await Promise.all([params, searchParams]);
  const matter = await enter('matter:raise', (pass) => ownMatter(pass, id));
  if (!matter) notFound();
  const { language, preferences } = await frameOf();
  const words = ownWords(language);
  const { code, name } = matter.house;
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name, count: 1 }}
      back={{ href: at('/matters', code), label: words.title }}
      head={
        <div className="taskhead">
          <h1>
            {kindName(matter.kind, language)} {topicName(matter.topic, language)}
          </h1>
          <p>{standText(matter, language)}</p>
        </div>
      }
      dock={dockOf(language, code)}
    >
      <Done done={query.done} said={{ raised: words.didRaise, added: words.didAdd }} />
      <Went sent={one(query, 'sent')} />
      <section className="card pad stack" aria-label={words.steps}>
        <Live stream={liveStream()}>{threadWords(language).live(clockTime(matter.now))}</Live>
        {matter.kind === 'clue' && <p className="soft">{words.clueOnlyYou}</p>}
        <Talk label={words.steps} lines={stepLines(matter.steps, 'house', language)} />
      </section>
      {!matter.closedAt && (
        <section className="card pad stack" aria-label={words.more}>
          <AskForm
            id="add"
            key={matter.steps.length}
            language={language}
            action={add}
            submit={words.sendMore}
            hidden={{ matter: id, lodging: code, request_key: randomUUID() }}
            asks={[{ name: 'text', label: words.more, kind: 'paragraph' }]}
          >
            <Typed name={`matter/${id}`} language={language} sent={query.sent} />
          </AskForm>
        </section>
      )}
    </LodgingShell>
  );
}
