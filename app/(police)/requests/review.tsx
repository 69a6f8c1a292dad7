import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { OwnReview } from '#lib/anomaly/handling/review.ts';
import { verdicts } from '#lib/anomaly/handling/review-rules.ts';
import { reviewWords, verdictWords } from '#lib/anomaly/handling/words-parts.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { mustWords } from '#lib/report/words-stay.ts';
import { Checklist } from '../alerts/checklist.tsx';
import { close } from './actions.ts';

/** A second investigation given to the reader: the checklist as the evidence had it, and a finding per must. */
export function ReviewCard({ review, language }: { review: OwnReview; language: Language }) {
  const words = reviewWords(language);
  const { closed } = review;
  return (
    <Panel
      id={`review-${review.id}`}
      title={`${words.title} ${review.lodging}`}
      end={<span className="mono small">{review.caseNumber}</span>}
    >
      <p className="small soft">
        {review.address} {dateName(review.from, language)} – {dateName(review.to, language)}
      </p>
      <p className="small soft">
        {words.openedBy(review.openedBy ?? '', instantToMinute(review.openedAt, language))}
      </p>
      <Checklist musts={review.musts} verdicts={closed?.verdicts} language={language} />
      {closed && (
        <>
          <blockquote>{closed.said}</blockquote>
          <p className="small soft">{words.closed(instantToMinute(closed.at, language))}</p>
        </>
      )}
      {!closed && (
        <AskForm
          id={`close-${review.id}`}
          language={language}
          action={close}
          look="act"
          submit={words.close}
          whose={review.lodging}
          hidden={{ review: review.id }}
          asks={[
            ...review.musts.map(({ must }) => ({
              name: must,
              label: mustWords(language)[must],
              kind: 'select' as const,
              options: [
                { value: '', label: words.chooseVerdict },
                ...verdicts.map((value) => ({ value, label: verdictWords(language)[value] })),
              ],
            })),
            { name: 'said', label: words.said, kind: 'text' },
          ]}
        />
      )}
    </Panel>
  );
}
