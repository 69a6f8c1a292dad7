import { civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime } from '#lib/clock/words.ts';
import { causeName } from '#lib/delivery/words.ts';
import { categoryName } from '#lib/lodging/words.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import type { Notice } from './load.ts';
import type { Person } from './results.ts';
import { personStateName, rolesName } from './words.ts';
import { resultWords } from './words-result.ts';

type Cell = string | number | null;

/** The people of a notice as a table: who, where, how far it has come, what they answered. A row a person. */
export function tableOf(
  notice: Notice,
  people: readonly Person[],
  language: Language,
): { name: string; title: string; head: string[]; rows: Cell[][] } {
  const words = resultWords(language);
  // Sheets sort and compute: Shanghai times stand in their plain form in both languages.
  const at = (instant: Date | null) => instant && `${civilDateAt(instant)} ${clockTime(instant)}`;
  const list = (all: readonly string[]) => [...new Set(all)].join(listCommaOf(language));
  const columns: [string, (one: Person) => Cell][] = [
    [words.person, ({ name }) => name],
    [words.role, ({ role }) => rolesName([role], language)],
    [words.lodging, ({ lodgings }) => list(lodgings.map(({ name }) => name))],
    [
      words.category,
      ({ lodgings }) => list(lodgings.map(({ category }) => categoryName(category, language))),
    ],
    [words.station, ({ station }) => station?.name ?? null],
    [words.beat, ({ beat }) => beat?.name ?? null],
    [words.state, ({ state }) => personStateName(state, language)],
    [words.at, (one) => at(one.at)],
    [words.cause, ({ cause }) => cause && causeName(cause, language)],
    [words.answer, (one) => answerOf(notice, one, language)],
    [words.answered, ({ answeredAt }) => at(answeredAt)],
  ];
  return {
    name: `${words.file}-${civilDateAt(notice.sentAt ?? notice.composedAt)}`,
    title: words.answers,
    head: columns.map(([head]) => head),
    rows: people.map((one) => columns.map(([, cell]) => cell(one))),
  };
}

function answerOf(notice: Notice, { choice, said }: Person, language: Language): string | null {
  if (choice === null) return said;
  const option = notice.options[choice];
  return (language === 'en' ? option?.en : null) ?? option?.zh ?? null;
}
