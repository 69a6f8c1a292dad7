import { z } from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDay, instantInNight } from '#lib/clock/business-day.ts';
import { nightName } from '#lib/clock/words.ts';
import { send } from '#lib/delivery/send.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { problem } from '../codes.ts';
import { type FilingResult, fileReports } from '../commands.ts';
import type { ReturnInput } from '../inputs.ts';
import { limits } from '../text.ts';
import { behalfWords } from './words.ts';

const time = /^([01]\d|2[0-3]):[0-5]\d$/;
const line = (max: number) => z.string().trim().max(max, 'M-121').default('');

/** What an officer was told on the telephone: by whom, and a nil, a closed night or one child; another child is sent again. */
export const behalfInput = z
  .object({
    code: z.string().max(20),
    night: z.string(),
    said_by: z.string().trim().min(1, 'M-120').max(40, 'M-121'),
    kind: z.enum(['nil', 'closed', 'guests'], 'M-141'),
    name: line(limits.name),
    papers: z.enum(['resident_id', 'none']).catch('resident_id'),
    room: line(limits.room),
    time: z.string().regex(time, 'M-135').or(z.literal('')).default(''),
    request_key: z.string().regex(/^[\x21-\x7e]{1,64}$/, 'M-143'),
  })
  .superRefine(({ kind, name, time }, context) => {
    if (kind !== 'guests') return;
    if (name === '') context.addIssue({ code: 'custom', path: ['name'], message: 'M-120' });
    if (time === '') context.addIssue({ code: 'custom', path: ['time'], message: 'M-134' });
  });

export type BehalfInput = z.output<typeof behalfInput>;

/** The return an officer states; what the house alone knows is left to complete and asked at its desk. */
function returnOf(input: BehalfInput, night: BusinessDay): ReturnInput {
  if (input.kind !== 'guests') return { kind: input.kind };
  return {
    kind: 'guests',
    stays: [
      {
        child: { name: input.name, document_type: input.papers },
        check_in: instantInNight(night, input.time).toISOString(),
        ...(input.room ? { room: input.room } : {}),
      },
    ],
  };
}

/** A return as a house told it: for which lodging, by whom, whether it was taken now or had been before. */
export type Told = { filed: FilingResult; lodging: string; fresh: boolean };

/**
 * Files for a house after a call, marked so for ever; the people the house is called by are told and asked to confirm or
 * correct. Who said so is the reason of one that comes after its window. Throws every Refusal of filing, and not_found for a
 * house out of reach.
 */
export async function fileOnBehalf(pass: Pass<'report:on_behalf'>, input: BehalfInput): Promise<Told> {
  const day = businessDay(input.night);
  const { id, name } = await lodgingByCode(pass, input.code);
  const stated = returnOf(input, day);
  const filing = {
    lodgingId: id,
    day,
    input: stated,
    requestKey: input.request_key,
    body: JSON.stringify({ stated, said_by: input.said_by }),
  };
  const [filed] = await fileReports(pass, [filing], { channel: 'on_behalf', history: false });
  if (!filed?.version) throw new Error('a single filing has one result');
  if (filed.outcome !== 'accepted') return { filed, lodging: id, fresh: false };
  const { county } = pass.reach;
  const made = await pass.sql`
    insert into report_on_behalf (county, report_id, n, lodging_id, business_day, said_by, filed_by, officer_name, filed_at)
    select ${county}, r.id, ${filed.version}, ${id}, ${day}, ${input.said_by}, ${pass.actor.id}, ${pass.actor.name ?? ''},
      ${pass.now.toISOString()}
    from report r where r.county = ${county} and r.lodging_id = ${id} and r.business_day = ${day}
    on conflict do nothing returning n`;
  if (made.length > 0) await tell(pass, { id, name, code: input.code }, day, filed);
  return { filed, lodging: id, fresh: made.length > 0 };
}

async function tell(
  pass: Pass<'report:on_behalf'>,
  house: { id: string; name: string; code: string },
  day: BusinessDay,
  { version }: FilingResult,
): Promise<void> {
  const people = await pass.sql<{ account: string }[]>`
    select distinct account_id as account from lodging_contact
    where county = ${pass.reach.county} and lodging_id = ${house.id} and account_id is not null`;
  await send(
    pass,
    people.map(({ account }) => ({
      key: `behalf/${house.id}/${day}/${version}/${account}`,
      account,
      kind: 'task' as const,
      text: (language) => ({
        title: behalfWords(language).messageTitle(house.name, nightName(day, language)),
        body: behalfWords(language).messageBody,
      }),
      lodgings: [house.id],
      path: `/desk?lodging=${encodeURIComponent(house.code)}`,
    })),
  );
}

/** A version filed for the house that nobody there has confirmed or followed by a version of their own. */
export type Unconfirmed = {
  report: string;
  n: number;
  night: BusinessDay;
  kind: 'nil' | 'guests' | 'closed';
  stays: number;
  saidBy: string;
  officer: string;
  filedAt: Date;
};

/** What waits for the house's word, oldest night first. */
export async function unconfirmedOf(pass: Pass<'desk:read'>, lodgingId: string): Promise<Unconfirmed[]> {
  const rows = await pass.sql<(Omit<Unconfirmed, 'filedAt'> & { filed_at: string })[]>`
    select b.report_id as report, b.n, b.business_day::text as night, r.kind, r.stays, b.said_by as "saidBy",
      b.officer_name as officer, b.filed_at
    from report_on_behalf b join report r on r.county = b.county and r.id = b.report_id and r.n = b.n
    where b.county = ${pass.reach.county} and b.lodging_id = ${lodgingId} and b.confirmed_at is null
    order by b.business_day`;
  return rows.map(({ filed_at, ...row }) => ({ ...row, filedAt: new Date(filed_at) }));
}

export const confirmInput = z.object({
  lodging: z.string().max(20),
  report: z.uuid({ error: 'M-156' }),
  n: z.coerce.number().int().positive(),
});

/** The house says that what was filed for it is right. Throws M-156 for a version out of reach or confirmed before. */
export async function confirmBehalf(
  pass: Pass<'report:file'>,
  { report, n }: z.output<typeof confirmInput>,
): Promise<{ night: BusinessDay }> {
  const [row] = await pass.sql<{ night: BusinessDay; lodging: string }[]>`
    update report_on_behalf set confirmed_at = ${pass.now.toISOString()}, confirmed_by = ${pass.actor.id}
    where county = ${pass.reach.county} and report_id = ${report} and n = ${n} and confirmed_at is null
    returning business_day::text as night, lodging_id as lodging`;
  if (!row) throw new Refusal('not_found', [problem('M-156')]);
  pass.record({
    act: 'report.confirmed',
    subjectKind: 'report',
    subjectId: report,
    lodgingId: row.lodging,
    detail: { n },
  });
  return { night: row.night };
}
