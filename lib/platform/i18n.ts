/** The two languages of the product; zh-CN is the default (product.md, Always). */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

type Phrase = { zh: string; en: string } | { zh: (...p: never[]) => string; en: (...p: never[]) => string };

/** True when the value names a language of the product. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/**
 * Takes a room's sentences, each in both languages, and returns a function from language to the sentences.
 * A sentence missing in one language, or whose two forms take different values, does not compile.
 */
export function defineWords<const T extends Record<string, Phrase>>(
  table: T & { [K in keyof T]: { zh: Widen<T[K]['zh']>; en: Widen<T[K]['zh']> } },
): (language: Language) => { [K in keyof T]: Widen<T[K]['zh']> } {
  type Words = { [K in keyof T]: Widen<T[K]['zh']> };
  const pick = (side: 'zh' | 'en') =>
    Object.fromEntries(Object.entries(table).map(([key, phrase]) => [key, phrase[side]])) as Words;
  const spoken = { 'zh-CN': pick('zh'), en: pick('en') };
  return (language) => spoken[language];
}
type Widen<P> = P extends string ? string : P;

/** The form of an English count: plural('night', 2) is '2 nights'. Irregular plurals are passed whole. */
export function plural(one: string, count: number, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What stands between two parts of a sentence: a comma, with its space where the language has one. */
export function commaOf(language: Language): string {
  return language === 'en' ? ', ' : '，';
}

/** What stands between names in a row (顿号 in Chinese). */
export function listCommaOf(language: Language): string {
  return language === 'en' ? ', ' : '、';
}
