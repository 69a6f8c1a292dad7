import { Answer } from '#app/_ui/answer.tsx';
import type { Verdict } from '#lib/audit/verify.ts';
import { verdictLines } from '#lib/audit/words.ts';
import { auditWords } from '#lib/audit/words-pages.ts';
import { instantName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What a verification found, with the instant it was made at. */
export function verdictAnswer(language: Language, verdict: Verdict, at: Date) {
  const words = auditWords(language);
  const anchored = verdict.anchoredTo && instantName(new Date(verdict.anchoredTo), language);
  return (
    <Answer warn={!verdict.sound} title={verdict.sound ? words.soundTitle : words.brokenTitle}>
      {verdictLines({ ...verdict, anchoredTo: anchored }, language).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="soft small">{words.verifiedAt(instantName(at, language))}</p>
    </Answer>
  );
}
