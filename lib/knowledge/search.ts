import type { Pass } from '#lib/access/pass.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { SuggestInput } from './inputs.ts';
import { ranked } from './rules.ts';
import { mostSuggested } from './terms.ts';

/** An entry as its readers see it, in their language where it has it. */
export type Help = { id: string; question: string; answer: string };

type Row = {
  id: string;
  question: string;
  answer: string;
  question_en: string | null;
  answer_en: string | null;
};

/** What is published in the county, the newest first; with words typed, what answers them, best first. */
export async function helpFor(pass: Pass<'help:read'>, typed: string, language: Language): Promise<Help[]> {
  const rows = await pass.sql<Row[]>`select id, question, answer, question_en, answer_en from nl.help_list()`;
  const found =
    typed.trim() === ''
      ? rows
      : // Both languages are searched, whichever is shown.
        ranked(
          typed,
          rows.map((row) => ({
            row,
            question: `${row.question} ${row.question_en ?? ''}`,
            answer: `${row.answer} ${row.answer_en ?? ''}`,
          })),
        ).map(({ row }) => row);
  return found.map(({ id, question, answer, question_en, answer_en }) =>
    language === 'en' && question_en && answer_en
      ? { id, question: question_en, answer: answer_en }
      : { id, question, answer },
  );
}

/** The few entries that may answer a question while it is typed; none for fewer than two characters. */
export async function suggestFor(pass: Pass<'help:read'>, { q }: SuggestInput): Promise<Help[]> {
  if ([...q.trim()].length < 2) return [];
  return (await helpFor(pass, q, pass.actor.language)).slice(0, mostSuggested);
}
