import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Step } from '#lib/anomaly/handling/steps.ts';
import type { QueuedAlert } from '#lib/anomaly/queries.ts';
import { alertWords } from '#lib/anomaly/words.ts';
import { stepKindWords, stepWords } from '#lib/anomaly/words-work.ts';
import { clockTime, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { climbName } from '#lib/task/words.ts';
import { note } from '../actions.ts';

type Line = { key: string; at: Date; title: string; by: string | null; said: string | null };

/** Everything that was done about an alert in order, the climbs among it, and a note. */
export function StepsPanel(props: {
  alert: QueuedAlert;
  steps: Step[];
  language: Language;
  mayWork: boolean;
}) {
  const { alert, language, mayWork } = props;
  const words = stepWords(language);
  const lines: Line[] = [
    { key: 'found', at: alert.foundAt, title: words.found, by: null, said: null },
    ...(alert.ring?.climbs ?? []).map(({ to, at }) => ({
      ...{ key: to, at, by: null, said: null },
      title: alertWords(language).climbed(clockTime(at), climbName(to, language)),
    })),
    ...props.steps.map(({ id, kind, at, by, said }) => ({
      ...{ key: id, at, by, said },
      title: stepKindWords(language)[kind],
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <Panel id="steps" title={words.title}>
      <ol className="todo">
        {lines.map(({ key, at, title, by, said }) => (
          <li key={key}>
            <span>
              {title}{' '}
              <span className="small soft">
                {[by, instantToMinute(at, language)].filter(Boolean).join(' ')}
              </span>
              {said && <blockquote className="small">{said}</blockquote>}
            </span>
          </li>
        ))}
      </ol>
      {mayWork && !alert.closed && !alert.rehearsal && (
        <AskForm
          id="note"
          language={language}
          action={note}
          look="plain"
          submit={words.note}
          hidden={{ alert: alert.id }}
          asks={[{ name: 'said', label: words.noteLabel, hint: words.noteHint, kind: 'text' }]}
        />
      )}
    </Panel>
  );
}
