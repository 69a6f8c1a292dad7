import type { Problem } from '#lib/platform/errors.ts';
import { isLanguage, type Language } from '#lib/platform/i18n.ts';
import { known } from './published-codes.ts';

/** One numbered result as the API tells it: where, which, what happened and what to do, in the reader's language. */
export type SpokenResult = {
  row?: number;
  field?: string;
  code: string;
  name: string;
  level: 'error' | 'warning' | 'info';
  message: string;
  cure: string;
};

/** Puts a numbered result into words, beside the row and field it is about. */
export function spoken(problem: Problem, language: Language): SpokenResult {
  const { code, name, level, message, cure } = known(problem, language);
  return {
    ...(problem.row === undefined ? {} : { row: problem.row }),
    ...(problem.field === undefined ? {} : { field: problem.field }),
    code,
    name,
    level,
    message,
    cure,
  };
}

/** The language of a request: the best of Accept-Language that the product speaks (RFC 9110 12.5.4), else zh-CN. */
export function languageOf(header: string | null): Language {
  const wanted = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [range = '', ...rest] = part.trim().split(';');
      const quality = rest.map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(one)?.[1]).find(Boolean);
      return { range: range.toLowerCase(), quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { range } of wanted) {
    if (/^en(-|$)/.test(range)) return 'en';
    if (/^zh(-|$)/.test(range)) return 'zh-CN';
  }
  return 'zh-CN';
}

/** The language of a person's pages: the one they chose, else that of the browser's request. */
export function languageOfPerson(cookie: string | undefined, header: string | null): Language {
  return isLanguage(cookie) ? cookie : languageOf(header);
}
