import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt, daysBetween } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { reachesBack } from './commands.ts';
import type { ClosureAsk, ClosureDecision, Reopening } from './inputs.ts';
import { closuresOf, lodgingByCode } from './queries.ts';
import { overlaps } from './rules.ts';

const longest = 366;
const aheadAtMost = 366;

/**
 * An owner asks that the house be shut from one night to another, both included. Nothing changes until the police
 * decide. Refuses M-284 an order, length or reach of days that cannot be, M-285 nights another closure holds or asks.
 */
export async function askClosure(pass: Pass<'closure:ask'>, input: ClosureAsk): Promise<{ id: string }> {
  const lodging = await lodgingByCode(pass, input.code);
  const from = businessDay(input.from_day, 'from_day');
  const to = businessDay(input.to_day, 'to_day');
  const running = businessDayAt(pass.now);
  const length = daysBetween(from, to) + 1;
  if (length < 1 || length > longest) throw new Refusal('invalid', [{ code: 'M-284', field: 'to_day' }]);
  if (from < addDays(running, -reachesBack) || from > addDays(running, aheadAtMost))
    throw new Refusal('invalid', [{ code: 'M-284', field: 'from_day' }]);
  const others = await closuresOf(pass, { lodgingId: lodging.id });
  const span = { fromDay: from, toDay: to };
  if (others.some((other) => other.approved !== false && overlaps(other, span)))
    throw new Refusal('conflict', [{ code: 'M-285', field: 'from_day' }]);
  const id = uuidv7(pass.now);
  await pass.sql`insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_by, asked_at)
    values (${pass.reach.county}, ${id}, ${lodging.id}, ${from}, ${to}, ${input.reason}, ${pass.actor.id}::uuid, ${pass.now.toISOString()})`;
  pass.record({
    act: 'closure.ask',
    subjectKind: 'closure',
    subjectId: id,
    lodgingId: lodging.id,
    detail: { from_day: from, to_day: to, reason: input.reason },
  });
  return { id };
}

/**
 * A 民警 approves or declines; once approved the nights leave the expected (product.md, The day). One decision a closure:
 * two who decide at once are told apart by the row (M-286). Out of reach is not found.
 */
export async function decideClosure(
  pass: Pass<'closure:decide'>,
  input: ClosureDecision,
): Promise<{ approved: boolean }> {
  const [decided] = await pass.sql<{ lodgingId: string }[]>`
    update closure set decided_by = ${pass.actor.id}::uuid, decided_at = ${pass.now.toISOString()}, approved = ${input.approved}
    where id = ${input.closure_id} and decided_at is null returning lodging_id as "lodgingId"`;
  if (!decided) {
    const [known] = await pass.sql`select from closure where id = ${input.closure_id}`;
    throw known ? new Refusal('conflict', 'M-286') : new Refusal('not_found', 'M-161');
  }
  pass.record({
    act: input.approved ? 'closure.approve' : 'closure.decline',
    subjectKind: 'closure',
    subjectId: input.closure_id,
    lodgingId: decided.lodgingId,
  });
  return { approved: input.approved };
}

/**
 * The owner opens again early: from a night on, tonight or later, returns are expected. A closure that has not begun, or was
 * not decided, is taken back whole. Needs nobody's consent, since it only adds to the duty; nights before stay excused.
 * Refuses M-291 a night that is over or outside, M-161 a closure out of reach.
 */
export async function reopen(pass: Pass<'closure:ask'>, input: Reopening): Promise<{ id: string }> {
  const open = businessDay(input.open_from, 'open_from');
  const [closure] = await pass.sql<{ lodgingId: string; from: string; to: string; declined: boolean }[]>`
    select lodging_id as "lodgingId", from_day::text as "from", to_day::text as "to", approved is false as declined
    from closure where id = ${input.closure_id} for update`;
  if (!closure) throw new Refusal('not_found', 'M-161');
  const begun = closure.from < open;
  const first = begun ? open : businessDay(closure.from);
  if (open < businessDayAt(pass.now) || open > closure.to || closure.declined)
    throw new Refusal('invalid', [{ code: 'M-291', field: 'open_from' }]);
  await pass.sql`update closure set planned_to_day = coalesce(planned_to_day, to_day), to_day = ${addDays(first, -1)},
      reopened_at = ${pass.now.toISOString()}, reopened_by = ${pass.actor.id}::uuid
    where id = ${input.closure_id}`;
  pass.record({
    act: begun ? 'closure.reopen' : 'closure.withdraw',
    subjectKind: 'closure',
    subjectId: input.closure_id,
    lodgingId: closure.lodgingId,
    detail: { open_from: first, to_day: closure.to },
  });
  return { id: input.closure_id };
}
