import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { allCodes, factsOf } from '#lib/report/codes.ts';
import { cureOf, messageOf } from '#lib/report/codes-words.ts';
import { statusOfRefusal } from './problem.ts';

export type PublishedCode = {
  code: string;
  name: string;
  level: 'error' | 'warning' | 'info';
  /** the status of an answer that is refused with it; null when it comes with an acceptance */
  status: number | null;
  message: string;
  cure: string;
};

/** The published list of numbered results in one language, for GET /codes and /help/codes alike. */
export function publishedCodes(language: Language): PublishedCode[] {
  return allCodes.map((code) => {
    const { name, level } = factsOf(code);
    const status = level === 'error' ? statusOfRefusal(new Refusal('invalid', code)) : null;
    return {
      code,
      name,
      level,
      status,
      message: messageOf({ code }, language),
      cure: cureOf({ code }, language),
    };
  });
}
