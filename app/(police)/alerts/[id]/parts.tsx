import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Part } from '#lib/anomaly/handling/parts.ts';
import { partOutcomeWords, partWords } from '#lib/anomaly/handling/words-parts.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { pass } from '../actions.ts';

type Props = {
  alert: string;
  parts: readonly Part[];
  units: readonly { id: string; name: string }[];
  language: Language;
  mayAsk: boolean;
};

/** What other units and departments were asked for, how each part stands, and asking one more. */
export function PartsPanel({ alert, parts, units, language, mayAsk }: Props) {
  const words = partWords(language);
  if (parts.length === 0 && !mayAsk) return null;
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <Panel id="parts" title={words.ask} end={<span className="small soft">{words.askHint}</span>}>
      {parts.map((part) => (
        <section key={part.id} aria-label={part.unit}>
          <p>
            <b>{part.unit}</b> {part.ask}
          </p>
          <p className="small soft">
            {part.claimed
              ? words.claimed(part.claimed.by ?? '', at(part.claimed.at))
              : words.sent(at(part.askedAt))}
          </p>
          {part.answered && (
            <blockquote className="small">
              {partOutcomeWords(language)[part.answered.outcome]}
              {language === 'en' ? ': ' : '：'}
              {part.answered.said}
            </blockquote>
          )}
        </section>
      ))}
      {mayAsk && (
        <details open={parts.length === 0 ? undefined : false}>
          <summary>{words.ask}</summary>
          <AskForm
            id="pass"
            language={language}
            action={pass}
            look="plain"
            submit={words.send}
            hidden={{ alert }}
            asks={[
              {
                name: 'unit',
                label: words.unit,
                kind: 'select',
                options: units.map(({ id, name }) => ({ value: id, label: name })),
              },
              { name: 'ask', label: words.what, kind: 'text' },
            ]}
          />
        </details>
      )}
    </Panel>
  );
}
