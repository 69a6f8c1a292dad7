import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { dateNameWithYear, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type Incident, readIncident } from '#lib/incident/queries.ts';
import type { Spoken } from '#lib/incident/sealed.ts';
import { outcomes, policeOutcomes } from '#lib/incident/terms.ts';
import {
  companyName,
  endName,
  incidentKindName,
  presenceName,
  signName,
  sourceName,
  tellWords,
} from '#lib/incident/words.ts';
import { dutyWords } from '#lib/incident/words-duty.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { isId } from '#lib/platform/ids.ts';
import { releaseWords } from '#lib/release/words.ts';
import { EndPanel } from '../../end-panel.tsx';
import { caseAddress } from '../../evidence/ask-case.tsx';
import { heldOf } from '../../held.ts';
import { phoneText } from '../../phone.ts';
import { claim, end } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: dutyWords(await languageOfRequest()).open };
}

type Visit = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One incident as the police read it: what was said, who has it, how it ended. Each reading is in the house book. */
export default async function OneIncident({ params, searchParams }: Visit) {
  const [{ id }, query, language] = await Promise.all([params, searchParams, languageOfRequest()]);
  if (!isId(id)) notFound();
  const found = await enter('alert:read', (pass) => readIncident(pass, id));
  if (!found) notFound();
  const { incident, spoken } = found;
  const held = await heldOf(['alert:work', 'alert:dispose', 'evidence:ask']);
  const words = dutyWords(language);
  return (
    <>
      <PageHead
        crumbs={[{ href: '/duty', label: words.duty }, { label: incidentKindName(incident.kind, language) }]}
        title={incident.house?.name ?? words.unknownHouse}
      />
      <Done done={query.done} said={{ claimed: words.didClaim, closed: words.didClose }} />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="said" title={words.said} end={<span className="small soft">{words.saidHint}</span>}>
            <Said {...{ incident, spoken, language }} />
          </Panel>
        </div>
        <div className="stack">
          <Work {...{ incident, language, mayWork: held.has('alert:work') }} />
          {!incident.closed && held.has('alert:work') && (
            <End {...{ incident, language, mayDispose: held.has('alert:dispose') }} />
          )}
          {held.has('evidence:ask') && (
            <LinkButton icon="down-tray" href={caseAddress('incident', incident.id)}>
              {releaseWords(language).askCase}
            </LinkButton>
          )}
        </div>
      </div>
    </>
  );
}

function Said(props: { incident: Incident; spoken: Spoken | null; language: Language }) {
  const { incident, spoken, language } = props;
  const words = dutyWords(language);
  const comma = commaOf(language);
  const quick = incident.kind === 'report_now';
  const phone = spoken?.phone ?? '';
  return (
    <>
      {incident.quiet && <p className="bad">{words.quiet}</p>}
      <p className="soft">{quick ? words.neverTell : words.neverAgainst}</p>
      <Kv
        rows={[
          [
            words.house,
            incident.house ? (
              <a key="house" href={`/lodgings/${incident.house.code}`}>
                {incident.house.name}
              </a>
            ) : null,
          ],
          [words.where, spoken?.where || null],
          ...(quick
            ? [
                [words.signs, incident.signs.map((sign) => signName(sign, language)).join(comma)] as const,
                [words.presence, presenceName(incident.presence, language)] as const,
              ]
            : [
                [words.seenAt, incident.seenAt ? instantToMinute(incident.seenAt, language) : null] as const,
                [words.company, incident.company ? companyName(incident.company, language) : null] as const,
                [words.direction, spoken?.direction || null] as const,
              ]),
          [words.words, spoken ? spoken.text || null : words.cleared],
          [
            words.phone,
            phone && !incident.quiet ? (
              <a key="phone" href={`tel:${phone}`}>
                {phoneText(phone)}
              </a>
            ) : (
              phone || tellWords(language).notKnown
            ),
          ],
          [words.source, sourceName(incident.source, language)],
          [words.keptUntil, dateNameWithYear(incident.clearOn, language)],
        ]}
      />
    </>
  );
}

function Work(props: { incident: Incident; language: Language; mayWork: boolean }) {
  const { incident, language, mayWork } = props;
  const words = dutyWords(language);
  const { claimed, closed } = incident;
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <Panel id="work" title={words.howEnded} titleHidden first>
      <p>{words.told(at(incident.told))}</p>
      {incident.kind === 'report_now' && (
        <p className="soft">{incident.rung ? words.rung(at(incident.rung)) : words.notRung}</p>
      )}
      <p>
        <b>{claimed ? words.claimedBy(claimed.by ?? '', at(claimed.at)) : words.unclaimed}</b>
      </p>
      {closed && (
        <>
          <p>
            <b>{endName(closed.outcome, language)}</b>
          </p>
          <blockquote>{closed.feedback}</blockquote>
          <p className="small soft">{words.closedBy(closed.by ?? '', at(closed.at))}</p>
        </>
      )}
      {mayWork && !closed && !claimed?.mine && (
        <>
          <AskForm
            id="claim"
            language={language}
            action={claim}
            look={claimed ? 'plain' : 'lamp'}
            submit={claimed ? words.takeOver : words.claim}
            hidden={{ incident: incident.id, ...(claimed ? { over: 'yes' } : {}) }}
            asks={[]}
          />
          {!claimed && <p className="small soft">{words.toldSender}</p>}
        </>
      )}
    </Panel>
  );
}

function End(props: { incident: Incident; language: Language; mayDispose: boolean }) {
  const { incident, language, mayDispose } = props;
  const words = dutyWords(language);
  return (
    <EndPanel
      language={language}
      action={end}
      subject={{ incident: incident.id }}
      outcome="outcome"
      options={outcomes
        .filter((one) => mayDispose || !policeOutcomes.includes(one))
        .map((value) => ({ value, label: endName(value, language) }))}
      narrowed={!mayDispose}
      words={{ ...words, hint: words.feedbackHint }}
    />
  );
}
