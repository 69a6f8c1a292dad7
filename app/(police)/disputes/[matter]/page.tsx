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
import { Went } from '#app/(shared)/account/keep-typed.tsx';
import { stepLines } from '#app/(shared)/matter/steps.tsx';
import { Typed } from '#app/(shared)/matter/typed.tsx';
import { clockTime, instantToMinute } from '#lib/clock/words.ts';
import { handedOn, postsToPass } from '#lib/conversation/handing/pass-on.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { type MatterRow, matterOf } from '#lib/matter/queries.ts';
import { mayEnd } from '#lib/matter/rules.ts';
import { outcomesOf } from '#lib/matter/terms.ts';
import { kindName, matterWords, outcomeName, sourceName, topicName } from '#lib/matter/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Live } from '../../board/live.tsx';
import { PassPanel } from '../../questions/[thread]/pass.tsx';
import { end, numbers, pass, recall, step } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: matterWords(await languageOfRequest()).title };
}

type Visit = { params: Promise<{ matter: string }>; searchParams: Promise<Query> };

/** One dispute or clue as the police work it: every step, the next one, passing it on, its result. */
export default async function OneMatter({ params, searchParams }: Visit) {
  const [{ matter: id }, query] = await Promise.all([params, searchParams]);
  const found = await enter('matter:work', async (one) => {
    const matter = await matterOf(one, id);
    if (!matter) return null;
    const [handed, posts] = [await handedOn(one, { matter: id }), await postsToPass(one, matter.lodging.id)];
    return { matter, handed, posts, rank: one.actor.rank };
  });
  if (!found) notFound();
  const { matter, handed, posts, rank } = found;
  const language = await languageOfRequest();
  const words = matterWords(language);
  const asked = matter.steps[0]?.text ?? '';
  return (
    <>
      <PageHead
        crumbs={[{ href: '/disputes', label: words.title }]}
        title={matter.lodging.name}
        end={<Live stream={liveStream()}>{threadWords(language).live(clockTime(matter.now))}</Live>}
      />
      <Done
        done={query.done}
        said={{
          ...{ recorded: words.didRecord, stepped: words.didStep },
          ...{ passed: words.didPass, ended: words.didEnd, recalled: handWords(language).didRecall },
        }}
      />
      <Went sent={typeof query.sent === 'string' ? query.sent : undefined} />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="steps" title={words.steps}>
            <Talk
              label={words.steps}
              lines={stepLines(matter.steps, 'police', language, (one) =>
                one.hasNumbers ? (
                  <AskForm
                    id={`numbers-${one.id}`}
                    language={language}
                    action={numbers}
                    look="quiet"
                    submit={words.showNumbers}
                    hidden={{ matter: id, step: one.id }}
                    asks={[]}
                  />
                ) : null,
              )}
            />
          </Panel>
          {!matter.closedAt && (
            <Panel id="step" title={words.step}>
              <AskForm
                id="add-step"
                key={matter.steps.length}
                language={language}
                action={step}
                submit={words.saveStep}
                hidden={{ matter: id, request_key: randomUUID() }}
                asks={[
                  { name: 'text', label: words.stepText, kind: 'paragraph' },
                  {
                    name: 'to',
                    label: words.toWhom,
                    kind: 'select',
                    options: [
                      { value: 'police', label: words.toPolice },
                      ...(matter.source === 'lodging' || matter.unit
                        ? [{ value: 'house', label: words.toHouse }]
                        : []),
                    ],
                  },
                ]}
              >
                <Typed name={`step/${id}`} language={language} sent={query.sent} />
              </AskForm>
            </Panel>
          )}
        </div>
        <div className="stack">
          <Panel id="facts" title={words.facts}>
            <Facts rows={factsOf(matter, language)} />
            <p>
              <LinkButton href={`/lodgings/${encodeURIComponent(matter.lodging.code)}`}>
                {words.lodging}
              </LinkButton>
            </p>
          </Panel>
          {!matter.closedAt && (
            <Panel id="end" title={words.end}>
              <AskForm
                id="end-matter"
                language={language}
                action={end}
                submit={words.end}
                hidden={{ matter: id }}
                asks={[
                  {
                    name: 'outcome',
                    label: words.result,
                    kind: 'select',
                    options: outcomesOf[matter.kind]
                      .filter((one) => mayEnd(one, rank))
                      .map((value) => ({ value, label: outcomeName(value, language) })),
                  },
                  {
                    name: 'text',
                    label: words.endText,
                    hint: matter.kind === 'dispute' ? words.endHintDispute : words.endHintClue,
                    kind: 'paragraph',
                  },
                ]}
              >
                <Typed name={`end/${id}`} by="matter" language={language} sent={query.sent} />
              </AskForm>
            </Panel>
          )}
          <PassPanel
            {...{ asked, handed, posts, language }}
            closed={matter.closedAt !== null}
            action={pass}
            recall={recall}
            hidden={{ matter: id }}
          />
        </div>
      </div>
    </>
  );
}

function factsOf(matter: MatterRow, language: Language): [string, string][] {
  const words = matterWords(language);
  const { kind, topic, source, unit, call, raisedAt, dueAt, closedAt, outcome } = matter;
  return [
    [words.kind, `${kindName(kind, language)} ${topicName(topic, language)}`],
    [words.source, call ? words.answersCall : [sourceName(source, language), unit].filter(Boolean).join(' ')],
    [words.raised, instantToMinute(raisedAt, language)],
    ...(dueAt && !closedAt ? [[words.due, instantToMinute(dueAt, language)] as [string, string]] : []),
    ...(outcome ? [[words.result, outcomeName(outcome, language)] as [string, string]] : []),
  ];
}
