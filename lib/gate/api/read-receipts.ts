import { lodgingByCode } from '#lib/lodging/queries.ts';
import { diligenceOf } from '#lib/overview/diligence.ts';
import { diligencePdf } from '#lib/overview/diligence-paper.ts';
import { bundleCsv, bundleFiles, bundlePdf, receiptsOfMonth } from '#lib/overview/receipt-bundle.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { publishedKeys } from '#lib/platform/keys.ts';
import { receiptFile } from '#lib/report/receipt-file.ts';
import { passThrough } from '../entry.ts';
import { cookieNamed } from './credential.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, file, json } from './exchange.ts';
import { LANGUAGE_COOKIE } from './preference-cookies.ts';
import { receiptAt } from './read-returns.ts';
import { languageOfPerson } from './spoken.ts';

const lines = 'application/x-ndjson; charset=utf-8';

/** GET …/receipts/{number}/file: the receipt as a file whose every byte is checked. */
export async function readReceiptAsFile(call: Call): Promise<ApiAnswer> {
  const { code = '', number = '' } = call.params;
  const text = receiptFile({ ...(await receiptAt(call)), lodging: code });
  return file(`${number}.json`, 'application/json; charset=utf-8', text);
}

const bundleFormats = ['pdf', 'csv', 'files'] as const;

/** GET …/receipts: a month of receipts as a paper, a table or receipt files. */
export async function readReceiptBundle(call: Call): Promise<ApiAnswer> {
  const { code = '' } = call.params;
  const { month = '', format } = call.query;
  const kind = bundleFormats.find((one) => one === format);
  if (!kind) {
    const expected = bundleFormats.join(' | ');
    throw new Refusal('invalid', [{ code: 'M-141', field: 'format', values: { expected } }]);
  }
  const bundle = await passThrough(
    'report:read',
    call.credential,
    async (pass) => receiptsOfMonth(pass, await lodgingByCode(pass, code), month),
    call.requestId,
  );
  const { headers } = call.request;
  const language = languageOfPerson(cookieNamed(headers, LANGUAGE_COOKIE), headers.get('accept-language'));
  const name = `receipts-${code}-${month}`;
  if (kind === 'pdf') return file(`${name}.pdf`, 'application/pdf', await bundlePdf(bundle, language));
  if (kind === 'csv') return file(`${name}.csv`, 'text/csv; charset=utf-8', bundleCsv(bundle, language));
  return file(`${name}.jsonl`, lines, bundleFiles(bundle));
}

/** GET …/diligence: a month of the house's own five musts as a paper to show. */
export async function readDiligence(call: Call): Promise<ApiAnswer> {
  const { code = '' } = call.params;
  const { month = '' } = call.query;
  const record = await passThrough(
    'report:read',
    call.credential,
    async (pass) => diligenceOf(pass, await lodgingByCode(pass, code), month),
    call.requestId,
  );
  const { headers } = call.request;
  const language = languageOfPerson(cookieNamed(headers, LANGUAGE_COOKIE), headers.get('accept-language'));
  return file(`diligence-${code}-${month}.pdf`, 'application/pdf', await diligencePdf(record, language));
}

/** GET /keys: the public keys with which receipts verify without asking this house again. */
export async function listKeys(_call: Call): Promise<ApiAnswer> {
  const keys = publishedKeys().map(({ id, pem, current }) => ({ key_id: id, public_key: pem, current }));
  return json(200, { algorithm: 'Ed25519', keys });
}
