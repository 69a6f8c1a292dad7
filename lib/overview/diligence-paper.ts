import { civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime, dateName, instantNameWithYear, nightShort } from '#lib/clock/words.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Block, pdfOf } from '#lib/platform/pdf/paper.ts';
import type { Evidence } from '#lib/report/five-musts.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { stateWords } from '#lib/report/words.ts';
import { mustWords } from '#lib/report/words-stay.ts';
import { labels } from '#lib/report/words-terms.ts';
import type { Diligence } from './diligence.ts';
import { sumOfMusts, sumOfNights, toldMusts } from './diligence-rules.ts';
import { diligenceWords } from './words-diligence.ts';

/** The diligence record on A4: sums, the five musts, each night with its receipt, each child by room alone. */
export async function diligencePdf(record: Diligence, language: Language): Promise<Uint8Array> {
  const words = diligenceWords(language);
  const { lodging, month, takenAt } = record;
  const title = words.title(month);
  return pdfOf({
    title,
    foot: `${lodging.name} (${lodging.code})  ${title}`,
    language,
    madeAt: takenAt,
    blocks: [
      { is: 'facts', rows: sums(record, language) },
      { is: 'heading', text: words.musts },
      mustTable(record, language),
      { is: 'text', text: `${words.report} ${words.patrolHint}`, soft: true, size: 9 },
      { is: 'heading', text: words.nights },
      ...nightTable(record, language),
      { is: 'heading', text: words.stays },
      ...stayTable(record, language),
      { is: 'space', height: 6 },
      { is: 'text', text: words.verify(`${env().origin}/verify`), soft: true, size: 9 },
      { is: 'qr', text: `${env().origin}/verify`, side: 64 },
    ],
  });
}

function sums({ lodging, nights, takenAt }: Diligence, language: Language): [string, string][] {
  const words = diligenceWords(language);
  const sum = sumOfNights(nights.map(({ state }) => state));
  return [
    [words.lodging, `${lodging.name} (${lodging.code})`],
    [words.expected, String(sum.expected)],
    [words.onTime, String(sum.onTime)],
    [words.late, String(sum.late)],
    [words.silent, String(sum.silent)],
    [words.excused, String(sum.excused)],
    [words.minors, String(nights.flatMap(({ minors }) => minors).length)],
    [words.takenAt, instantNameWithYear(takenAt, language)],
  ];
}

function mustTable({ nights }: Diligence, language: Language): Block {
  const [words, must] = [diligenceWords(language), mustWords(language)];
  const sum = sumOfMusts(nights.flatMap(({ minors }) => minors.map(({ marks }) => marks)));
  return {
    is: 'table',
    widths: [0.4, 0.2, 0.2, 0.2],
    head: [words.must, words.evidenced, words.notApplicable, words.open],
    rows: toldMusts.map((one) => [
      must[one],
      String(sum[one].evidenced),
      String(sum[one].not_applicable),
      String(sum[one].open),
    ]),
  };
}

function nightTable({ nights }: Diligence, language: Language): Block[] {
  const [words, kinds, states] = [diligenceWords(language), labels(language).kind, stateWords(language)];
  if (nights.length === 0) return [{ is: 'text', text: words.noNights }];
  return [
    {
      is: 'table',
      widths: [0.24, 0.16, 0.2, 0.22, 0.18],
      head: [words.night, words.state, words.kind, words.acceptedAt, words.receipt],
      rows: nights.map(({ day, state, kind, minors, acceptedAt, shortCode }) => [
        nightShort(day, language),
        states[state],
        kind === null ? '–' : kind === 'guests' ? `${kinds.guests} ${minors.length}` : kinds[kind],
        acceptedAt ? `${dateName(civilDateAt(acceptedAt), language)} ${clockTime(acceptedAt)}` : '–',
        shortCode ? showShortCode(shortCode) : '–',
      ]),
    },
  ];
}

function stayTable({ nights }: Diligence, language: Language): Block[] {
  const [words, must] = [diligenceWords(language), mustWords(language)];
  const said: Record<Evidence, string> = { evidenced: words.yes, not_applicable: words.none, open: words.no };
  const rows = nights.flatMap(({ day, minors }) =>
    minors.map(({ room, marks }) => [
      nightShort(day, language),
      room ?? '–',
      ...toldMusts.map((one) => (marks ? said[marks[one]] : words.cleared)),
    ]),
  );
  if (rows.length === 0) return [{ is: 'text', text: words.noStays }];
  const head = [words.night, words.room, ...toldMusts.map((one) => must[one])];
  return [{ is: 'table', widths: [0.24, 0.12, 0.16, 0.16, 0.16, 0.16], head, rows }];
}
