import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { SignInput } from './inputs.ts';
import { loadFor } from './load.ts';

type Checker = Pass<'notice:compose'> | Pass<'notice:sign'>;

/** Checks a notice (审核). Refuses M-161, M-762, M-763 one's own. */
export async function check(
  pass: Pass<'notice:compose'>,
  { notice: id }: { notice: string },
): Promise<{ id: string }> {
  await loadFor(pass, id, 'check');
  await pass.sql`update notice set checked_by = ${pass.actor.id}, checked_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${id}`;
  pass.record({ act: 'notice.check', subjectKind: 'notice', subjectId: id });
  return { id };
}

/** Gives a notice back to its composer with a reason; it is a draft again. Refuses M-161, M-762, M-763. */
export async function giveBack(
  pass: Checker,
  { notice: id, why }: { notice: string; why: string },
): Promise<{ id: string }> {
  await loadFor(pass, id, 'return');
  await pass.sql`update notice set asked_at = null, checked_at = null, checked_by = null, returned_by = ${pass.actor.id},
      returned_at = ${pass.now.toISOString()}, returned_why = ${why}
    where county = ${pass.reach.county} and id = ${id}`;
  pass.record({ act: 'notice.return', subjectKind: 'notice', subjectId: id });
  return { id };
}

/**
 * Signs a notice off (签发), which checks it too where nobody has; from here on it goes out by itself. Refuses M-161, M-762,
 * M-763 one's own, M-773 a safety notice whose passing of rest and caps was not approved, M-776 people beyond one's reach.
 */
export async function sign(pass: Pass<'notice:sign'>, input: SignInput): Promise<{ id: string }> {
  const notice = await loadFor(pass, input.notice, 'sign');
  if (notice.safety && !input.safety_ok)
    throw new Refusal('invalid', [{ code: 'M-773', field: 'safety_ok' }]);
  const [seen] = await pass.sql<{ n: number }[]>`select count(*)::int as n from notice_recipient r
    where r.county = ${pass.reach.county} and r.notice_id = ${notice.id} and r.added_at >= ${notice.listedAt?.toISOString() ?? null}`;
  if ((seen?.n ?? 0) < notice.listed) throw new Refusal('forbidden', 'M-776');
  const now = pass.now.toISOString();
  await pass.sql`update notice set checked_by = coalesce(checked_by, ${pass.actor.id}), checked_at = coalesce(checked_at, ${now}),
      signed_by = ${pass.actor.id}, signed_at = ${now}
    where county = ${pass.reach.county} and id = ${notice.id}`;
  pass.record({
    act: 'notice.sign',
    subjectKind: 'notice',
    subjectId: notice.id,
    detail: { rows: notice.listed, way: notice.way, safety: notice.safety },
  });
  pass.enqueue({ queue: 'notice.due', data: { county: pass.reach.county, notice: notice.id } });
  return { id: notice.id };
}

/**
 * Withdraws a notice: whoever has not been sent it never is, and what has not left the house is taken back. Refuses M-161,
 * M-762, M-765 once everybody was sent it.
 */
export async function withdraw(
  pass: Checker,
  { notice: id }: { notice: string },
): Promise<{ id: string; waiting: number }> {
  const { waiting } = await loadFor(pass, id, 'withdraw');
  await pass.sql`update notice set withdrawn_by = ${pass.actor.id}, withdrawn_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${id}`;
  pass.record({ act: 'notice.withdraw', subjectKind: 'notice', subjectId: id, detail: { waiting } });
  pass.enqueue({ queue: 'notice.due', data: { county: pass.reach.county, notice: id } });
  return { id, waiting };
}
