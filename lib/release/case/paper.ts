import { answerName } from '#lib/anomaly/handling/words-ask.ts';
import { partOutcomeWords, verdictWords } from '#lib/anomaly/handling/words-parts.ts';
import { alertName, dispositionName, severityName } from '#lib/anomaly/words.ts';
import { reasonText } from '#lib/anomaly/words-reasons.ts';
import { stepKindWords } from '#lib/anomaly/words-work.ts';
import { lineName, threadWords } from '#lib/conversation/words.ts';
import {
  companyName,
  endName,
  incidentKindName,
  presenceName,
  signName,
  sourceName,
} from '#lib/incident/words.ts';
import { mustWords } from '#lib/inspection/words-terms.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import type { Block } from '#lib/platform/pdf/paper.ts';
import { musts } from '#lib/report/five-musts.ts';
import { type ClimbTo, climbTargets } from '#lib/task/ladder.ts';
import { climbName } from '#lib/task/words.ts';
import type { PackBody } from '../pack.ts';
import { minute, night, said, table, wordOf } from '../said.ts';
import type { CaseAlert, CaseStep, PackCase } from './gather.ts';
import type { CaseIncident } from './incidents.ts';
import type { CaseThread } from './threads.ts';
import { caseWords } from './words.ts';

/** The name of a case: of what it was asked from. */
export function caseName({ kind, id, alerts, incidents }: PackCase, language: Language): string {
  const words = caseWords(language);
  const alert = alerts.find((one) => one.alert === id);
  const told = incidents.find((one) => one.incident === id);
  const name = alert
    ? alertName(alert.rule, language)
    : told
      ? incidentKindName(told.kind, language)
      : words[kind];
  return `${name} ${id.slice(-12)}`;
}

/** The part of a paper that tells a case: its alerts, what was told at once, what was done, the threads that hang on it. */
export function casePaper(file: PackCase, body: PackBody, language: Language): Block[] {
  const houses = new Map(body.lodgings.map(({ code, name }) => [code, `${name} (${code})`]));
  const house = (code: string | null) => (code ? (houses.get(code) ?? code) : '—');
  return [
    ...file.alerts.flatMap((one) => alertBlocks(one, house, language)),
    ...file.incidents.flatMap((one) => incidentBlocks(one, house, language)),
    ...file.threads.flatMap((one) => threadBlocks(one, house, language)),
  ];
}

type House = (code: string | null) => string;

function alertBlocks(one: CaseAlert, house: House, language: Language): Block[] {
  const words = caseWords(language);
  const { rule, severity, lodging, from, to, reasons, stays, disposition, feedback } = one;
  const ended = disposition ? `${dispositionName(disposition, language)} ${said(feedback)}` : words.open;
  return [
    {
      is: 'heading',
      text: `${words.alert} ${alertName(rule, language)} ${severityName(severity, language)}`,
    },
    {
      is: 'facts',
      rows: [
        [words.place, house(lodging)],
        [
          words.nights,
          from === to ? night(to, language) : `${night(from, language)} – ${night(to, language)}`,
        ],
        [words.why, reasons.map((reason) => reasonText(reason, language)).join('\n')],
        [words.stays, stays.map((stay) => stay.slice(-12)).join(' ') || '—'],
        [words.outcome, ended],
      ],
    },
    ...stepTable([...one.steps], language),
    ...askedTable(one, language),
  ];
}

function stepTable(steps: readonly CaseStep[], language: Language): Block[] {
  const words = caseWords(language);
  const kinds: Record<string, string> = {
    ...stepKindWords(language),
    ...{ found: words.found, told: words.told, rung: words.rung },
  };
  const isTarget = (to: string | null): to is ClimbTo => climbTargets.some((one) => one === to);
  return table(
    words.steps,
    [0.22, 0.56, 0.22],
    [words.at, words.what, words.by],
    steps.map(({ at, kind, by, said: text }) => [
      minute(at),
      kind === 'climbed' && isTarget(text)
        ? words.climbed(climbName(text, language))
        : [wordOf(kinds, kind), text].filter(Boolean).join('：'),
      said(by),
    ]),
  );
}

/** What the house, another unit and the second investigation were asked for, and what came of it. */
function askedTable({ questions, parts, review }: CaseAlert, language: Language): Block[] {
  const words = caseWords(language);
  const [outcomes, verdicts, duties] = [
    partOutcomeWords(language),
    verdictWords(language),
    mustWords(language),
  ];
  const found = musts
    .flatMap((must) => {
      const verdict = review?.verdicts?.[must];
      return verdict ? [`${duties[must]} ${verdicts[verdict]}`] : [];
    })
    .join('\n');
  return table(
    [words.asked, words.part, words.review].join(commaOf(language)),
    [0.22, 0.56, 0.22],
    [words.at, words.what, words.by],
    [
      ...questions.map(({ answer, answered_at, answered_by, asked_at, asked_by, said: text }) => [
        minute(answered_at ?? asked_at),
        `${words.asked} ${answer ? [answerName(answer, language), text].filter(Boolean).join(' ') : words.waits}`,
        said(answered_by ?? asked_by),
      ]),
      ...parts.map(({ unit, ask, outcome, said: text, asked_at, answered_at, answered_by, asked_by }) => [
        minute(answered_at ?? asked_at),
        `${words.part} ${unit}\n${ask}\n${outcome ? `${outcomes[outcome]} ${said(text)}` : words.waits}`,
        said(answered_by ?? asked_by),
      ]),
      ...(review
        ? [
            [
              minute(review.closed_at ?? review.opened_at),
              [
                `${words.review} ${review.case_number}`,
                review.closed_at ? found : words.reviewOpen,
                review.said ?? '',
              ]
                .filter(Boolean)
                .join('\n'),
              said(review.assigned_to),
            ],
          ]
        : []),
    ],
  );
}

function incidentBlocks(one: CaseIncident, house: House, language: Language): Block[] {
  const words = caseWords(language);
  const comma = commaOf(language);
  const { kind, lodging, signs, presence, company, source, outcome, feedback, words: own } = one;
  const seen = [...signs.map((sign) => signName(sign, language)), presenceName(presence, language)];
  return [
    { is: 'heading', text: `${words.incident} ${incidentKindName(kind, language)}` },
    {
      is: 'facts',
      rows: [
        [words.place, house(lodging)],
        [words.nights, night(one.night, language)],
        ...(kind === 'report_now'
          ? [[words.seen, seen.join(comma)] as const]
          : [
              [words.when, minute(one.seen_at)] as const,
              [words.company, company ? companyName(company, language) : '—'] as const,
            ]),
        ...(own
          ? [
              [words.where, said(own.where)] as const,
              [words.direction, said(own.direction)] as const,
              [words.words, said(own.text)] as const,
            ]
          : [[words.words, words.notOpened] as const]),
        [words.told, `${sourceName(source, language)} ${words.nobodyTold}`],
        [words.outcome, outcome ? `${endName(outcome, language)} ${said(feedback)}` : words.open],
      ],
    },
    ...stepTable(one.steps, language),
  ];
}

function threadBlocks({ lodging, lines }: CaseThread, house: House, language: Language): Block[] {
  const words = caseWords(language);
  const who = { house: words.houseSide, police: threadWords(language).police, clock: words.clockSide };
  return table(
    `${words.thread} ${house(lodging)}`,
    [0.2, 0.56, 0.24],
    [words.at, words.what, words.by],
    lines.map(({ at, side, kind, by, unit, text, files }) => [
      minute(at),
      [
        kind === 'said' ? (text ?? words.notOpened) : lineName(kind, language),
        files.length > 0 ? words.files(files.length) : '',
      ]
        .filter(Boolean)
        .join('\n'),
      side === 'post' ? said(unit) : [who[side], by].filter(Boolean).join(' '),
    ]),
  );
}
