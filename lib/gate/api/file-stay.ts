import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { problemsOf, type ReturnInput } from '#lib/report/inputs.ts';
import { passThrough } from '../entry.ts';
import { jsonOf } from './body.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, json } from './exchange.ts';
import { fileWithin, requestKeyOf } from './file-return.ts';
import { singleStayInput } from './schemas-batch.ts';
import { spoken } from './spoken.ts';

/**
 * POST …/stays: one stay at check-in. The night follows from `check_in`, never from the caller; a stay of the same serial
 * that this key sent before is replaced, nothing else ever is; what is missing is asked at the desk (待补).
 */
export async function fileStay(call: Call): Promise<ApiAnswer> {
  const requestKey = requestKeyOf(call.request.headers.get('idempotency-key'));
  const { text, value } = jsonOf(call.request);
  const parsed = singleStayInput.safeParse(value);
  if (!parsed.success) throw new Refusal('invalid', problemsOf(parsed.error));
  const { late_reason, ...stay } = parsed.data;
  const day = businessDayAt(new Date(stay.check_in));
  const input: ReturnInput = {
    kind: 'guests',
    stays: [stay],
    ...(late_reason === undefined ? {} : { late_reason }),
  };
  const { code = '' } = call.params;
  const channel = 'key' in call.credential ? 'api' : 'web';
  try {
    const filed = await passThrough(
      'report:file',
      call.credential,
      async (pass) => {
        const done = await fileWithin(pass, code, day, { input, requestKey, body: text, channel });
        return { ...done, stay: await stayOf(pass, done.lodgingId, day, done.version, stay.serial) };
      },
      call.requestId,
    );
    const { version, outcome, receipt } = filed;
    return json(
      outcome === 'accepted' ? 201 : 200,
      {
        lodging: code,
        night: day,
        outcome,
        version,
        stay_id: filed.stay?.id ?? null,
        to_complete: filed.stay?.toComplete ?? [],
        receipt: { number: receipt.number, short_code: receipt.shortCode },
        results: filed.results.map((result) => spoken(ofTheStay(result), call.language)),
      },
      { 'content-language': call.language, location: `/api/v1/lodgings/${code}/receipts/${receipt.number}` },
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.kind, error.problems.map(ofTheStay), error.extra);
  }
}

/** The body is the stay itself: no row, no `stays.0.` in front of a field. */
function ofTheStay({ row: _row, ...problem }: Problem): Problem {
  return problem.field === undefined
    ? problem
    : { ...problem, field: problem.field.replace(/^stays\.0\.?/, '') };
}

type StayRow = { id: string; toComplete: string[] };

async function stayOf(
  pass: Pass<'report:file'>,
  lodgingId: string,
  night: BusinessDay,
  version: number,
  serial: string | undefined,
): Promise<StayRow | undefined> {
  const [row] = await pass.sql<StayRow[]>`
    select id, to_complete as "toComplete" from stay
    where county = ${pass.reach.county} and lodging_id = ${lodgingId} and business_day = ${night}::date
      and case when ${serial ?? null}::text is null then entered_in = ${version} else serial = ${serial ?? null}::text end
      and (removed_in is null or removed_in > ${version})
    order by source = ${`key:${pass.actor.id}`} desc, position desc limit 1`;
  return row;
}
