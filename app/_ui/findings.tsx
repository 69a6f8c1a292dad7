import type { Finding } from '#lib/inspection/terms.ts';
import { answerWords, articleName, mustWords } from '#lib/inspection/words-terms.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The five musts as a visit found them, each breach with its article and what was seen. */
export function FindingList({ findings, language }: { findings: readonly Finding[]; language: Language }) {
  return (
    <ul className="findings">
      {findings.map(({ must, answer, article, note }) => (
        <li key={must}>
          <span>{mustWords(language)[must]}</span> <b>{answerWords(language)[answer]}</b>
          {article && <p className="small">{articleName(article, language)}</p>}
          {note && <p className="small soft">{note}</p>}
        </li>
      ))}
    </ul>
  );
}
