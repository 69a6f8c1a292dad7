import type { StepLine } from '#lib/chase/queries.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { articleName, chaseOutcomeName, dutyWords, levelWords, stepWords } from '#lib/chase/words-terms.ts';
import { dateName, instantToMinute, nightShort } from '#lib/clock/words.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';

/** A step's name with what came of it. */
export function stepTitle({ kind, outcome, level }: StepLine, language: Language): string {
  const colon = language === 'en' ? ': ' : '：';
  if (kind === 'raised') return `${stepWords(language)[kind]}${colon}${levelWords(language)[level]}`;
  return [stepWords(language)[kind], outcome && chaseOutcomeName(outcome, language)]
    .filter(Boolean)
    .join(colon);
}

/** Who did it, where, until when, on which article; and when it happened if that was earlier. */
export function stepSaid({ by, at, happenedAt, detail }: StepLine, language: Language): string {
  const words = chaseWords(language);
  const earlier = at.getTime() - happenedAt.getTime() >= 60_000;
  return [
    by ?? words.house,
    earlier && instantToMinute(happenedAt, language),
    detail.sentLater &&
      (detail.writtenAt
        ? words.writtenAt(instantToMinute(new Date(detail.writtenAt), language))
        : words.sentLater),
    detail.to && words.givenTo(detail.to),
    detail.place && words.at(detail.place),
    detail.second && words.with(detail.second),
    detail.night && words.ofNight(nightShort(detail.night, language), detail.saidBy ?? ''),
    detail.promiseDay && words.promised(dateName(detail.promiseDay, language)),
    ...(detail.breaches ?? []).map((duty) => dutyWords(language)[duty]),
    detail.article && articleName(detail.article, language),
    detail.until && words.byDay(dateName(detail.until, language)),
  ]
    .filter(Boolean)
    .join(commaOf(language));
}
