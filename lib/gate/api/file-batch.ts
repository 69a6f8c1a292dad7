import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { type Filing, type FilingResult, fileReports } from '#lib/report/commands.ts';
import { lockNights } from '#lib/report/facts.ts';
import { problemsOf } from '#lib/report/inputs.ts';
import { passThrough } from '../entry.ts';
import { jsonOf } from './body.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, json } from './exchange.ts';
import { requestKeyOf, returnOf } from './file-return.ts';
import { statusOfRefusal } from './problem.ts';
import { receiptsOf } from './reads.ts';
import { batchInput, batchItem, largestBatch } from './schemas-batch.ts';
import { spoken } from './spoken.ts';

type Item = { lodging: string; night: BusinessDay; requestKey: string; filing: Omit<Filing, 'lodgingId'> };
type Judged = { at: number; item: Item } | { at: number; refusal: Refusal };
type Done = { at: number; status: number; result: Partial<FilingResult> & { results: readonly Problem[] } };

/**
 * POST /returns: up to 100 returns of any lodgings of the key in one transaction. Each has its own key and its own result;
 * one that is refused keeps no other back. The same batch again gives the same answers.
 */
export async function fileBatch(call: Call): Promise<ApiAnswer> {
  const { value } = jsonOf(call.request);
  const parsed = batchInput.safeParse(value);
  if (!parsed.success) {
    const tooMany = Array.isArray(value.returns) && value.returns.length > largestBatch;
    throw new Refusal(
      'invalid',
      tooMany
        ? [{ code: 'M-147', field: 'returns', values: { max: largestBatch } }]
        : problemsOf(parsed.error),
    );
  }
  const judged = firstOfEachKey(parsed.data.returns.map(judge));
  const channel = 'key' in call.credential ? 'api' : 'web';
  const done = await passThrough(
    'report:file',
    call.credential,
    async (pass) => {
      const good = await reached(pass, judged);
      await lockNights(
        pass,
        good.map(({ filing }) => filing),
      );
      const done: Done[] = [];
      for (const wave of waves(good)) done.push(...(await fileWave(pass, wave, channel)));
      return done;
    },
    call.requestId,
  );
  const refused = judged.flatMap((one) => ('refusal' in one ? [one] : []));
  const items = parsed.data.returns.map((_, at) => {
    const one = done.find((each) => each.at === at);
    const no = refused.find((each) => each.at === at)?.refusal ?? new Refusal('not_found', 'M-161');
    return one ?? { at, status: statusOfRefusal(no), result: { results: no.problems } };
  });
  return json(
    200,
    {
      accepted: items.filter(({ status }) => status < 300).length,
      refused: items.filter(({ status }) => status >= 300).length,
      items: items.map(({ at, status, result }) => ({
        item: at,
        status,
        lodging: nameIn(parsed.data.returns[at], 'lodging'),
        night: nameIn(parsed.data.returns[at], 'night'),
        ...(result.outcome && result.outcome !== 'refused' ? { outcome: result.outcome } : {}),
        ...(result.version === undefined ? {} : { version: result.version }),
        ...(result.receiptNumber && result.shortCode
          ? { receipt: { number: result.receiptNumber, short_code: result.shortCode } }
          : {}),
        results: result.results.map((problem) => spoken(problem, call.language)),
      })),
    },
    { 'content-language': call.language },
  );
}

const nameIn = (item: unknown, name: 'lodging' | 'night'): string =>
  typeof item === 'object' && item !== null && name in item
    ? String((item as Record<string, unknown>)[name]).slice(0, 40)
    : '';

/** One item read on its own, so that a malformed one is refused alone. */
function judge(item: unknown, at: number): Judged {
  try {
    const parsed = batchItem.safeParse(item);
    if (!parsed.success) throw new Refusal('invalid', problemsOf(parsed.error));
    const { lodging, night, idempotency_key, return: stated } = parsed.data;
    const day = businessDay(night);
    const requestKey = requestKeyOf(idempotency_key);
    const input = returnOf(stated, undefined);
    // Parsed and written again: white space between two tries does not make another body.
    const body = JSON.stringify(stated);
    return { at, item: { lodging, night: day, requestKey, filing: { day, input, requestKey, body } } };
  } catch (error) {
    if (error instanceof Refusal) return { at, refusal: error };
    throw error;
  }
}

/** A key used twice for one lodging within a batch names one return: the second is M-144. */
function firstOfEachKey(judged: Judged[]): Judged[] {
  const seen = new Set<string>();
  return judged.map((one) => {
    if ('refusal' in one) return one;
    const name = `${one.item.lodging}/${one.item.requestKey}`;
    if (!seen.has(name)) {
      seen.add(name);
      return one;
    }
    return { at: one.at, refusal: new Refusal('conflict', [{ code: 'M-144', field: 'idempotency_key' }]) };
  });
}

type Reached = { at: number; filing: Filing };

async function reached(pass: Pass<'report:file'>, judged: readonly Judged[]): Promise<Reached[]> {
  const items = judged.flatMap((one) => ('item' in one ? [one] : []));
  const codes = [...new Set(items.map(({ item }) => item.lodging.slice(0, 40)))];
  const rows = await pass.sql<{ id: string; code: string }[]>`
    select id, code from lodging where code = any (${codes}::text[])`;
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  return items.flatMap(({ at, item }) => {
    const lodgingId = ids.get(item.lodging);
    return lodgingId ? [{ at, filing: { ...item.filing, lodgingId } }] : [];
  });
}

/** Filings of one night go one after another: the second sees what the first wrote. */
function waves(items: readonly Reached[]): Reached[][] {
  const made: Reached[][] = [];
  const turn = new Map<string, number>();
  for (const one of items) {
    const night = `${one.filing.lodgingId}/${one.filing.day}`;
    const at = turn.get(night) ?? 0;
    turn.set(night, at + 1);
    made[at] = [...(made[at] ?? []), one];
  }
  return made;
}

async function fileWave(
  pass: Pass<'report:file'>,
  wave: readonly Reached[],
  channel: 'api' | 'web',
): Promise<Done[]> {
  const filings = wave.map(({ filing }) => filing);
  const results = await fileEach(pass, filings, channel);
  const done: Done[] = [];
  for (const [n, result] of results.entries()) {
    const at = wave[n]?.at ?? -1;
    if (result.outcome === 'refused') {
      // the code knows how its refusal is answered (codes.ts)
      const status = statusOfRefusal(new Refusal('invalid', [...result.results]));
      done.push({ at, status, result });
    } else
      done.push({ at, status: result.version === 1 ? 201 : 200, result: await withReceipt(pass, result) });
  }
  return done;
}

/** A single filing that is refused throws; in a batch it is a result like any other. */
async function fileEach(
  pass: Pass<'report:file'>,
  filings: readonly Filing[],
  channel: 'api' | 'web',
): Promise<FilingResult[]> {
  const [only, ...more] = filings;
  if (!only || more.length > 0) return fileReports(pass, filings, { channel, history: false });
  try {
    return await fileReports(pass, filings, { channel, history: false });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { lodgingId, day } = only;
    return [{ lodgingId, day, outcome: 'refused', results: error.problems }];
  }
}

async function withReceipt(pass: Pass<'report:file'>, result: FilingResult): Promise<FilingResult> {
  if (result.receiptNumber || result.version === undefined) return result;
  const [found] = await receiptsOf(pass, result.lodgingId, { night: result.day, version: result.version });
  return found ? { ...result, receiptNumber: found.number, shortCode: found.shortCode } : result;
}
