import type { QueuedAlert } from '#lib/anomaly/queries.ts';
import { alertWords } from '#lib/anomaly/words.ts';
import { dateName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The nights an alert speaks of. */
export function spanText({ from, day }: Pick<QueuedAlert, 'from' | 'day'>, language: Language): string {
  return alertWords(language).nights(dateName(from, language), dateName(day, language));
}

/** The lodging an alert stands at, as a link. */
export function lodgingOf({ lodging, day }: Pick<QueuedAlert, 'lodging' | 'day'>) {
  return <a href={`/lodgings/${lodging.code}?night=${day}`}>{lodging.name}</a>;
}
