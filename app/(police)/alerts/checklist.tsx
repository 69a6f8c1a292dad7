import type { MustCount, Verdict } from '#lib/anomaly/handling/review-rules.ts';
import { reviewWords, verdictWords } from '#lib/anomaly/handling/words-parts.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Must } from '#lib/report/five-musts.ts';
import { mustWords } from '#lib/report/words-stay.ts';

/** The five musts as the evidence had them, and what was found of each once the investigation is closed. */
export function Checklist(props: {
  musts: readonly MustCount[];
  verdicts: Partial<Record<Must, Verdict>> | undefined;
  language: Language;
}) {
  const { musts, verdicts, language } = props;
  return (
    <ol className="todo">
      {musts.map(({ must, evidenced, notApplicable, open }) => {
        const found = verdicts?.[must];
        return (
          <li key={must}>
            <span>
              {mustWords(language)[must]} {found && <b>{verdictWords(language)[found]}</b>}
              <br />
              <span className="small soft">
                {reviewWords(language).counts(evidenced, notApplicable, open)}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
