import { businessDay } from '#lib/clock/business-day.ts';
import { nightName } from '#lib/clock/words.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { documentTypes } from './terms.ts';
import { labels } from './words-terms.ts';

export type Values = NonNullable<Problem['values']>;

/** The label of a document type given as a code; empty for anything else. */
export function documentName(code: string | number | undefined, language: Language): string {
  const type = documentTypes.find((one) => one === code);
  return type ? labels(language).documentType[type] : '';
}

/** The name of a night given as 'YYYY-MM-DD'; the text itself where it is none. */
export function nightOf(text: string | number | undefined, language: Language): string {
  try {
    return nightName(businessDay(text), language);
  } catch {
    return String(text ?? '');
  }
}
