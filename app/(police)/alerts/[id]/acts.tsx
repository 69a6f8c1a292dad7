import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { dispositions, policeOnly } from '#lib/anomaly/dispositions.ts';
import type { QueuedAlert } from '#lib/anomaly/queries.ts';
import { alertWords, dispositionName } from '#lib/anomaly/words.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { EndPanel } from '../../end-panel.tsx';
import { claim, close, contact } from '../actions.ts';
import { Ringing } from '../standing.tsx';

type Part = { alert: QueuedAlert; language: Language };

/** How an alert stands and who has it in hand; claiming is the one main act. */
export function WorkPanel({ alert, language, now, mayWork }: Part & { now: Date; mayWork: boolean }) {
  const words = alertWords(language);
  const { claimed, closed, contactedAt, rehearsal } = alert;
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <Panel id="work" title={words.howEnded} titleHidden first>
      {rehearsal && <p>{words.rehearsalNote}</p>}
      {closed && (
        <>
          <p>
            <b>{dispositionName(closed.disposition, language)}</b>
          </p>
          <blockquote>{closed.feedback}</blockquote>
          <p className="small soft">{words.closedBy(closed.by ?? '', at(closed.at))}</p>
        </>
      )}
      {!closed && !rehearsal && (
        <p>
          <b>{claimed ? words.claimedBy(claimed.by ?? '', at(claimed.at)) : words.unclaimed}</b>{' '}
          <Ringing {...{ alert, language, now }} />
        </p>
      )}
      {contactedAt && <p className="small soft">{words.contactedAt(at(contactedAt))}</p>}
      {mayWork && !closed && !rehearsal && !claimed?.mine && (
        <AskForm
          id="claim"
          language={language}
          action={claim}
          look={claimed ? 'plain' : 'lamp'}
          submit={claimed ? words.takeOver : words.claim}
          hidden={{ alert: alert.id, ...(claimed ? { over: 'yes' } : {}) }}
          asks={[]}
        />
      )}
      {mayWork && !closed && !rehearsal && claimed?.mine && !contactedAt && (
        <AskForm
          id="contact"
          language={language}
          action={contact}
          submit={words.contacted}
          hidden={{ alert: alert.id }}
          asks={[]}
        />
      )}
    </Panel>
  );
}

/** Ends an alert: an outcome and what was found, both needed. */
export function ClosePanel({ alert, language, mayDispose }: Part & { mayDispose: boolean }) {
  const words = alertWords(language);
  return (
    <EndPanel
      language={language}
      action={close}
      subject={{ alert: alert.id }}
      outcome="disposition"
      options={dispositions
        .filter((one) => mayDispose || !policeOnly.includes(one))
        .map((value) => ({ value, label: dispositionName(value, language) }))}
      narrowed={!mayDispose}
      words={{ ...words, hint: words.endHint }}
    />
  );
}
