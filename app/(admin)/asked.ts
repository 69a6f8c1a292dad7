import type { ReactNode } from 'react';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import type { Sent } from '#lib/gate/action.ts';
import { known } from '#lib/gate/api/published-codes.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** A numbered problem as a sentence, with its cure where it stands apart. */
export function told(problem: Problem, language: Language): { code: string; message: string; cure?: string } {
  const { code, message, cure } = known(problem, language);
  return { code, message, ...(cure ? { cure } : {}) };
}

/** The state of a form of the office that went through the gate. */
export function askedOf<T>(
  sent: Sent<T>,
  language: Language,
  show: (result: T) => ReactNode = () => null,
): Asked {
  if (sent.state === 'done') return { problems: [], values: {}, answer: show(sent.result) };
  if (sent.state === 'untouched') return unasked;
  return {
    problems: tell(sent.problems, language),
    values: sent.values,
  };
}
