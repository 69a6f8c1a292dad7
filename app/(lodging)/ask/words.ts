import { businessDay, isCivilDate } from '#lib/clock/business-day.ts';
import { nightName } from '#lib/clock/words.ts';
import type { ThreadRow } from '#lib/conversation/queries.ts';
import type { AboutKind } from '#lib/conversation/terms.ts';
import { aboutName, threadWords } from '#lib/conversation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** '等回复', '已回复', '已结束': how a thread stands, for its house. */
export function stateText(
  { waitsSince, closedAt }: Pick<ThreadRow, 'waitsSince' | 'closedAt'>,
  language: Language,
): string {
  const words = threadWords(language);
  if (closedAt) return words.closed;
  return waitsSince ? words.waiting : words.answered;
}

/** What a question hangs on, as its house knows it. */
export function aboutText({ kind, id }: { kind: AboutKind; id: string }, language: Language): string {
  return kind === 'return' && isCivilDate(id)
    ? nightName(businessDay(id), language)
    : aboutName(kind, language);
}
