import { Answer } from '#app/_ui/answer.tsx';

/** What an act that led back to its page has done: `done` in the address names one of the sentences. */
export function Done({ done, said }: { done: unknown; said: Record<string, string> }) {
  const sentence = typeof done === 'string' && Object.hasOwn(said, done) ? said[done] : undefined;
  return sentence ? <Answer title={sentence} /> : null;
}
