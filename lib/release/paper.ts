import { actName } from '#lib/audit/words-acts.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { instantNameWithYear } from '#lib/clock/words.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Block, pdfOf } from '#lib/platform/pdf/paper.ts';
import { kinds } from '#lib/report/terms.ts';
import { stateWords } from '#lib/report/words.ts';
import { fieldWords } from '#lib/report/words-fields.ts';
import { labels } from '#lib/report/words-terms.ts';
import { caseName, casePaper } from './case/paper.ts';
import { donePaper } from './done-paper.ts';
import { type PackBody, signedPdf } from './pack.ts';
import { isOf, minute, night, said, table } from './said.ts';
import { releaseWords } from './words.ts';

/** A machine file as a paper, signed over all its bytes; it prints the machine file's SHA-256. */
export async function packPaper(text: string, language: Language): Promise<Buffer> {
  const body = JSON.parse(text) as PackBody;
  const words = releaseWords(language);
  const title = `${words.evidence} ${body.number}`;
  const pdf = await pdfOf({
    title,
    foot: [body.lodging ? `${body.lodging.name} (${body.lodging.code})` : '', body.number]
      .filter(Boolean)
      .join('  '),
    language,
    madeAt: new Date(body.taken_at),
    blocks: [
      { is: 'facts', rows: facts(body, text, language) },
      { is: 'space', height: 6 },
      { is: 'text', text: words.howToVerify, soft: true, size: 9 },
      { is: 'qr', text: `${env().origin}/verify`, side: 64 },
      ...(body.case ? casePaper(body.case, body, language) : []),
      ...tables(body, language),
    ],
  });
  return signedPdf(pdf);
}

function facts(body: PackBody, text: string, language: Language): [string, string][] {
  const words = releaseWords(language);
  const { span, request } = body;
  const houses = body.case ? body.lodgings : body.lodging ? [body.lodging] : [];
  return [
    ...(body.case ? [[words.case, caseName(body.case, language)] as [string, string]] : []),
    [
      words.house,
      houses
        .map(({ name, code, township, address }) => `${name} (${code}) ${township} ${address}`)
        .join('\n') || words.noHouse,
    ],
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
  const many = body.lodgings?.length > 1;
  const at = (row: Record<string, unknown>) =>
    many ? `${night(row.night, language)} ${said(row.lodging)}` : night(row.night, language);
  return [
    ...table(
      words.nights,
      [0.22, 0.18, 0.3, 0.3],
      [words.span, words.state, words.due, words.accepted],
      body.nights.map((row) => [
        at(row),
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
        at(row),
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
        body.case ? `${at(row)} ${said(row.stay).slice(-12)}` : at(row),
        said(row.name),
        said(row.number),
        said(row.room),
        people(row.companions, language),
        [row.guardian_name, row.guardian_phone].filter(Boolean).join(' ') || '—',
      ]),
    ),
    ...donePaper(body, language),
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

/** What a version says: its kind, and how many checked in. */
function kindSaid({ kind, stays }: Record<string, unknown>, language: Language): string {
  const known = kinds.find((one) => one === kind);
  const name = known ? labels(language).kind[known] : said(kind);
  return kind === 'guests' ? `${name} ${said(stays)}` : name;
}
