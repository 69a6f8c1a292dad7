import { articleName, chaseOutcomeName, stepWords } from '#lib/chase/words-terms.ts';
import { dateNameWithYear } from '#lib/clock/words.ts';
import {
  answerWords,
  articleName as findingArticle,
  followWords,
  kindWords,
  mustWords,
  proofWords,
} from '#lib/inspection/words-terms.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Block } from '#lib/platform/pdf/paper.ts';
import { picturesIn } from './done.ts';
import type { PackBody } from './pack.ts';
import { minute, said, table, wordOf } from './said.ts';
import { releaseWords } from './words.ts';

/** The part of a paper that tells what was done at the houses of a pack, in order of time, and the photos of visits. */
export function donePaper(body: PackBody, language: Language): Block[] {
  const words = releaseWords(language);
  return [
    ...table(
      words.done,
      [0.22, 0.56, 0.22],
      [words.at, words.what, words.who],
      [
        ...body.chases.map((row) => doneRow(row, chaseSaid(row, language), [row.by, row.second])),
        ...body.inspections.map((row) =>
          doneRow(row, inspectionSaid(row, language), [row.first_officer, row.second_officer]),
        ),
      ].sort(([a = ''], [b = '']) => a.localeCompare(b)),
    ),
    ...photos(body, language),
  ];
}

const doneRow = (row: Record<string, unknown>, text: string, who: unknown[]): string[] => [
  minute(row.happened_at),
  text,
  who.filter(Boolean).join(' ') || '—',
];

function chaseSaid(row: Record<string, unknown>, language: Language): string {
  const { kind, outcome, article, correction } = row;
  return [
    [
      wordOf(stepWords(language), kind),
      typeof outcome === 'string' ? chaseOutcomeName(outcome, language) : '',
    ]
      .filter(Boolean)
      .join(' '),
    typeof article === 'string' ? articleName(article, language) : '',
    correctionSaid(correction, language),
  ]
    .filter(Boolean)
    .join('\n');
}

function inspectionSaid(row: Record<string, unknown>, language: Language): string {
  const { kind, follow, findings, statement, house_statement: later, correction } = row;
  const words = releaseWords(language);
  const duties = mustWords(language);
  const found = (Array.isArray(findings) ? findings : []).flatMap(({ must, answer, article, note }) =>
    answer === 'breach'
      ? [
          [
            wordOf(duties, must),
            answerWords(language).breach,
            article && findingArticle(article, language),
            note,
          ]
            .filter(Boolean)
            .join(' '),
        ]
      : [],
  );
  const house = [statement, later].filter(Boolean).join(' ');
  return [
    `${wordOf(kindWords(language), kind)} ${wordOf(followWords(language), follow)}`,
    ...found,
    house ? words.houseSaid(house) : '',
    correctionSaid(correction, language),
  ]
    .filter(Boolean)
    .join('\n');
}

/** How an ordered correction stands: until when, what the house said, and how it was proven. */
function correctionSaid(correction: unknown, language: Language): string {
  if (typeof correction !== 'object' || correction === null) return '';
  const row = { ...correction } as Record<string, unknown>;
  const words = releaseWords(language);
  return [
    words.correctBy(dateNameWithYear(String(row.until), language)),
    row.house_said ? words.houseSaid(String(row.house_said)) : '',
    row.proven_at
      ? words.proven(minute(row.proven_at), said(row.proven_by), wordOf(proofWords(language), row.proof))
      : words.notProven,
    row.said ? String(row.said) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** The photos of visits: each with its hash, and drawn where the pack encloses it. */
function photos({ inspections }: PackBody, language: Language): Block[] {
  const words = releaseWords(language);
  const all = picturesIn(inspections);
  if (all.length === 0) return [];
  const enclosed = all.filter(({ jpeg }) => jpeg !== null).length;
  return [
    { is: 'heading', text: `${words.photos} (${words.photosEnclosed(all.length, enclosed)})` },
    ...inspections.flatMap((visit) =>
      picturesIn([visit]).flatMap(({ n, width, height, sha256: hash, jpeg }): Block[] => [
        { is: 'text', text: `${minute(visit.happened_at)} ${n} SHA-256 ${hash}`, size: 8, soft: true },
        ...(jpeg ? [{ is: 'picture' as const, jpeg, width, height }] : []),
      ]),
    ),
  ];
}
