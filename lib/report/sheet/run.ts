import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { dropFiles, keepFile, keptSource } from '#lib/registry/import/kept-files.ts';
import { isCode, levelOf } from '../codes.ts';
import { type FilingResult, fileReports } from '../commands.ts';
import { housesOf } from '../desk.ts';
import { headOf } from './columns.ts';
import { type LineSaid, returnsOf, type SheetReturn, type Stated } from './rows.ts';
import { tableOf } from './table.ts';

type SheetPass = Pass<'report:file'>;
const file = 'sheet';

/** What became of one return of a sheet; the receipt's number and code stand once it is filed. */
export type SheetFiled = Pick<FilingResult, 'outcome' | 'receiptNumber' | 'shortCode'> & {
  lodging: string;
  night: BusinessDay;
  kind: 'nil' | 'guests' | 'closed';
  stays: number;
};
export type SheetOutcome = { lines: LineSaid[]; returns: SheetFiled[]; left: number[] };

/** True for a result that stops its line. */
const stopsLine = (problem: Problem) => !isCode(problem.code) || levelOf(problem) === 'error';

/** The lines that stand in the way of the rest. */
export function badLines({ lines }: Pick<SheetOutcome, 'lines'>): number[] {
  return lines.filter(({ problems }) => problems.some(stopsLine)).map(({ line }) => line);
}

/**
 * Keeps a sheet for its dry run. Throws M-169 and M-171 to M-175 of the file as a whole: nothing is kept then.
 */
export async function keepSheet(pass: SheetPass, bytes: Uint8Array): Promise<{ id: string }> {
  const stated = await statedBy(pass, Buffer.from(bytes));
  if (stated.lines.length === 0) throw new Refusal('invalid', 'M-169');
  const { county } = pass.reach;
  const id = uuidv7(pass.now);
  await keepFile(county, id, file, bytes);
  await pass.sql`insert into return_sheet (county, id, account_id, made_at)
    values (${county}, ${id}, ${pass.actor.id}, ${pass.now.toISOString()})`;
  return { id };
}

async function statedBy(pass: SheetPass, bytes: Buffer): Promise<Stated> {
  const table = await tableOf(bytes);
  const houses = await housesOf(pass);
  const stated = returnsOf(table, houses.length === 1 ? (houses[0]?.code ?? null) : null);
  if (!('missing' in stated)) return stated;
  const value = stated.missing.map((key) => headOf(key, pass.actor.language)).join(', ');
  throw new Refusal('invalid', [{ code: 'M-173', values: { value } }]);
}

type Kept = { filedAt: Date | null; result: SheetOutcome | null };

/** The record of one's own sheet. Throws not_found for another's, and for one whose file was cleared unfiled. */
export async function sheetOf(pass: SheetPass, id: string): Promise<Kept> {
  const [row] = await pass.sql<{ filed: string | null; result: SheetOutcome | string | null }[]>`
    select filed_at as filed, result from return_sheet where county = ${pass.reach.county} and id = ${id}`;
  if (!row) throw new Refusal('not_found', 'M-161');
  const result: SheetOutcome | null = typeof row.result === 'string' ? JSON.parse(row.result) : row.result;
  return { filedAt: row.filed ? new Date(row.filed) : null, result };
}

async function bytesOf(county: string, id: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of keptSource(county, id, file, [file]).open(file) ?? []) parts.push(part);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Refusal('not_found', 'M-161');
    throw error;
  }
  return Buffer.concat(parts);
}

/**
 * Files what a sheet states, without the lines named. For a dry run the caller takes the transaction back. One result a
 * line and one a return; what one return refuses leaves the others filed.
 */
export async function fileLines(
  pass: SheetPass,
  id: string,
  without: readonly number[],
): Promise<SheetOutcome> {
  await sheetOf(pass, id);
  const stated = await statedBy(pass, await bytesOf(pass.reach.county, id));
  const ids = new Map((await housesOf(pass)).map((house) => [house.code, house.id]));
  const lineOf = new Map(stated.lines.map((said) => [said.line, said]));
  const wanted = stated.returns.flatMap((one) => kept(one, without));
  const known = wanted.filter((one) => {
    const reached = ids.has(one.lodging);
    if (!reached)
      for (const line of one.lines) lineOf.get(line)?.problems.push({ code: 'M-161', field: 'lodging' });
    return reached;
  });
  const results = await fileAll(pass, id, known, ids);
  const returns = known.map((one, place): SheetFiled => {
    const {
      outcome,
      receiptNumber,
      shortCode,
      results: said,
    } = results[place] ?? { outcome: 'refused', results: [] };
    for (const problem of said) {
      const line = one.lines[problem.row ?? 0] ?? one.lines[0] ?? 0;
      lineOf.get(line)?.problems.push(problem);
    }
    const stays = one.input.kind === 'guests' ? one.input.stays.length : 0;
    return {
      lodging: one.lodging,
      night: one.night,
      kind: one.input.kind,
      stays,
      outcome,
      receiptNumber,
      shortCode,
    };
  });
  return { lines: stated.lines, returns, left: [...without] };
}

function kept(one: SheetReturn, without: readonly number[]): SheetReturn[] {
  const places = one.lines.flatMap((line, place) => (without.includes(line) ? [] : [place]));
  if (places.length === 0) return [];
  if (one.input.kind !== 'guests') return [one];
  const stays = one.input.stays.filter((_, place) => places.includes(place));
  return [
    { ...one, lines: one.lines.filter((line) => !without.includes(line)), input: { ...one.input, stays } },
  ];
}

async function fileAll(
  pass: SheetPass,
  id: string,
  returns: readonly SheetReturn[],
  ids: ReadonlyMap<string, string>,
): Promise<FilingResult[]> {
  const filings = returns.map(({ lodging, night, input }) => ({
    lodgingId: ids.get(lodging) ?? '',
    day: night,
    input,
    requestKey: `sheet/${id}/${night}`,
    body: JSON.stringify(input),
  }));
  const [only] = filings;
  if (!only) return [];
  try {
    return await fileReports(pass, filings, { channel: 'web', history: false });
  } catch (error) {
    if (!(error instanceof Refusal) || filings.length > 1) throw error;
    return [{ lodgingId: only.lodgingId, day: only.day, outcome: 'refused', results: error.problems }];
  }
}

/** Keeps what was filed and lets the file go; the result names lines and results, nothing that was typed. */
export async function closeSheet(pass: SheetPass, id: string, outcome: SheetOutcome): Promise<void> {
  const lines = outcome.lines.map((said) => ({
    ...said,
    problems: said.problems.map(({ values: { value: _, ...values } = {}, ...rest }) => ({ ...rest, values })),
  }));
  await pass.sql`update return_sheet set filed_at = ${pass.now.toISOString()},
    result = ${JSON.stringify({ ...outcome, lines })}::text::jsonb
    where county = ${pass.reach.county} and id = ${id}`;
  await dropFiles(pass.reach.county, id);
}
