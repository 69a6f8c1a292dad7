import { randomUUID } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Channel, type FilingResult, fileReports } from '#lib/report/commands.ts';
import { problemsOf, type ReturnInput, returnInput } from '#lib/report/inputs.ts';
import { passThrough } from '../entry.ts';
import { tryOut } from '../take-back.ts';
import { jsonOf } from './body.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, json } from './exchange.ts';
import { receiptsOf } from './reads.ts';
import { spoken } from './spoken.ts';

/** 1 to 64 visible ASCII characters (architecture.md, One request). Throws M-143. */
export function requestKeyOf(text: string | null | undefined): string {
  if (typeof text !== 'string' || !/^[\x21-\x7e]{1,64}$/.test(text)) {
    throw new Refusal('invalid', [{ code: 'M-143', field: 'Idempotency-Key' }]);
  }
  return text;
}

/** The version a caller saw: a strong entity tag of a number (RFC 9110 13.1.1); anything else, `*` included, is M-149. */
function ifMatchOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const version = /^"(\d{1,6})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Refusal('invalid', [{ code: 'M-149', field: 'If-Match' }]);
  return Number(version);
}

/** The return a body states, with the version its caller saw. Throws every problem of its shape at once. */
export function returnOf(value: unknown, ifMatch: number | undefined): ReturnInput {
  const parsed = returnInput.safeParse(value);
  if (!parsed.success) throw new Refusal('invalid', problemsOf(parsed.error));
  const input = parsed.data;
  if (ifMatch === undefined) return input;
  if (input.seen_version !== undefined && input.seen_version !== ifMatch) {
    throw new Refusal('invalid', [{ code: 'M-149', field: 'seen_version' }]);
  }
  return { ...input, seen_version: ifMatch };
}

export type Filed = FilingResult & { version: number; receipt: { number: string; shortCode: string } };

type Sent = { input: ReturnInput; requestKey: string; body: string; channel: Channel };

/** Files one return through the gate and looks up the receipt that answers it, also when nothing new was said. */
export async function fileOne(
  call: Pick<Call, 'credential' | 'requestId' | 'params'>,
  sent: Sent,
): Promise<Filed> {
  const { code = '', night = '' } = call.params;
  return passThrough(
    'report:file',
    call.credential,
    (pass) => fileWithin(pass, code, businessDay(night), sent),
    call.requestId,
  );
}

/** The same within an entry that is already made. */
export async function fileWithin(
  pass: Pass<'report:file'>,
  code: string,
  day: BusinessDay,
  { input, requestKey, body, channel }: Sent,
): Promise<Filed> {
  const { id } = await lodgingByCode(pass, code);
  const [result] = await fileReports(pass, [{ lodgingId: id, day, input, requestKey, body }], {
    channel,
    history: false,
  });
  if (result?.version === undefined) throw new Error('a single filing has one result');
  const { version } = result;
  if (result.receiptNumber !== undefined && result.shortCode !== undefined) {
    return { ...result, version, receipt: { number: result.receiptNumber, shortCode: result.shortCode } };
  }
  const [receipt] = await receiptsOf(pass, id, { night: day, version });
  if (!receipt) throw new Error('a version has a receipt');
  return { ...result, version, receipt };
}

/** POST …/days/{night}/check: all that a PUT does, in a transaction that is then taken back. */
export async function checkReturn(call: Call): Promise<ApiAnswer> {
  const { text, value } = jsonOf(call.request);
  const input = returnOf(value, ifMatchOf(call.request.headers.get('if-match')));
  const { code = '', night = '' } = call.params;
  const channel = 'key' in call.credential ? 'api' : 'web';
  const sent: Sent = { input, requestKey: `check/${randomUUID()}`, body: text, channel };
  const { outcome, version, results } = await tryOut(
    'report:file',
    call.credential,
    (pass) => fileWithin(pass, code, businessDay(night), sent),
    call.requestId,
  );
  const told = results.map((result) => spoken(result, call.language));
  return json(
    200,
    { lodging: code, night, outcome, version, results: told },
    { 'content-language': call.language },
  );
}

/** PUT …/days/{night}: machines and the offline queue. */
export async function fileReturn(call: Call): Promise<ApiAnswer> {
  const { headers } = call.request;
  const requestKey = requestKeyOf(headers.get('idempotency-key'));
  const ifMatch = ifMatchOf(headers.get('if-match'));
  const { text, value } = jsonOf(call.request);
  const input = returnOf(value, ifMatch);
  const channel = 'key' in call.credential ? 'api' : 'web';
  const filed = await fileOne(call, { input, requestKey, body: text, channel });
  return filedAnswer(call, filed, call.language);
}

function filedAnswer(call: Call, filed: Filed, language: Language): ApiAnswer {
  const { code = '', night = '' } = call.params;
  const { version, receipt, outcome, results } = filed;
  return json(
    // The first version made the resource (RFC 9110 9.3.4); the same request again gets the same answer.
    outcome === 'accepted' && version === 1 ? 201 : 200,
    {
      lodging: code,
      night,
      outcome,
      version,
      receipt: { number: receipt.number, short_code: receipt.shortCode },
      results: results.map((result) => spoken(result, language)),
    },
    {
      etag: `"${version}"`,
      location: `/api/v1/lodgings/${code}/receipts/${receipt.number}`,
      'content-language': language,
    },
  );
}
