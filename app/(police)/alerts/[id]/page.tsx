import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { SeverityShape } from '#app/_ui/icons.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { countsNow } from '#lib/anomaly/handling/ask.ts';
import { linkedWith } from '#lib/anomaly/handling/linked.ts';
import { partsOfAlert, unitsToAsk } from '#lib/anomaly/handling/parts.ts';
import { questionsOfAlert } from '#lib/anomaly/handling/questions.ts';
import { reviewersOf, reviewOf } from '#lib/anomaly/handling/review.ts';
import { stepsOf } from '#lib/anomaly/handling/steps.ts';
import { askWords } from '#lib/anomaly/handling/words-ask.ts';
import { partWords, reviewWords } from '#lib/anomaly/handling/words-parts.ts';
import { alertOf, precisions } from '#lib/anomaly/queries.ts';
import { ruleOf } from '#lib/anomaly/registry.ts';
import { alertName, alertWords, severityName } from '#lib/anomaly/words.ts';
import { reasonText } from '#lib/anomaly/words-reasons.ts';
import { stepWords } from '#lib/anomaly/words-work.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { questionWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { isId } from '#lib/platform/ids.ts';
import { releaseWords } from '#lib/release/words.ts';
import { caseAddress } from '../../evidence/ask-case.tsx';
import { heldOf } from '../../held.ts';
import { PrecisionBar } from '../precision.tsx';
import { lodgingOf, spanText } from '../spans.tsx';
import { ClosePanel, WorkPanel } from './acts.tsx';
import { Drawing } from './drawing.tsx';
import { EvidenceTable, Numbers } from './evidence.tsx';
import { LinkedPanel } from './linked.tsx';
import { PartsPanel } from './parts.tsx';
import { QuestionPanel } from './question.tsx';
import { ReviewPanel } from './review.tsx';
import { StepsPanel } from './steps.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: alertWords(await languageOfRequest()).alerts };
}

type Visit = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One alert: why it is shown, the evidence, who was with whom, what to do, and its end. */
export default async function OneAlert(props: Visit) {
  const [{ id }, query, language] = await Promise.all([
    props.params,
    props.searchParams,
    languageOfRequest(),
  ]);
  if (!isId(id)) notFound();
  const found = await enter('alert:read', async (pass) => {
    const one = await alertOf(pass, id);
    if (!one) return null;
    const { lodging, from, day } = one.alert;
    return {
      ...one,
      precision: await precisions(pass),
      steps: await stepsOf(pass, id),
      questions: await questionsOfAlert(pass, id),
      linked: await linkedWith(pass, { id, lodging: lodging.id }),
      parts: await partsOfAlert(pass, id),
      units: await unitsToAsk(pass),
      review: await reviewOf(pass, id),
      counts: await countsNow(pass, { lodgingId: lodging.id, from, to: day }),
      now: pass.now,
    };
  });
  if (!found) notFound();
  const { alert, evidence, precision, steps, questions, linked, parts, units, review, counts, now } = found;
  const held = await heldOf(['alert:work', 'alert:dispose', 'stay:reveal', 'hold:ask', 'evidence:ask']);
  const officers = held.has('hold:ask')
    ? await enter('hold:ask', (pass) => reviewersOf(pass, alert.lodging.id))
    : null;
  const open = !alert.closed && !alert.rehearsal && held.has('alert:work');
  const words = alertWords(language);
  const rule = ruleOf(alert.rule)?.words(language);
  return (
    <>
      <PageHead
        crumbs={[{ href: '/alerts', label: words.alerts }, { label: severityName(alert.severity, language) }]}
        title={alertName(alert.rule, language)}
      />
      <ul className="meta">
        <li>
          <span className="state">
            <SeverityShape severity={alert.severity} />
            {severityName(alert.severity, language)}
          </span>
        </li>
        <li>{lodgingOf(alert)}</li>
        <li>{spanText(alert, language)}</li>
        <li>{instantToMinute(alert.foundAt, language)}</li>
      </ul>
      <Done
        done={query.done}
        said={{
          claimed: words.didClaim,
          contacted: words.didContact,
          closed: words.didClose,
          noted: stepWords(language).didNote,
          asked: askWords(language).didAsk,
          passed: partWords(language).didPass,
          reviewed: reviewWords(language).didOpen,
        }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="why" title={words.why} end={<span className="small soft">{words.whyHint}</span>}>
            <ol className="reasons">
              {alert.reasons.map((reason) => (
                <li key={reason.code}>
                  <span>{reasonText(reason, language)}</span>
                </li>
              ))}
            </ol>
            <p className="ruledout">{rule?.means}</p>
          </Panel>
          <Numbers alert={alert} language={language} />
          {evidence.length > 0 && (
            <EvidenceTable {...{ evidence, language, mayOpen: held.has('stay:reveal') }} />
          )}
          <QuestionPanel {...{ alert, language, questions, now: counts, mayWork: held.has('alert:work') }} />
          {evidence.length > 1 && <Drawing {...{ rule: alert.rule, evidence, language }} />}
        </div>
        <div className="stack">
          <WorkPanel {...{ alert, language, now, mayWork: held.has('alert:work') }} />
          <Panel id="todo" title={words.todo}>
            <p>{rule?.act}</p>
            {typeof alert.evidence.call === 'string' && (
              <LinkButton icon="search" href={`/missing/${alert.evidence.call}`}>
                {words.toCall}
              </LinkButton>
            )}
            {typeof alert.evidence.entry === 'string' && (
              <LinkButton icon="search" href={`/watchlist/${alert.evidence.entry}`}>
                {words.toSearch}
              </LinkButton>
            )}
            {open && (
              <LinkButton
                icon="chat"
                href={`/questions/new?lodging=${encodeURIComponent(alert.lodging.code)}&link_kind=alert&link=${alert.id}`}
              >
                {questionWords(language).openThread}
              </LinkButton>
            )}
            {held.has('evidence:ask') && !alert.rehearsal && (
              <LinkButton icon="down-tray" href={caseAddress('alert', alert.id)}>
                {releaseWords(language).askCase}
              </LinkButton>
            )}
          </Panel>
          {open && <ClosePanel {...{ alert, language, mayDispose: held.has('alert:dispose') }} />}
          <PartsPanel {...{ alert: alert.id, parts, units, language, mayAsk: open }} />
          <StepsPanel {...{ alert, steps, language, mayWork: held.has('alert:work') }} />
          <LinkedPanel {...{ alert, linked, language }} />
          <ReviewPanel {...{ alert, review, officers, language }} />
          <Panel id="precision" title={words.precision}>
            <PrecisionBar precision={precision.find((one) => one.rule === alert.rule)} language={language} />
          </Panel>
        </div>
      </div>
    </>
  );
}
