import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { type Objection, objectToDeciding } from './rules.ts';
import { type Asks, type Decides, type Kind, kinds } from './terms.ts';

/** What a second person is asked; `detail` and `reason` hold ids and codes, never a child's data. */
export type Asking<K extends Kind> = {
  kind: K;
  lodgingId: string | null;
  subjectId: string;
  detail: Record<string, string>;
  reason: string;
};

/** What was decided, for the room whose act it was. */
export type Decided = {
  id: string;
  lodgingId: string | null;
  subjectId: string;
  detail: Record<string, string>;
  reason: string;
  askedBy: string;
  approved: boolean;
};

/** Throws the refusal an objection stands for. */
export function refuse(objection: Objection | null): void {
  if (objection) throw new Refusal(objection.kind, [objection.problem]);
}

/** The account behind a pass: only persons ask, decide and reveal. */
export function personOf(pass: { actor: { kind: string; id: string | null } }): string {
  if (pass.actor.kind !== 'person' || !pass.actor.id) throw new Refusal('forbidden', 'M-165');
  return pass.actor.id;
}

/**
 * Asks a second person about an act at a lodging within reach; the caller has seen the row it is about. Returns the
 * approval's id. `recordAs` names the act in the house book where asking is not the act itself.
 */
export async function askApproval<K extends Kind>(
  pass: Pass<Asks<K>>,
  asking: Asking<K>,
  recordAs = `${kinds[asking.kind].act}.ask`,
): Promise<string> {
  const id = uuidv7(pass.now);
  const { kind, lodgingId, subjectId, detail, reason } = asking;
  await pass.sql`insert into approval (county, id, kind, lodging_id, subject_id, detail, reason, asked_by, asked_at)
    values (${pass.reach.county}, ${id}, ${kind}, ${lodgingId}, ${subjectId}, ${JSON.stringify(detail)}::text::jsonb, ${reason},
      ${personOf(pass)}, ${pass.now.toISOString()})`;
  pass.record({
    act: recordAs,
    subjectKind: kind,
    subjectId,
    lodgingId,
    detail: { ...detail, approval: id, reason },
  });
  return id;
}

/**
 * The second person's answer, once. Refuses M-161 what is not within reach, M-303 one's own asking, M-304 what was
 * decided already, M-305 what lapsed. The caller's room does what follows from it in the same transaction.
 */
export async function decideApproval<K extends Kind>(
  pass: Pass<Decides<K>>,
  kind: K,
  id: string,
  approved: boolean,
): Promise<Decided> {
  const here = pass.sql`county = ${pass.reach.county} and id = ${id} and kind = ${kind}`;
  const [asked] = await pass.sql<
    (Omit<Decided, 'approved'> & { askedAt: string; decidedAt: string | null })[]
  >`select id, lodging_id as "lodgingId", subject_id as "subjectId", detail, reason, asked_by as "askedBy", asked_at as "askedAt",
      decided_at as "decidedAt"
    from approval where ${here} for update`;
  if (!asked) throw new Refusal('not_found', 'M-161');
  const decider = personOf(pass);
  const facts = {
    kind,
    askedBy: asked.askedBy,
    askedAt: new Date(asked.askedAt),
    decidedAt: asked.decidedAt ? new Date(asked.decidedAt) : null,
  };
  refuse(objectToDeciding(facts, decider, pass.now));
  await pass.sql`update approval set decided_by = ${decider}, decided_at = ${pass.now.toISOString()}, approved = ${approved}
    where ${here}`;
  const { lodgingId, subjectId, detail, reason, askedBy } = asked;
  pass.record({
    act: `${kinds[kind].act}.${approved ? 'approve' : 'decline'}`,
    subjectKind: kind,
    subjectId,
    lodgingId,
    detail: { ...detail, approval: id, reason, asked_by: askedBy },
  });
  return { id, lodgingId, subjectId, detail, reason, askedBy, approved };
}
