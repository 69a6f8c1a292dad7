import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { shownSeconds } from '#lib/approval/terms.ts';
import type { Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { stayRevealWords } from '#lib/overview/words-approvals.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The state of a form of the police side that went through the gate. */
export function askedOf<T>(sent: Sent<T>, language: Language, show: (result: T) => ReactNode): Asked {
  if (sent.state === 'done') return { problems: [], values: {}, answer: show(sent.result) };
  if (sent.state === 'untouched') return unasked;
  return { problems: tell(sent.problems, language), values: sent.values };
}

/** The same for what leaves the screen again, as an opened stay does. */
export function shownForAWhile<T>(sent: Sent<T>, language: Language, show: (result: T) => ReactNode): Asked {
  return {
    ...askedOf(sent, language, show),
    hideAfter: { seconds: shownSeconds, afterwards: stayRevealWords(language).hidden },
  };
}

/** Leads on to the page that says what was done; else the form stands again with its problems. */
export async function leadOn<T>(sent: Sent<T>, to: (result: T) => string): Promise<Asked> {
  if (sent.state === 'done') redirect(to(sent.result) as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}
