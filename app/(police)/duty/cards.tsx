import { SeverityShape } from '#app/_ui/icons.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { remaining } from '#lib/clock/due.ts';
import { clockTime, durationName, instantToMinute } from '#lib/clock/words.ts';
import type { Incident } from '#lib/incident/queries.ts';
import { companyName, endName, incidentKindName, presenceName, signName } from '#lib/incident/words.ts';
import { dutyWords } from '#lib/incident/words-duty.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { claim } from './actions.ts';

/** One incident of the duty page: where, since when, what was ticked, who has it. What was written is read on its own page. */
export function IncidentCard(props: { incident: Incident; language: Language; now: Date }) {
  const { incident, language, now } = props;
  const words = dutyWords(language);
  const comma = commaOf(language);
  const ticked = [
    ...incident.signs.map((sign) => signName(sign, language)),
    ...(incident.company ? [companyName(incident.company, language)] : []),
    ...(incident.kind === 'report_now' ? [presenceName(incident.presence, language)] : []),
  ];
  return (
    <article className="task task--flat">
      <div className="task__head">
        <SeverityShape severity={incident.kind === 'report_now' ? 'instant' : 'same_day'} />
        <a href={`/duty/${incident.id}`}>{incident.house?.name ?? words.unknownHouse}</a>
        <span className="streak">{words.waited(durationName(remaining(now, incident.told), language))}</span>
      </div>
      <p>
        <b>{incidentKindName(incident.kind, language)}</b>{' '}
        <span className="small soft">
          {words.told(instantToMinute(incident.told, language))}
          {comma}
          {incident.house?.township || incident.unit.name}
        </span>
      </p>
      {ticked.length > 0 && <p>{ticked.join(comma)}</p>}
      {incident.quiet && <p className="bad">{words.quiet}</p>}
      <p className="small">
        {incident.claimed
          ? words.claimedBy(incident.claimed.by ?? '', instantToMinute(incident.claimed.at, language))
          : words.unclaimed}
        {incident.kind === 'report_now' && (
          <span className="soft">
            {comma}
            {incident.rung ? words.rung(clockTime(incident.rung)) : words.notRung}
          </span>
        )}
      </p>
      {!incident.claimed && (
        <AskForm
          id={`claim-${incident.id}`}
          language={language}
          action={claim}
          look="act"
          submit={words.claim}
          whose={incident.house?.name ?? words.unknownHouse}
          hidden={{ incident: incident.id }}
          asks={[]}
        />
      )}
    </article>
  );
}

/** One that was closed: how, and by whom. */
export function ClosedLine({ incident, language }: { incident: Incident; language: Language }) {
  const words = dutyWords(language);
  const { closed } = incident;
  return (
    <p>
      <a href={`/duty/${incident.id}`}>{incident.house?.name ?? words.unknownHouse}</a>{' '}
      {closed && <b>{endName(closed.outcome, language)}</b>}
      <br />
      <span className="small soft">
        {incidentKindName(incident.kind, language)}{' '}
        {closed && words.closedBy(closed.by ?? '', instantToMinute(closed.at, language))}
      </span>
    </p>
  );
}
