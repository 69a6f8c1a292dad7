import type { ReactNode } from 'react';
import type { TalkLine } from '#app/_ui/talk.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import type { Step } from '#lib/matter/queries.ts';
import { matterWords, ownWords, stepName } from '#lib/matter/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

const acts: readonly Step['kind'][] = ['passed', 'claimed', 'recalled'];
const ofPost: readonly Step['kind'][] = ['claimed', 'answered', 'returned'];

/** The steps of a dispute or clue as either side reads them: who, when, what. */
export function stepLines(
  steps: readonly Step[],
  side: 'house' | 'police',
  language: Language,
  below: (step: Step) => ReactNode = () => null,
): TalkLine[] {
  const words = threadWords(language);
  return steps.map((step) => {
    const act = acts.includes(step.kind);
    const name = stepName(step.kind, language);
    // A school's or platform's own words carry its unit, a house's do not.
    const byHouse = step.kind === 'said' || (step.kind === 'raised' && step.shown);
    const post = ofPost.includes(step.kind);
    const speaker = post
      ? (step.unit ?? '')
      : byHouse
        ? [step.unit, step.who].filter(Boolean).join(' ') || ownWords(language).you
        : `${words.police} ${step.who ?? ''}`;
    return {
      key: step.id,
      who: act ? speaker : `${speaker} ${name}`,
      time: instantToMinute(step.at, language),
      dateTime: step.at.toISOString(),
      own: side === 'house' ? byHouse : !byHouse && !post,
      act,
      text: act ? `${name} ${step.unit ?? ''}`.trim() : step.cleared ? words.cleared : (step.text ?? ''),
      note: (
        <>
          {step.from && <p>{step.from}</p>}
          {step.place && <p>{words.at(step.place)}</p>}
          {step.hasNumbers && <p>{words.numbersApart}</p>}
          {side === 'police' && !step.shown && <p>{matterWords(language).notShown}</p>}
          {below(step)}
        </>
      ),
    };
  });
}
