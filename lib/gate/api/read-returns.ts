import { businessDay } from '#lib/clock/business-day.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { passThrough } from '../entry.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, json } from './exchange.ts';
import {
  isSpan,
  longestSpan,
  maskedStays,
  type NightLine,
  nightLines,
  receiptsOf,
  type StoredReceipt,
} from './reads.ts';
import { spoken } from './spoken.ts';

function receiptBody(receipt: StoredReceipt, language: Language) {
  return {
    number: receipt.number,
    short_code: receipt.shortCode,
    version: receipt.version,
    kind: receipt.kind,
    stays: receipt.stays,
    accepted_at: receipt.acceptedAt.toISOString(),
    channel: receipt.channel,
    content_hash: receipt.contentHash.toString('hex'),
    key_id: receipt.keyId,
    signature: receipt.signature.toString('base64url'),
    results: receipt.results.map((result) => spoken(result, language)),
  };
}

function nightBody(line: NightLine) {
  return {
    night: line.day,
    state: line.state,
    due_at: line.due?.toISOString() ?? null,
    kind: line.kind,
    stays: line.stays,
    version: line.version,
    first_accepted_at: line.acceptedAt?.toISOString() ?? null,
    receipt_number: line.receiptNumber,
  };
}

/** GET …/days/{night} */
export async function readNight(call: Call): Promise<ApiAnswer> {
  const { code = '', night = '' } = call.params;
  const read = await passThrough(
    'report:read',
    call.credential,
    async (pass) => {
      const day = businessDay(night);
      const { id } = await lodgingByCode(pass, code);
      const [line] = await nightLines(pass, id, day, day);
      if (!line) throw new Error('a span of one night has one line');
      return {
        line,
        receipts: await receiptsOf(pass, id, { night: day }),
        stays: await maskedStays(pass, id, day),
      };
    },
    call.requestId,
  );
  return json(
    200,
    {
      lodging: code,
      ...nightBody(read.line),
      receipts: read.receipts.map((receipt) => receiptBody(receipt, call.language)),
      in_return: read.stays,
    },
    { etag: `"${read.line.version}"`, 'content-language': call.language },
  );
}

/** GET …/days?from&to */
export async function listNights(call: Call): Promise<ApiAnswer> {
  const { code = '' } = call.params;
  const lines = await passThrough(
    'report:read',
    call.credential,
    async (pass) => {
      const from = businessDay(call.query.from, 'from');
      const to = businessDay(call.query.to, 'to');
      if (!isSpan(from, to))
        throw new Refusal('invalid', [{ code: 'M-147', field: 'to', values: { max: longestSpan } }]);
      const { id } = await lodgingByCode(pass, code);
      return nightLines(pass, id, from, to);
    },
    call.requestId,
  );
  return json(200, { lodging: code, nights: lines.map(nightBody) });
}

/** The receipt an address names. Throws not_found for one that is none of this lodging's. */
export function receiptAt(call: Call): Promise<StoredReceipt> {
  const { code = '', number = '' } = call.params;
  return passThrough(
    'report:read',
    call.credential,
    async (pass) => {
      const { id } = await lodgingByCode(pass, code);
      const [found] = await receiptsOf(pass, id, { number });
      if (!found) throw new Refusal('not_found', 'M-161');
      return found;
    },
    call.requestId,
  );
}

/** GET …/receipts/{number} */
export async function readReceipt(call: Call): Promise<ApiAnswer> {
  const { code = '' } = call.params;
  const receipt = await receiptAt(call);
  return json(
    200,
    { lodging: code, night: receipt.night, ...receiptBody(receipt, call.language) },
    { 'content-language': call.language },
  );
}

/** GET /lodgings: whose returns this key or session may file and read. */
export async function listLodgings(call: Call): Promise<ApiAnswer> {
  const lodgings = await passThrough(
    'report:read',
    call.credential,
    async (pass) =>
      pass.sql<{ code: string; name: string }[]>`
        select code, name from lodging where county = ${pass.reach.county} order by code limit 2000`.then(
        (rows) => [...rows],
      ),
    call.requestId,
  );
  return json(200, { lodgings });
}
