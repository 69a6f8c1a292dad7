import type { ReactNode } from 'react';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import type { Sent } from '#lib/gate/action.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The state of a form of the police side that went through the gate. */
export function askedOf<T>(sent: Sent<T>, language: Language, show: (result: T) => ReactNode): Asked {
  if (sent.state === 'done') return { problems: [], values: {}, answer: show(sent.result) };
  if (sent.state === 'untouched') return unasked;
  return { problems: tell(sent.problems, language), values: sent.values };
}
