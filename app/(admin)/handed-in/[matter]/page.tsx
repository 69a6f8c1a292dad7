import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
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
import { handedMatter } from '#lib/matter/handed.ts';
import { kindName, topicName } from '#lib/matter/words.ts';
import { handedWords } from '#lib/matter/words-handed.ts';
import { commaOf } from '#lib/platform/i18n.ts';
import { add } from '../actions.ts';
import { standOf } from '../stand.ts';

type Visit = { params: Promise<{ matter: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: handedWords(await languageOfRequest()).title };
}

/** One that was handed in: its own words, what the police wrote for the unit, live, and a line more. */
export default async function OneHandedIn({ params, searchParams }: Visit) {
  const [{ matter: id }, query] = await Promise.all([params, searchParams]);
  const matter = await enter('clue:hand', (pass) => handedMatter(pass, id));
  if (!matter) notFound();
  const language = await languageOfRequest();
  const words = handedWords(language);
  return (
    <>
      <PageHead
        crumbs={[{ href: '/handed-in', label: words.title }]}
        title={matter.lodging.name}
        beside={
          <span className="soft">
            {kindName(matter.kind, language)} {topicName(matter.topic, language)}
            {commaOf(language)}
            {standOf(matter, language)}
          </span>
        }
        end={<Live stream={liveStream()}>{threadWords(language).live(clockTime(matter.now))}</Live>}
      />
      <Done done={query.done} said={{ handed: words.didHand, added: words.didAdd }} />
      <Went sent={typeof query.sent === 'string' ? query.sent : undefined} />
      <Panel id="steps" title={words.steps}>
        <Talk label={words.steps} lines={stepLines(matter.steps, 'house', language)} />
      </Panel>
      {!matter.closedAt && (
        <Panel id="more" title={words.more}>
          <AskForm
            id="add"
            key={matter.steps.length}
            language={language}
            action={add}
            submit={words.sendMore}
            hidden={{ matter: id, request_key: randomUUID() }}
            asks={[{ name: 'text', label: words.more, kind: 'paragraph' }]}
          >
            <Typed name={`handed/${id}`} language={language} sent={query.sent} />
          </AskForm>
        </Panel>
      )}
    </>
  );
}
