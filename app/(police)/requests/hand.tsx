import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Typed } from '#app/(shared)/matter/typed.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Handed } from '#lib/conversation/handing/post.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { claimPassed, endPassed } from './actions.ts';

/** A matter passed to one's unit: where, what, by whom; claimed, answered or returned here. */
export function HandCard({ hand, language }: { hand: Handed; language: Language }) {
  const words = handWords(language);
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <Panel
      id={`hand-${hand.id}`}
      title={hand.lodging}
      end={
        <span className="small">{hand.ended ? words[hand.ended.outcome] : words.due(at(hand.dueAt))}</span>
      }
    >
      <p className="small soft">
        {hand.unit ?? words.open} {hand.address}
      </p>
      <blockquote>{hand.ask ?? threadWords(language).cleared}</blockquote>
      <p className="small soft">{words.from(hand.askedBy ?? '', at(hand.askedAt))}</p>
      <p className="small">
        {hand.claimed ? words.claimed(hand.claimed.by ?? '', at(hand.claimed.at)) : words.unclaimed}
      </p>
      {hand.ended?.said && <blockquote>{hand.ended.said}</blockquote>}
      {hand.sortAt && (
        <p>
          <LinkButton href={`${hand.sortAt}#pass`}>{words.goSort}</LinkButton>
        </p>
      )}
      {!hand.claimed && !hand.ended && (
        <AskForm
          id={`claim-hand-${hand.id}`}
          language={language}
          action={claimPassed}
          look="lamp"
          submit={words.claim}
          whose={hand.lodging}
          hidden={{ hand: hand.id }}
          asks={[]}
        />
      )}
      {hand.claimed?.mine && !hand.ended && (
        <AskForm
          id={`end-hand-${hand.id}`}
          language={language}
          action={endPassed}
          look="act"
          submit={words.answer}
          whose={hand.lodging}
          hidden={{ hand: hand.id }}
          asks={[
            {
              name: 'outcome',
              label: words.how,
              kind: 'select',
              options: [
                { value: 'answered', label: words.answered },
                { value: 'returned', label: words.returned },
              ],
            },
            { name: 'said', label: words.said, hint: words.saidHint, kind: 'paragraph' },
          ]}
        >
          <Typed name={`requests/${hand.id}`} by="hand" language={language} sent={undefined} />
        </AskForm>
      )}
    </Panel>
  );
}
