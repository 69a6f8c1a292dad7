import type { Language } from '#lib/platform/i18n.ts';
import { fieldKeys } from '#lib/report/fields.ts';
import type { Companion } from '#lib/report/stay.ts';
import { fieldWords } from '#lib/report/words-fields.ts';
import { labels } from '#lib/report/words-terms.ts';

/** The opened text by field, in reading order; an adult is said with number and relation. */
export function textRows(fields: Record<string, string>, language: Language): [string, string][] {
  const names = fieldWords(language);
  return fieldKeys.flatMap((key): [string, string][] => {
    const text = fields[key];
    if (text === undefined || text === '') return [];
    return [[names[key], key === 'companions' ? adults(text, language) : text]];
  });
}

function adults(text: string, language: Language): string {
  const relation = labels(language).relation;
  return (JSON.parse(text) as Companion[])
    .map((one) => [one.name, one.relation && relation[one.relation], one.number].filter(Boolean).join(' '))
    .join(language === 'en' ? '; ' : '；');
}
