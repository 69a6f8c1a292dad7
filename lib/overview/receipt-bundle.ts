import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime, instantNameWithYear, nightShort } from '#lib/clock/words.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { pdfOf } from '#lib/platform/pdf/paper.ts';
import { receiptFile, type SignedReceipt } from '#lib/report/receipt-file.ts';
import type { Kind } from '#lib/report/terms.ts';
import { bundleWords, receiptWords } from '#lib/report/words-receipt.ts';
import { labels } from '#lib/report/words-terms.ts';
import { csvLine } from './cells.ts';

type BundledReceipt = SignedReceipt & { shortCode: string; channel: string };

/** A lodging's receipts of one month, and of which. */
export type ReceiptBundle = {
  lodging: { code: string; name: string };
  month: string;
  takenAt: Date;
  receipts: BundledReceipt[];
};

type Row = {
  number: string;
  night: BusinessDay;
  version: number;
  kind: Kind;
  stays: number;
  acceptedAt: string;
  contentHash: Buffer;
  keyId: string;
  signature: Buffer;
  shortCode: string;
  channel: string;
};

/** Every receipt of the nights of a month ('2026-11'), all versions, by night; the caller has found the lodging in its reach. */
export async function receiptsOfMonth(
  pass: Pass<'report:read'>,
  lodging: { id: string; code: string; name: string },
  month: string,
): Promise<ReceiptBundle> {
  const from = businessDay(`${month}-01`, 'month');
  const rows = await pass.sql<Row[]>`
    select receipt_number as number, business_day::text as night, n as version, kind, stays, accepted_at as "acceptedAt",
      content_hash as "contentHash", key_id as "keyId", signature, short_code as "shortCode", channel
    from report_version
    where county = ${pass.reach.county} and lodging_id = ${lodging.id} and business_day >= ${from}::date
      and business_day < ${from}::date + interval '1 month'
    order by business_day, n`;
  return {
    lodging: { code: lodging.code, name: lodging.name },
    month,
    takenAt: pass.now,
    receipts: rows.map((row) => ({ ...row, lodging: lodging.code, acceptedAt: new Date(row.acceptedAt) })),
  };
}

/** The bundle as receipt files, a line each: what `receipt verify FILE` and the public page take. */
export function bundleFiles(bundle: ReceiptBundle): string {
  return bundle.receipts.map(receiptFile).join('');
}

/** The bundle as CSV with a byte order mark, so that a spreadsheet reads the Chinese. */
export function bundleCsv({ receipts }: ReceiptBundle, language: Language): string {
  const [words, page, kinds] = [receiptWords(language), bundleWords(language), labels(language).kind];
  const head = [
    words.night,
    words.version,
    page.kind,
    page.count,
    words.acceptedAt,
    words.number,
    words.shortCode,
    words.fingerprint,
    page.keyId,
    words.signature,
  ];
  const rows = receipts.map((one) => [
    one.night,
    one.version,
    kinds[one.kind],
    one.stays,
    one.acceptedAt.toISOString(),
    one.number,
    one.shortCode,
    one.contentHash.toString('hex'),
    one.keyId,
    // in hex: base64url may begin with a sign that a spreadsheet runs
    one.signature.toString('hex'),
  ]);
  return `\uFEFF${[head, ...rows].map(csvLine).join('')}`;
}

/** The bundle as a paper to keep or show. */
export async function bundlePdf(bundle: ReceiptBundle, language: Language): Promise<Uint8Array> {
  const [words, page, kinds] = [receiptWords(language), bundleWords(language), labels(language).kind];
  const { lodging, receipts, month, takenAt } = bundle;
  const title = page.title(month);
  return pdfOf({
    title,
    foot: `${lodging.name} (${lodging.code})  ${title}`,
    language,
    madeAt: takenAt,
    blocks: [
      {
        is: 'facts',
        rows: [
          [words.lodging, `${lodging.name} (${lodging.code})`],
          [page.receipts, String(receipts.length)],
          [page.nights, String(new Set(receipts.map(({ night }) => night)).size)],
          [page.takenAt, instantNameWithYear(takenAt, language)],
        ],
      },
      { is: 'space', height: 6 },
      { is: 'text', text: page.how(`${env().origin}/verify`), soft: true },
      { is: 'qr', text: `${env().origin}/verify`, side: 72 },
      {
        is: 'table',
        widths: [0.17, 0.13, 0.07, 0.2, 0.3, 0.13],
        head: [words.night, page.kind, words.version, words.acceptedAt, words.number, words.shortCode],
        rows: receipts.map((one) => [
          nightShort(one.night, language),
          one.kind === 'guests' ? `${kinds.guests} ${one.stays}` : kinds[one.kind],
          String(one.version),
          `${civilDateAt(one.acceptedAt)} ${clockTime(one.acceptedAt)}`,
          one.number,
          `${one.shortCode.slice(0, 4)}-${one.shortCode.slice(4)}`,
        ]),
      },
      { is: 'space', height: 6 },
      { is: 'text', text: page.noChild, soft: true, size: 9 },
    ],
  });
}
