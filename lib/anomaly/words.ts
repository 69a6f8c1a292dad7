import { defineWords, type Language } from '#lib/platform/i18n.ts';
import { ruleOf } from './registry.ts';
import type { AlertCode, Severity } from './rule.ts';

const severityWords = defineWords({
  instant: { zh: '即时', en: 'Instant' },
  same_day: { zh: '当日', en: 'Same day' },
  watch: { zh: '关注', en: 'Watch' },
} satisfies Record<Severity, { zh: string; en: string }>);

/** The word of a severity. */
export function severityName(severity: Severity, language: Language): string {
  return severityWords(language)[severity];
}

/** The name of a rule's findings. */
export function alertName(code: AlertCode, language: Language): string {
  return ruleOf(code)?.words(language).name ?? code;
}
