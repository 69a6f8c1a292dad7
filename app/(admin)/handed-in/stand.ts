import type { OwnHanded } from '#lib/matter/handed.ts';
import { handedWords } from '#lib/matter/words-handed.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** '已收到', '正在办理', '已办结': how it stands, for whoever handed it in. */
export function standOf({ takenUpAt, closedAt }: OwnHanded, language: Language): string {
  const words = handedWords(language);
  if (closedAt) return words.ended;
  return takenUpAt ? words.takenUp : words.received;
}
