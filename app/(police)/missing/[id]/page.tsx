import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Watermark } from '#app/_ui/watermark.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { CallFacts } from '#app/(shared)/call-facts.tsx';
import { dateName, dateNameWithYear, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { answersOf, type CallAnswer, type CallLine, callsOf, openCall } from '#lib/missing/queries.ts';
import { callEndings } from '#lib/missing/terms.ts';
import { answerName, callOutcomeName, callWords, matterName, stateName } from '#lib/missing/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { isId } from '#lib/platform/ids.ts';
import { watchKindName } from '#lib/watchlist/words.ts';
import { EndSearch } from '../../end-search.tsx';
import { heldOf } from '../../held.ts';
import { decide, end } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: callWords(await languageOfRequest()).title };
}

type Visit = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One search call: what the desks see, how far it has come, what they answered, its release and its end. */
export default async function OneCall({ params, searchParams }: Visit) {
  const [{ id }, query, language] = await Promise.all([params, searchParams, languageOfRequest()]);
  if (!isId(id)) notFound();
  const found = await enter('search:read', async (pass) => {
    const [call] = await callsOf(pass, id);
    if (!call) return null;
    const content = await openCall(pass, id);
    const viewer = `${pass.actor.name} ${instantToMinute(pass.now, language)}`;
    return { call, content, viewer, answers: await answersOf(pass, id) };
  });
  if (!found) notFound();
  const { call, content, viewer, answers } = found;
  const words = callWords(language);
  const writes = (await heldOf(['search:write'])).has('search:write');
  return (
    <>
      <PageHead
        crumbs={[{ href: '/missing', label: words.title }, { label: call.caseNumber }]}
        title={matterName(call.matter, language)}
      />
      <Done
        done={query.done}
        said={{
          composed: words.composed,
          released: words.released,
          declined: words.declined,
          ended: words.didEnd,
        }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="content" title={words.content}>
            {content ? (
              <Watermark id="call" text={viewer}>
                <CallFacts content={content} language={language} />
              </Watermark>
            ) : (
              <p className="soft">{words.contentGone}</p>
            )}
          </Panel>
          <Answers answers={answers} language={language} />
        </div>
        <div className="stack">
          <Progress call={call} language={language} />
          {writes && call.state === 'waiting' && <Release call={call} language={language} />}
          {writes && call.state !== 'over' && (
            <EndSearch
              {...{ language, words, action: end, subject: { call: id } }}
              options={callEndings.map((value) => ({ value, label: callOutcomeName(value, language) }))}
            />
          )}
        </div>
      </div>
    </>
  );
}

function Progress({ call, language }: { call: CallLine; language: Language }) {
  const words = callWords(language);
  const { counts } = call;
  const state = call.outcome ? callOutcomeName(call.outcome, language) : stateName(call.state, language);
  const steps = [
    words.asked(counts.houses, counts.people),
    words.opened(counts.opened),
    words.notSeen(counts.notSeen),
    words.tips(counts.tips),
  ];
  return (
    <Panel id="progress" title={words.progress}>
      <Kv
        rows={[
          [words.kind, watchKindName(call.kind, language)],
          [words.progress, `${state} ${words.until(dateName(call.endsOn, language))}`],
          [words.caseNumber, call.caseNumber],
          [words.contact, call.contact],
        ]}
      />
      {call.launchedAt && (
        <ul className="small">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
      {call.watchEntry && (
        <LinkButton mini icon="search" href={`/watchlist/${call.watchEntry}`}>
          {words.toWatch}
        </LinkButton>
      )}
      <p className="small soft">{words.clears(dateNameWithYear(call.clearOn, language))}</p>
    </Panel>
  );
}

function Release({ call, language }: { call: CallLine; language: Language }) {
  const words = callWords(language);
  return (
    <Panel id="release" title={words.waitsFor(call.composedBy ?? '—')}>
      {call.own ? (
        <p className="soft">{words.notOwn}</p>
      ) : (
        <>
          <AskForm
            id="yes"
            language={language}
            action={decide}
            look="lamp"
            submit={words.release}
            hidden={{ call: call.id, release: 'yes' }}
            asks={[]}
          />
          <AskForm
            id="no"
            language={language}
            action={decide}
            look="plain"
            submit={words.decline}
            hidden={{ call: call.id, release: 'no' }}
            asks={[]}
          />
        </>
      )}
    </Panel>
  );
}

function Answers({ answers, language }: { answers: readonly CallAnswer[]; language: Language }) {
  const words = callWords(language);
  return (
    <Panel id="answers" title={words.answersTitle} count={answers.length}>
      {answers.length === 0 ? (
        <p className="soft">{words.noAnswers}</p>
      ) : (
        <ul className="stack">
          {answers.map((one) => (
            <li key={one.id}>
              <b>{answerName(one.answer, language)}</b>{' '}
              <a href={`/lodgings/${one.lodging.code}`}>{one.lodging.name}</a>{' '}
              <span className="small soft">
                {words.seenBy(one.by ?? '—', instantToMinute(one.at, language))}
              </span>
              {one.said && <blockquote>{one.said}</blockquote>}
              {one.alert && (
                <p>
                  <a href={`/alerts/${one.alert}`}>{words.toAlert}</a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
