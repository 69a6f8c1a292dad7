import type { Pass } from '#lib/access/pass.ts';
import { askApproval, decideApproval, personOf } from '#lib/approval/commands.ts';
import type { DecisionInput } from '#lib/approval/inputs.ts';
import { businessDay, daysBetween } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { HoldInput } from './inputs.ts';

/** The longest a hold reaches over nights of one lodging. */
const nightsAtMost = 366;

/** A legal hold; nights both included, instants UTC. It stops the clearing clock while `inForce`. */
export type Hold = {
  id: string;
  lodgingId: string;
  lodgingCode: string;
  lodgingName: string;
  fromDay: string;
  toDay: string;
  caseNumber: string;
  askedBy: string;
  askedAt: Date;
  approvalId: string;
  inForceAt: Date | null;
  releasedAt: Date | null;
  inForce: boolean;
  /** the second person said no */
  declined: boolean;
};

/**
 * Asks that a lodging's nights stay readable for a case; nothing is held until another approved it. Returns the hold's
 * and the approval's id. Refuses M-161 a lodging out of reach, M-310 an order or length of nights that cannot be.
 */
export async function askHold(
  pass: Pass<'hold:ask'>,
  input: HoldInput,
): Promise<{ hold: string; approval: string }> {
  const fromDay = businessDay(input.from_day, 'from_day');
  const toDay = businessDay(input.to_day, 'to_day');
  const nights = daysBetween(fromDay, toDay) + 1;
  if (nights < 1 || nights > nightsAtMost) throw new Refusal('invalid', [{ code: 'M-310', field: 'to_day' }]);
  const { county } = pass.reach;
  const [lodging] = await pass.sql`select from lodging where county = ${county} and id = ${input.lodging}`;
  if (!lodging) throw new Refusal('not_found', 'M-161');
  const hold = uuidv7(pass.now);
  const approval = await askApproval(pass, {
    kind: 'legal_hold',
    lodgingId: input.lodging,
    subjectId: hold,
    detail: { from_day: fromDay, to_day: toDay, case_number: input.case_number },
    reason: 'case',
  });
  await pass.sql`insert into legal_hold (county, id, lodging_id, from_day, to_day, case_number, asked_by, asked_at, approval_id)
    values (${county}, ${hold}, ${input.lodging}, ${fromDay}, ${toDay}, ${input.case_number}, ${personOf(pass)},
      ${pass.now.toISOString()}, ${approval})`;
  return { hold, approval };
}

/** The second person's answer; approved, the hold is in force from this instant. Refusals as `decideApproval`. */
export async function decideHold(
  pass: Pass<'hold:approve'>,
  input: DecisionInput,
): Promise<{ hold: string; approved: boolean }> {
  const { subjectId, approved } = await decideApproval(pass, 'legal_hold', input.approval, input.approved);
  if (approved)
    await pass.sql`update legal_hold set in_force_at = ${pass.now.toISOString()}
      where county = ${pass.reach.county} and id = ${subjectId}`;
  return { hold: subjectId, approved };
}

/** Ends a hold in force: what is past its clearing date goes with the next run. Refuses M-161 any other. */
export async function releaseHold(pass: Pass<'hold:approve'>, hold: string): Promise<void> {
  const [released] = await pass.sql<{ lodgingId: string }[]>`
    update legal_hold set released_at = ${pass.now.toISOString()}, released_by = ${personOf(pass)}
    where county = ${pass.reach.county} and id = ${hold} and in_force_at is not null and released_at is null
    returning lodging_id as "lodgingId"`;
  if (!released) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'hold.release',
    subjectKind: 'legal_hold',
    subjectId: hold,
    lodgingId: released.lodgingId,
  });
}

/** The holds within reach, newest first; with `lodging` those of one. */
export async function holdsWithin(
  pass: Pass<'hold:ask'> | Pass<'hold:approve'>,
  lodging: string | null = null,
): Promise<Hold[]> {
  type Row = Omit<Hold, 'askedAt' | 'inForceAt' | 'releasedAt' | 'inForce'>;
  const rows = await pass.sql<
    (Row & { askedAt: string; inForceAt: string | null; releasedAt: string | null })[]
  >`select h.id, h.lodging_id as "lodgingId", l.code as "lodgingCode", l.name as "lodgingName", h.from_day::text as "fromDay",
      h.to_day::text as "toDay", h.case_number as "caseNumber", h.asked_by as "askedBy", h.asked_at as "askedAt",
      h.approval_id as "approvalId", h.in_force_at as "inForceAt", h.released_at as "releasedAt",
      coalesce(not a.approved, false) as declined
    from legal_hold h left join approval a on a.county = h.county and a.id = h.approval_id
    join lodging l on l.county = h.county and l.id = h.lodging_id
    where h.county = ${pass.reach.county} and (${lodging}::uuid is null or h.lodging_id = ${lodging}::uuid)
    order by h.asked_at desc, h.id`;
  return rows.map((row) => ({
    ...row,
    askedAt: new Date(row.askedAt),
    inForceAt: row.inForceAt ? new Date(row.inForceAt) : null,
    releasedAt: row.releasedAt ? new Date(row.releasedAt) : null,
    inForce: row.inForceAt !== null && row.releasedAt === null,
  }));
}
