import { durationName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { DeskNight } from '#lib/report/desk.ts';
import type { NightVersion } from '#lib/report/night.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';

/** What a version says of its night: '11月20日(周五)晚 没有新入住的未成年人'. */
export function kindText(
  version: Pick<NightVersion, 'kind' | 'stays'>,
  night: string,
  language: Language,
): string {
  const words = receiptWords(language);
  if (version.kind === 'guests') return words.guests(night, version.stays);
  return version.kind === 'closed' ? words.closed(night) : words.nil(night);
}

/** How a version was received: on time, late by so much, a late request, or an amendment. */
export function stateOfReceipt(receipt: {
  version: Pick<NightVersion, 'n'>;
  line: DeskNight | null;
  language: Language;
}): string {
  const { version, line, language } = receipt;
  const words = receiptWords(language);
  if (version.n > 1) return words.receivedAmended(version.n);
  if (line?.state === 'on_time') return words.receivedOnTime;
  if (line?.state === 'late_request') return words.receivedLateRequest;
  if (line?.state !== 'late') return words.received;
  const length = { hours: Math.floor(line.minutesLate / 60), minutes: line.minutesLate % 60 };
  return words.receivedLate(durationName(length, language));
}
