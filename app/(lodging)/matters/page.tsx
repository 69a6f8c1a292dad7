import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Typed } from '#app/(shared)/matter/typed.tsx';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type OwnCall, ownCalls, ownMatters } from '#lib/matter/own.ts';
import { type MatterKind, topicsOf } from '#lib/matter/terms.ts';
import { kindName, ownWords, topicName } from '#lib/matter/words.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { at, dockOf, frameOf } from '../frame.tsx';
import { houseOf, one, type Search } from '../house.ts';
import { raise } from './actions.ts';
import { standText } from './stand.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: ownWords(await languageOfRequest()).title };
}

/** A house raises a dispute or hands in a clue, answers what the police ask, and sees what became of it. */
export default async function Matters({ searchParams }: { searchParams: Promise<Search> }) {
  const query = await searchParams;
  const { house, houses, own, calls } = await enter('matter:raise', async (pass) => {
    const { house, houses } = await houseOf(pass, query);
    return {
      ...{ house, houses },
      own: await ownMatters(pass, house.id),
      calls: await ownCalls(pass, house.id),
    };
  });
  const { language, preferences } = await frameOf();
  const words = ownWords(language);
  const { code } = house;
  const kind: MatterKind = one(query, 'kind') === 'clue' ? 'clue' : 'dispute';
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: house.name, count: houses, switchHref: `${at('/desk', code)}#houses` }}
      back={{ href: at('/ask', code), label: ownWords(language).back }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
      dock={dockOf(language, code)}
    >
      {calls.map((call) => (
        <CallCard key={call.id} {...{ call, code, language }} />
      ))}
      <Block id="raise" title={words.raise}>
        <div className="card">
          <Tabs
            label={words.kind}
            items={(['dispute', 'clue'] as const).map((each) => ({
              href: at('/matters', code, { kind: each }),
              label: kindName(each, language),
              current: each === kind,
            }))}
          />
          <div className="pad">
            <AskForm
              key={kind}
              id={`raise-${kind}`}
              language={language}
              action={raise}
              look="lamp"
              submit={words.send}
              hidden={{ lodging: code, kind, request_key: randomUUID() }}
              asks={[
                {
                  name: 'topic',
                  label: words.topic,
                  kind: 'select',
                  options: topicsOf[kind].map((value) => ({ value, label: topicName(value, language) })),
                },
                { name: 'text', label: words.text, hint: words.textHint, kind: 'paragraph' },
                { name: 'place', label: words.place, hint: words.placeHint, kind: 'text' },
              ]}
            >
              <p className="soft">{words[kind]}</p>
              <Typed name={`matters/${code}/${kind}`} language={language} sent={query.sent} />
            </AskForm>
          </div>
        </div>
      </Block>
      <Block id="own" title={words.own} count={own.filter(({ closedAt }) => !closedAt).length}>
        <div className="card">
          {own.length === 0 && (
            <Empty icon="chat" title={words.none}>
              {words.noneHint}
            </Empty>
          )}
          {own.map((matter) => (
            <Line
              key={matter.id}
              icon="chat"
              title={`${kindName(matter.kind, language)} ${topicName(matter.topic, language)}`}
              href={at(`/matters/${matter.id}`, code)}
            >
              {standText(matter, language)}
              {commaOf(language)}
              {instantToMinute(matter.lastAt, language)}
            </Line>
          ))}
        </div>
      </Block>
    </LodgingShell>
  );
}

function CallCard({ call, code, language }: { call: OwnCall; code: string; language: Language }) {
  const words = ownWords(language);
  return (
    <Block id={`call-${call.id}`} title={words.calls}>
      <div className="card pad stack">
        <p className="small soft">
          {words.asksBy(call.unit)}
          {language === 'en' ? '. ' : '。'}
          {words.around(call.place, dateName(call.endsOn, language))}
        </p>
        <blockquote>{call.asks}</blockquote>
        {call.answered && <p role="status">{words.answered}</p>}
        <AskForm
          id={`answer-${call.id}`}
          language={language}
          action={raise}
          look="lamp"
          submit={words.answer}
          hidden={{ lodging: code, kind: 'clue', topic: 'other', call: call.id, request_key: randomUUID() }}
          asks={[{ name: 'text', label: words.answerText, hint: words.answerHint, kind: 'paragraph' }]}
        >
          <Typed name={`calls/${code}/${call.id}`} language={language} sent={undefined} />
        </AskForm>
      </div>
    </Block>
  );
}
