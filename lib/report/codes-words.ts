import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Code, isCode } from './codes.ts';
import { bodyCures, bodyMessages } from './codes-words-body.ts';
import { nightCures, nightMessages } from './codes-words-night.ts';
import { numberCures, numberMessages } from './codes-words-number.ts';
import type { Values } from './codes-words-parts.ts';
import { stayCures, stayMessages } from './codes-words-stay.ts';

type Sentence = string | ((values: Values) => string);

const messagesOf = (language: Language): Record<Code, Sentence> => ({
  ...numberMessages(language),
  ...stayMessages(language),
  ...nightMessages(language),
  ...bodyMessages(language),
});

const curesOf = (language: Language): Record<Code, Sentence> => ({
  ...numberCures(language),
  ...stayCures(language),
  ...nightCures(language),
  ...bodyCures(language),
});

const tables = {
  'zh-CN': { messages: messagesOf('zh-CN'), cures: curesOf('zh-CN') },
  en: { messages: messagesOf('en'), cures: curesOf('en') },
};

/** What happened, in the reader's language, without a full stop at the end. */
export function messageOf(result: Problem, language: Language): string {
  return spoken(tables[language].messages, result);
}

/** What to do about it, in the reader's language. */
export function cureOf(result: Problem, language: Language): string {
  return spoken(tables[language].cures, result);
}

function spoken(table: Record<Code, Sentence>, { code, values }: Problem): string {
  const sentence = table[isCode(code) ? code : 'M-199'];
  return typeof sentence === 'string' ? sentence : sentence(values ?? {});
}
