import { actName } from '#lib/audit/words-acts.ts';
import { chaseOutcomeName, stepWords } from '#lib/chase/words-terms.ts';
import { businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { clockTime, instantNameWithYear, nightShort } from '#lib/clock/words.ts';
import { followWords, kindWords } from '#lib/inspection/words-terms.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Block, pdfOf } from '#lib/platform/pdf/paper.ts';
import { kinds } from '#lib/report/terms.ts';
import { stateWords } from '#lib/report/words.ts';
import { fieldWords } from '#lib/report/words-fields.ts';
import { labels } from '#lib/report/words-terms.ts';
import { type PackBody, signedPdf } from './pack.ts';
import { releaseWords } from './words.ts';

/** A machine file as a paper, signed over all its bytes; it prints the machine file's SHA-256. */
export async function packPaper(text: string, language: Language): Promise<Buffer> {
  const body = JSON.parse(text) as PackBody;
  const words = releaseWords(language);
  const title = `${words.evidence} ${body.number}`;
  const pdf = await pdfOf({
    title,
    foot: `${body.lodging.name} (${body.lodging.code})  ${body.number}`,
    language,
    madeAt: new Date(body.taken_at),
    blocks: [
      { is: 'facts', rows: facts(body, text, language) },
      { is: 'space', height: 6 },
      { is: 'text', text: words.howToVerify, soft: true, size: 9 },
      { is: 'qr', text: `${env().origin}/verify`, side: 64 },
      ...tables(body, language),
    ],
  });
  return signedPdf(pdf);
}

function facts(body: PackBody, text: string, language: Language): [string, string][] {
  const words = releaseWords(language);
  const { lodging, span, request } = body;
  return [
    [words.house, `${lodging.name} (${lodging.code}) ${lodging.township} ${lodging.address}`],
    [words.span, `${span.from} – ${span.to}`],
    [words.request, `${request.authority} ${request.number}`],
    [words.askedBy, body.asked_by],
    [words.approvedBy, body.approved_by],
    [words.takenAt, instantNameWithYear(new Date(body.taken_at), language)],
    [words.fields, body.fields === 'opened' ? words.fieldsOpened : words.fieldsMasked],
    // In two halves, which the eye compares line by line.
    [
      words.fingerprint,
      sha256(text)
        .toString('hex')
        .replace(/^.{32}/, '$& '),
    ],
  ];
}

const said = (value: unknown): string => (value === null || value === undefined ? '—' : String(value));
const minute = (at: unknown): string =>
  typeof at === 'string' ? `${civilDateAt(new Date(at))} ${clockTime(new Date(at))}` : '—';
const night = (day: unknown, language: Language) => nightShort(businessDay(day), language);
function people(value: unknown, language: Language): string {
  if (!Array.isArray(value)) return '—';
  const named = labels(language).relation;
  const relation = (code: unknown) => (isOf(named, code) ? named[code] : code);
  return value.map((one) => [one?.name, relation(one?.relation)].filter(Boolean).join(' ')).join('; ') || '—';
}

function tables(body: PackBody, language: Language): Block[] {
  const words = releaseWords(language);
  const states = stateWords(language);
  const names = fieldWords(language);
  const table = (title: string, widths: number[], head: string[], rows: string[][]): Block[] =>
    rows.length === 0
      ? []
      : [
          { is: 'heading', text: `${title} (${rows.length})` },
          { is: 'table', widths, head, rows },
        ];
  return [
    ...table(
      words.nights,
      [0.22, 0.18, 0.3, 0.3],
      [words.span, words.state, words.due, words.accepted],
      body.nights.map((row) => [
        night(row.night, language),
        states[row.state as Timeliness] ?? said(row.state),
        minute(row.due_at),
        minute(row.first_accepted_at),
      ]),
    ),
    ...table(
      words.versions,
      [0.16, 0.08, 0.1, 0.2, 0.14, 0.32],
      [words.span, words.version, words.kind, words.acceptedAt, words.by, words.receipt],
      body.versions.map((row) => [
        night(row.night, language),
        said(row.version),
        kindSaid(row, language),
        minute(row.accepted_at),
        said(row.filed_by),
        said(row.receipt),
      ]),
    ),
    ...table(
      words.stays,
      [0.14, 0.16, 0.24, 0.1, 0.18, 0.18],
      [words.span, names.name, names.number, names.room, names.companions, names.guardianName],
      body.stays.map((row) => [
        night(row.night, language),
        said(row.name),
        said(row.number),
        said(row.room),
        people(row.companions, language),
        `${said(row.guardian_name)} ${said(row.guardian_phone)}`,
      ]),
    ),
    ...table(
      words.done,
      [0.25, 0.5, 0.25],
      [words.at, words.what, words.by],
      [
        ...body.chases.map((row) => [minute(row.happened_at), chaseSaid(row, language), said(row.by)]),
        ...body.inspections.map((row) => [
          minute(row.happened_at),
          inspectionSaid(row, language),
          `${said(row.first_officer)} ${said(row.second_officer)}`,
        ]),
      ],
    ),
    ...table(
      words.book,
      [0.26, 0.4, 0.34],
      [words.at, words.act, words.link],
      body.book.map(({ line, hash }) => {
        const [, , , , epoch, , , act] = JSON.parse(line) as unknown[];
        return [
          minute(new Date(Number(epoch) * 1000).toISOString()),
          actName(said(act), language),
          hash.slice(0, 24),
        ];
      }),
    ),
  ];
}

const isOf = <T extends object>(words: T, key: unknown): key is keyof T & string =>
  typeof key === 'string' && key in words;

/** What a version says: its kind, and how many checked in. */
function kindSaid({ kind, stays }: Record<string, unknown>, language: Language): string {
  const known = kinds.find((one) => one === kind);
  const name = known ? labels(language).kind[known] : said(kind);
  return kind === 'guests' ? `${name} ${said(stays)}` : name;
}

function chaseSaid({ kind, outcome }: Record<string, unknown>, language: Language): string {
  const steps = stepWords(language);
  const name = isOf(steps, kind) ? steps[kind] : said(kind);
  return typeof outcome === 'string' ? `${name} ${chaseOutcomeName(outcome, language)}` : name;
}

function inspectionSaid({ kind, follow }: Record<string, unknown>, language: Language): string {
  const [names, follows] = [kindWords(language), followWords(language)];
  return [
    isOf(names, kind) ? names[kind] : said(kind),
    isOf(follows, follow) ? follows[follow] : said(follow),
  ].join(' ');
}
