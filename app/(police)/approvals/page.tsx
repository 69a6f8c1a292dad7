import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Asked as FormState } from '#app/(shared)/account/asked.ts';
import { Done } from '#app/(shared)/account/done.tsx';
import { type Asked, openApprovals } from '#lib/approval/queries.ts';
import { reasonName, revealWords } from '#lib/approval/words.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { ClosureReason } from '#lib/lodging/terms.ts';
import { closureReasonName } from '#lib/lodging/words.ts';
import { type AskedClosure, askedClosures, askedSeasons } from '#lib/overview/openings.ts';
import { approvalsWords } from '#lib/overview/words-approvals.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { caseWords } from '#lib/release/case/words.ts';
import { caseKinds, type ExportList, exportLists } from '#lib/release/terms.ts';
import { listWords } from '#lib/release/words.ts';
import { heldOf } from '../held.ts';
import { ClosureForms } from '../lodgings/[code]/closure-forms.tsx';
import { answerEvidence, answerExport, answerGlass, answerHold, answerReveal } from './actions.ts';
import { Seasons } from './seasons.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: approvalsWords(await languageOfRequest()).title };
}

/** Everything that waits for a second person within reach; each kind is asked for with its own permission. */
export default async function Approvals({ searchParams }: { searchParams: Promise<Query> }) {
  const held = await heldOf([
    'reveal:approve',
    'hold:approve',
    'closure:decide',
    'season:decide',
    'evidence:approve',
    'export:approve',
  ]);
  if (held.size === 0) {
    await enter('reveal:approve', async () => null);
    notFound();
  }
  const { glass, reveals } = held.has('reveal:approve')
    ? await enter('reveal:approve', async (pass) => ({
        glass: await openApprovals(pass, 'broken_glass'),
        reveals: await openApprovals(pass, 'reveal'),
      }))
    : { glass: [], reveals: [] };
  const holds = held.has('hold:approve')
    ? await enter('hold:approve', (pass) => openApprovals(pass, 'legal_hold'))
    : [];
  const packs = held.has('evidence:approve')
    ? await enter('evidence:approve', (pass) => openApprovals(pass, 'evidence_pack'))
    : [];
  const exports = held.has('export:approve')
    ? await enter('export:approve', (pass) => openApprovals(pass, 'full_export'))
    : [];
  const closures = held.has('closure:decide') ? await enter('closure:decide', askedClosures) : [];
  const seasons = held.has('season:decide') ? await enter('season:decide', askedSeasons) : [];
  const language = await languageOfRequest();
  const words = approvalsWords(language);
  const nothing =
    packs.length +
      exports.length +
      glass.length +
      reveals.length +
      holds.length +
      closures.length +
      seasons.length ===
    0;
  return (
    <>
      <PageHead title={words.title} />
      <Done done={(await searchParams).done} said={{ decided: words.done, closure: words.done }} />
      {nothing && (
        <section className="panel">
          <Empty title={words.nothing}>{words.nothingHint}</Empty>
        </section>
      )}
      <Group id="glass" title={words.glass} list={glass} language={language} action={answerGlass} confirm />
      <Group id="reveals" title={words.reveals} list={reveals} language={language} action={answerReveal} />
      <Group id="holds" title={words.holds} list={holds} language={language} action={answerHold} />
      <Group id="packs" title={words.evidence} list={packs} language={language} action={answerEvidence} />
      <Group id="exports" title={words.exports} list={exports} language={language} action={answerExport} />
      <Closures list={closures} language={language} />
      <Seasons list={seasons} language={language} />
    </>
  );
}

const isList = (text: string | undefined): text is ExportList => exportLists.some((one) => one === text);

/** The case a pack is about, and how many children’s check-ins it holds. */
function CaseOf({ detail, language }: { detail: Record<string, string>; language: Language }) {
  const kind = caseKinds.find((one) => one === detail.case_kind);
  if (!kind) return null;
  return (
    <>
      <a href={`/${kind === 'alert' ? 'alerts' : 'duty'}/${detail.case}`}>{caseWords(language)[kind]}</a>{' '}
      {approvalsWords(language).caseStays(Number(detail.stays))}
    </>
  );
}

type Answer = (before: FormState, form: FormData) => Promise<FormState>;

function Group(props: {
  id: string;
  title: string;
  list: readonly Asked[];
  language: Language;
  action: Answer;
  confirm?: boolean;
}) {
  const { language, list, action } = props;
  const words = approvalsWords(language);
  if (list.length === 0) return null;
  return (
    <Panel id={props.id} title={props.title} count={list.length}>
      <div>
        {list.map((one) => (
          <div className="contact" key={one.id}>
            <div>
              <p>
                <b>{reasonName(one.reason, language)}</b>{' '}
                <span className="num small">{one.detail.reference ?? one.detail.case_number}</span>{' '}
                <span className="small">{spanOf(one.detail, language)}</span>
              </p>
              <p className="small soft">
                {one.lodgingCode && <a href={`/lodgings/${one.lodgingCode}`}>{one.lodgingName}</a>}{' '}
                {one.detail.authority} {one.detail.opened === 'yes' && <b>{words.opensAll}</b>}{' '}
                <CaseOf detail={one.detail} language={language} />{' '}
                {one.detail.pictures === 'yes' && words.pictures}{' '}
                {isList(one.detail.list) && listWords(language)[one.detail.list]}{' '}
                {words.asked(one.askedByName ?? '', instantToMinute(one.askedAt, language))}{' '}
                {one.lapsesAt && words.lapses(instantToMinute(one.lapsesAt, language))}
              </p>
              {one.mine && <p className="small">{words.own}</p>}
            </div>
            {!one.mine && <YesNo {...{ id: one.id, language, action, confirm: props.confirm }} />}
          </div>
        ))}
      </div>
    </Panel>
  );
}

function YesNo(props: { id: string; language: Language; action: Answer; confirm?: boolean }): ReactNode {
  const words = revealWords(props.language);
  const form = (approved: 'yes' | 'no', submit: string) => (
    <AskForm
      id={`${approved}-${props.id}`}
      language={props.language}
      action={props.action}
      look={approved === 'yes' ? 'act' : 'plain'}
      submit={submit}
      hidden={{ approval: props.id, approved }}
      asks={[]}
    />
  );
  return (
    <div className="head__right">
      {form('yes', props.confirm ? words.confirm : words.approve)}
      {form('no', words.decline)}
    </div>
  );
}

function spanOf(detail: Record<string, string>, language: Language): string {
  const { from_day: from, to_day: to } = detail;
  return from && to ? `${dateName(from, language)} – ${dateName(to, language)}` : '';
}

function Closures({ list, language }: { list: readonly AskedClosure[]; language: Language }) {
  const words = approvalsWords(language);
  if (list.length === 0) return null;
  return (
    <Panel id="closures" title={words.closures} count={list.length}>
      <div>
        {list.map((closure) => (
          <div className="contact" key={closure.id}>
            <div>
              <p>
                <b>
                  {lodgingWords(language).closureSpan(
                    dateName(closure.fromDay, language),
                    dateName(closure.toDay, language),
                    closureReasonName(closure.reason as ClosureReason, language),
                  )}
                </b>
              </p>
              <p className="small soft">
                <a href={`/lodgings/${closure.code}`}>{closure.name}</a>{' '}
                {words.asked(words.closureBy, instantToMinute(closure.askedAt, language))}
              </p>
            </div>
            <ClosureForms id={closure.id} language={language} />
          </div>
        ))}
      </div>
    </Panel>
  );
}
