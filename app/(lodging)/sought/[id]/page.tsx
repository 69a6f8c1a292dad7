import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { Danger } from '#app/_ui/danger.tsx';

import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Watermark } from '#app/_ui/watermark.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { CallFacts } from '#app/(shared)/call-facts.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type Sought, soughtOf } from '#lib/missing/queries.ts';
import { answers } from '#lib/missing/terms.ts';
import { answerName, soughtWords } from '#lib/missing/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { isId } from '#lib/platform/ids.ts';
import { at, dockOf, frameOf } from '../../frame.tsx';
import { houseOf, one, type Search } from '../../house.ts';
import { answer } from './actions.ts';
import { Fresh } from './fresh.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: soughtWords(await languageOfRequest()).title };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

const phoneIn = /\+?\d[\d -]{5,}\d/;

/** Whom the police search for, while they do; under the viewer's own name, gone with the call's end. */
export default async function SoughtPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  if (!isId(id)) notFound();
  const { language, preferences } = await frameOf();
  const found = await enter('search:answer', async (pass) => {
    const { house, houses } = await houseOf(pass, query);
    const sought = await soughtOf(pass, id, house.id);
    const viewer = `${pass.actor.name} ${instantToMinute(pass.now, language)}`;
    return sought && { house, houses, sought, viewer };
  });
  if (!found) notFound();
  const { house, houses, sought, viewer } = found;
  const words = soughtWords(language);
  const said = one(query, 'done');
  const phone = phoneIn.exec(sought.contact)?.[0].replace(/[ -]/g, '') ?? null;
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: house.name, count: houses, switchHref: `${at('/desk', house.code)}#houses` }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
      dock={dockOf(language, house.code, 'inbox')}
    >
      {sought.content ? (
        <>
          <Fresh seconds={30} />
          {(said === 'tip' || said === 'answered') && (
            <Answer title={words.thanks}>{said === 'tip' && <p>{words.tip}</p>}</Answer>
          )}
          <Block id="person" title={words[sought.matter]}>
            <div className="card pad">
              <Watermark id="sought" text={viewer}>
                <CallFacts content={sought.content} language={language} />
              </Watermark>
              <p className="small soft">{words.only}</p>
            </div>
          </Block>
          {said === 'tip' && (
            <div className="card">
              <Danger language={language} phone={phone} />
            </div>
          )}
          <Ask {...{ sought, language }} code={house.code} />
        </>
      ) : (
        <Answer title={sought.outcome === 'found' ? words.overFound : words.over}>
          <p>{words.overHint}</p>
        </Answer>
      )}
    </LodgingShell>
  );
}

function Ask({ sought, code, language }: { sought: Sought; code: string; language: Language }) {
  const words = soughtWords(language);
  return (
    <Block id="ask" title={words.ask}>
      <div className="card pad">
        {sought.answered && (
          <p className="small soft">
            {words.answered} {answerName(sought.answered.answer, language)}{' '}
            {instantToMinute(sought.answered.at, language)}
          </p>
        )}
        <AskForm
          id="answer"
          language={language}
          action={answer}
          submit={words.send}
          look="lamp"
          hidden={{ call: sought.id, lodging: code }}
          asks={[
            {
              name: 'answer',
              label: words.ask,
              kind: 'select',
              options: answers.map((value) => ({ value, label: answerName(value, language) })),
            },
            { name: 'said', label: words.said, hint: words.saidHint, kind: 'paragraph' },
          ]}
        />
        <LinkButton
          icon="phone"
          href={`tel:${phoneIn.exec(sought.contact)?.[0].replace(/[ -]/g, '') ?? '110'}`}
        >
          {words.call(sought.contact)}
        </LinkButton>
      </div>
    </Block>
  );
}
