import { Answer } from '#app/_ui/answer.tsx';
import type { HandedOver } from '#lib/handover/commands.ts';
import { handoverWords } from '#lib/handover/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What went over. */
export function handedAnswer({ beats, lodgings, ...hung }: HandedOver, language: Language) {
  const words = handoverWords(language);
  return (
    <Answer title={words.done(beats, lodgings)}>
      <p>{words.counts(hung)}</p>
    </Answer>
  );
}
