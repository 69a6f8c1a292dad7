import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { dateNameWithYear } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Hold } from '#lib/retention/holds.ts';
import { retentionWords } from '#lib/retention/words.ts';
import { endHold, holdNights } from './actions.ts';

type Part = {
  holds: readonly Hold[];
  lodging: { id: string; code: string };
  language: Language;
  mayRelease: boolean;
};

/** The nights of this lodging that stay readable for a case; a second person decides each. */
export function Holds({ holds, lodging, language, mayRelease }: Part) {
  const words = retentionWords(language);
  return (
    <Panel id="holds" title={words.holds}>
      {holds.length === 0 && <p className="soft small">{words.none}</p>}
      {holds.map((hold) => (
        <div key={hold.id}>
          <p>
            <b className="num">{hold.caseNumber}</b>{' '}
            <span className="small soft">
              {hold.releasedAt ? words.released : hold.inForce ? words.inForce : words.waiting}
            </span>
          </p>
          <p className="small soft">
            {dateNameWithYear(hold.fromDay, language)} – {dateNameWithYear(hold.toDay, language)}
          </p>
          {hold.inForce && mayRelease && (
            <AskForm
              id={`release-${hold.id}`}
              language={language}
              action={endHold}
              look="plain"
              submit={words.release}
              hidden={{ hold: hold.id, code: lodging.code }}
              asks={[]}
            />
          )}
        </div>
      ))}
      <details className="exceptions">
        <summary>{words.askHold}</summary>
        <AskForm
          id="hold"
          language={language}
          action={holdNights}
          look="plain"
          submit={words.askHold}
          hidden={{ lodging: lodging.id, code: lodging.code }}
          asks={[
            { name: 'from_day', label: words.fromNight, kind: 'date' },
            { name: 'to_day', label: words.toNight, kind: 'date' },
            { name: 'case_number', label: words.caseNumber, kind: 'text' },
          ]}
        />
      </details>
    </Panel>
  );
}
