import { SeverityShape } from '#app/_ui/icons.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { type AskedPart, partOutcomes } from '#lib/anomaly/handling/parts.ts';
import { partOutcomeWords, partWords } from '#lib/anomaly/handling/words-parts.ts';
import { severityName } from '#lib/anomaly/words.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { answer, claim } from './actions.ts';

/** A part passed to one's unit: where, what, by whom; claimed and answered here. */
export function PartCard({ part, language }: { part: AskedPart; language: Language }) {
  const words = partWords(language);
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <Panel
      id={`part-${part.id}`}
      title={part.lodging}
      end={
        <span className="state small">
          <SeverityShape severity={part.severity} /> {severityName(part.severity, language)}
        </span>
      }
    >
      <p className="small soft">
        {part.unit} {part.address}
      </p>
      <blockquote>{part.ask}</blockquote>
      <p className="small soft">{words.asked(part.askedBy ?? '', at(part.askedAt))}</p>
      <p className="small">
        {part.claimed ? words.claimed(part.claimed.by ?? '', at(part.claimed.at)) : words.unclaimed}
      </p>
      {part.answered && (
        <blockquote>
          {partOutcomeWords(language)[part.answered.outcome]}
          {language === 'en' ? ': ' : '：'}
          {part.answered.said}
        </blockquote>
      )}
      {!part.claimed && !part.answered && (
        <AskForm
          id={`claim-${part.id}`}
          language={language}
          action={claim}
          look="act"
          submit={words.claim}
          whose={part.lodging}
          hidden={{ part: part.id }}
          asks={[]}
        />
      )}
      {part.claimed?.mine && !part.answered && (
        <AskForm
          id={`answer-${part.id}`}
          language={language}
          action={answer}
          look="act"
          submit={words.answer}
          whose={part.lodging}
          hidden={{ part: part.id }}
          asks={[
            {
              name: 'outcome',
              label: words.how,
              kind: 'select',
              options: partOutcomes.map((value) => ({ value, label: partOutcomeWords(language)[value] })),
            },
            { name: 'said', label: words.said, kind: 'text' },
          ]}
        />
      )}
    </Panel>
  );
}
