import type { ReactNode } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { scannedWords } from '#lib/lodging/words-plate.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What a parent reads afterwards: that it was handed over, and nothing of what it was. */
export function handed(language: Language, plate: string): ReactNode {
  const words = scannedWords(language);
  return (
    <>
      <Answer title={words.sent}>
        <p>{words.sentText}</p>
      </Answer>
      <LinkButton wide href={`/p/${encodeURIComponent(plate)}/fill`}>
        {words.another}
      </LinkButton>
    </>
  );
}
