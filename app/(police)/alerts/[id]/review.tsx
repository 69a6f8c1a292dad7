import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Review } from '#lib/anomaly/handling/review.ts';
import { heldSpan } from '#lib/anomaly/handling/review-rules.ts';
import { reviewWords } from '#lib/anomaly/handling/words-parts.ts';
import type { QueuedAlert } from '#lib/anomaly/queries.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { review as open } from '../actions.ts';
import { Checklist } from '../checklist.tsx';

type Props = {
  alert: QueuedAlert;
  review: Review | null;
  /** who may look into it; null where the reader may not open one */
  officers: readonly { id: string; name: string; unit: string }[] | null;
  language: Language;
};

/** One case, two investigations: the hold, the checklist and who looks into the lodging's duties; or opening it. */
export function ReviewPanel({ alert, review, officers, language }: Props) {
  const words = reviewWords(language);
  if (alert.rehearsal || (!review && !officers)) return null;
  const day = (text: string) => dateName(text, language);
  if (review) {
    const hold = {
      waits: words.holdWaits,
      held: words.held,
      declined: words.holdDeclined,
      released: words.holdReleased,
    }[review.hold];
    return (
      <Panel id="review" title={words.title}>
        <p>
          <span className="mono">{review.caseNumber}</span>{' '}
          {words.assigned(review.assigned.name ?? '', instantToMinute(review.assigned.at, language))}
        </p>
        <p className="small soft">
          <a href="/holds">{hold}</a> {day(review.from)} – {day(review.to)}
        </p>
        <Checklist musts={review.musts} verdicts={review.closed?.verdicts} language={language} />
        {review.closed && (
          <>
            <blockquote>{review.closed.said}</blockquote>
            <p className="small soft">{words.closed(instantToMinute(review.closed.at, language))}</p>
          </>
        )}
      </Panel>
    );
  }
  const held = heldSpan(businessDay(alert.from), businessDay(alert.day));
  return (
    <Panel id="review" title={words.title}>
      <p className="small soft">{words.hint}</p>
      <details>
        <summary>{words.open}</summary>
        <p className="small">{words.holds(day(held.from), day(held.to))}</p>
        <AskForm
          id="open-review"
          language={language}
          action={open}
          look="plain"
          submit={words.open}
          hidden={{ alert: alert.id }}
          asks={[
            { name: 'case_number', label: words.caseNumber, kind: 'text' },
            {
              name: 'officer',
              label: words.officer,
              kind: 'select',
              options: [
                { value: '', label: words.choose },
                ...(officers ?? []).map(({ id, name, unit }) => ({ value: id, label: `${name} (${unit})` })),
              ],
            },
          ]}
        />
      </details>
    </Panel>
  );
}
