import { cookies } from 'next/headers';
import { isLanguage, type Language } from '#lib/platform/i18n.ts';

export const LANGUAGE_COOKIE = 'nl-language';
export const LARGE_TYPE_COOKIE = 'nl-large-type';

/** The reader's language: the one they chose, else zh-CN (product.md, Always). */
export async function languageOfRequest(): Promise<Language> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  return isLanguage(chosen) ? chosen : 'zh-CN';
}

/** True when the reader switched to large type (大字). */
export async function largeTypeOfRequest(): Promise<boolean> {
  return (await cookies()).get(LARGE_TYPE_COOKIE)?.value === '1';
}
