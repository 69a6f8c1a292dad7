import type { Rank } from '#lib/access/permissions.ts';
import { findNumbers } from '#lib/conversation/numbers.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { EntryState } from './terms.ts';

/** An entry's words. */
export type EntryText = {
  question: string;
  answer: string;
  question_en: string | null;
  answer_en: string | null;
};

/** What cannot stand in a list everybody reads: M-658 a personal number, M-659 half an English text. */
export function judgeEntry(text: EntryText): Problem[] {
  const problems: Problem[] = [];
  for (const field of ['question', 'answer', 'question_en', 'answer_en'] as const)
    if (findNumbers(text[field] ?? '').length > 0) problems.push({ code: 'M-658', field });
  if ((text.question_en === null) !== (text.answer_en === null))
    problems.push({ code: 'M-659', field: text.question_en === null ? 'question_en' : 'answer_en' });
  return problems;
}

/** How an entry stands, from its instants. */
export function stateOf({
  approvedAt,
  withdrawnAt,
}: {
  approvedAt: Date | null;
  withdrawnAt: Date | null;
}): EntryState {
  if (withdrawnAt) return 'withdrawn';
  return approvedAt ? 'published' : 'draft';
}

/** A 民警's own words are published as written; an auxiliary's wait for one. */
export function isPublishedBy(rank: Rank | null): boolean {
  return rank === 'police';
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** The pieces a text is compared by: pairs of neighbouring Chinese characters, and words of letters or digits. */
export function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const [run] of plain(text).matchAll(/\p{Script=Han}+|[a-z0-9]+/gu)) {
    if (/[a-z0-9]/.test(run)) pieces.add(run);
    else if ([...run].length === 1) pieces.add(run);
    else {
      const signs = [...run];
      for (let n = 1; n < signs.length; n += 1) pieces.add(`${signs[n - 1]}${signs[n]}`);
    }
  }
  return pieces;
}

/**
 * Entries that answer what is typed, best first: each piece of it found in a question counts thrice one found in the answer, pieces
 * that stand in few entries count more (their inverse document frequency, Spärck Jones 1972). Without a piece in common an entry is left out.
 */
export function ranked<E extends { question: string; answer: string }>(
  typed: string,
  entries: readonly E[],
): E[] {
  const wanted = [...piecesOf(typed)];
  if (wanted.length === 0) return [];
  const known = entries.map((entry) => ({
    entry,
    question: piecesOf(entry.question),
    answer: piecesOf(entry.answer),
  }));
  const weight = new Map(
    wanted.map((piece) => {
      const holding = known.filter(({ question, answer }) => question.has(piece) || answer.has(piece)).length;
      return [piece, Math.log(1 + entries.length / (1 + holding))] as const;
    }),
  );
  return known
    .map(({ entry, question, answer }) => ({
      entry,
      score: wanted.reduce(
        (sum, piece) =>
          sum + (weight.get(piece) ?? 0) * (question.has(piece) ? 3 : answer.has(piece) ? 1 : 0),
        0,
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}
