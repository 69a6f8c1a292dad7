import type { Pass } from '#lib/access/pass.ts';
import { askApproval, type Decided, decideApproval, personOf } from '#lib/approval/commands.ts';
import type { DecisionInput } from '#lib/approval/inputs.ts';
import { type BusinessDay, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { CaseInput, EvidenceInput, ExportInput } from './inputs.ts';
import { newMark } from './mark.ts';
import { objectToSpan } from './rules.ts';
import { release } from './schema.ts';
import { type CaseScope, homeOf, scopeOf, staysTest } from './scope.ts';
import { type CaseKind, lastsHours, nightsAtMost, openedAtMost, type ReleaseKind } from './terms.ts';

/** What was asked for: the release and the approval that waits for a second person. */
export type AskedFor = { release: string; approval: string };

/**
 * Asks for the evidence pack of one lodging and a span of nights. Refuses M-161 a lodging out of reach, M-580 a span that cannot
 * be, M-584 more readable stays than one pack opens.
 */
export async function askEvidence(pass: Pass<'evidence:ask'>, input: EvidenceInput): Promise<AskedFor> {
  const lodging = await lodgingByCode(pass, input.lodging);
  const span = spanOf(pass, input, nightsAtMost.evidence);
  if (input.opened) await countReadable(pass, span, lodging.id);
  return askPack(pass, input, { kind: 'evidence', lodgingId: lodging.id, span });
}

/**
 * Asks for the evidence pack of a case, as it is now: what is found later is no part of it. Refuses M-161 an alert or incident out of
 * reach, M-586 a rehearsal, M-584 more readable stays than one pack opens.
 */
export async function askCase(pass: Pass<'evidence:ask'>, input: CaseInput): Promise<AskedFor> {
  const home = await homeOf(pass, input.case_kind, input.case);
  if (!home) throw new Refusal('not_found', 'M-161');
  if (home.rehearsal) throw new Refusal('conflict', 'M-586');
  const scope = await scopeOf(pass, input.case_kind, input.case);
  const span = spanOfCase(scope, pass.now);
  if (input.opened) await countReadable(pass, span, null, scope);
  return askPack(pass, input, {
    ...{ kind: 'case', lodgingId: home.lodgingId, span },
    of: { caseKind: input.case_kind, caseId: input.case, scope },
  });
}

/** The nights of a case; of an incident that names no house the night it is asked in. */
export function spanOfCase({ places }: CaseScope, now: Date): Span {
  const nights = places.map(({ night }) => night).sort();
  const running = businessDayAt(now);
  return { from: nights[0] ?? running, to: nights.at(-1) ?? running };
}

type Packed = {
  kind: 'evidence' | 'case';
  lodgingId: string | null;
  span: Span;
  of?: { caseKind: CaseKind; caseId: string; scope: CaseScope };
};

async function askPack(
  pass: Pass<'evidence:ask'>,
  { authority, reference, opened, pictures }: Omit<EvidenceInput, 'lodging' | 'from_day' | 'to_day'>,
  { kind, lodgingId, span, of }: Packed,
): Promise<AskedFor> {
  const id = uuidv7(pass.now);
  const yes = (said: boolean) => (said ? 'yes' : 'no');
  const approval = await askApproval(pass, {
    ...{ kind: 'evidence_pack', lodgingId, subjectId: id, reason: 'case' },
    detail: {
      ...{ ...detailOf(span, { reference }), authority, opened: yes(opened), pictures: yes(pictures) },
      ...(of ? { case_kind: of.caseKind, case: of.caseId, stays: `${of.scope.stays.length}` } : {}),
    },
  });
  await insertRows(pass.sql, release, [
    {
      ...{ county: pass.reach.county, id, kind, lodgingId, ...of, fromDay: span.from, toDay: span.to },
      ...{ authority, reference, reason: 'case', opened, pictures, mark: newMark(), approvalId: approval },
      ...{ askedBy: personOf(pass), askedAt: pass.now, fetched: 0 },
    },
  ]);
  return { release: id, approval };
}

/** Asks for a list in full. Refuses M-580 a span that cannot be, M-584 more readable stays than one export opens. */
export async function askExport(pass: Pass<'export:full'>, input: ExportInput): Promise<AskedFor> {
  const span = spanOf(pass, input, nightsAtMost.export);
  if (input.list === 'stays') await countReadable(pass, span, null);
  const id = uuidv7(pass.now);
  const { list, reason, reference } = input;
  const approval = await askApproval(pass, {
    ...{ kind: 'full_export', lodgingId: null, subjectId: id, reason },
    detail: { ...detailOf(span, input), list },
  });
  await insertRows(pass.sql, release, [
    {
      ...{ county: pass.reach.county, id, kind: list, fromDay: span.from, toDay: span.to, reference, reason },
      ...{ opened: list === 'stays', pictures: false, mark: newMark(), approvalId: approval },
      ...{ askedBy: personOf(pass), askedAt: pass.now, fetched: 0 },
    },
  ]);
  return { release: id, approval };
}

/** The second person's answer to a pack; allowed, it can be made until it expires. Refusals as `decideApproval`. */
export async function decideEvidence(
  pass: Pass<'evidence:approve'>,
  input: DecisionInput,
): Promise<{ id: string }> {
  return allow(pass, await decideApproval(pass, 'evidence_pack', input.approval, input.approved));
}

/** The second person's answer to an export in full. */
export async function decideExport(
  pass: Pass<'export:approve'>,
  input: DecisionInput,
): Promise<{ id: string }> {
  return allow(pass, await decideApproval(pass, 'full_export', input.approval, input.approved));
}

async function allow(
  pass: Pass<'evidence:approve'> | Pass<'export:approve'>,
  { subjectId, approved }: Decided,
): Promise<{ id: string }> {
  const { county } = pass.reach;
  if (approved) {
    const [row] = await pass.sql<{ kind: ReleaseKind }[]>`
      select kind from release where county = ${county} and id = ${subjectId}`;
    if (!row) throw new Refusal('not_found', 'M-161');
    const until = new Date(pass.now.getTime() + lastsHours[row.kind] * 3_600_000);
    await pass.sql`update release set approved_by = ${personOf(pass)}, approved_at = ${pass.now.toISOString()},
        expires_at = ${until.toISOString()} where county = ${county} and id = ${subjectId}`;
  }
  return { id: subjectId };
}

type Span = { from: BusinessDay; to: BusinessDay };
type Asker = Pass<'evidence:ask'> | Pass<'export:full'>;

function spanOf(pass: Asker, input: { from_day: string; to_day: string }, atMost: number): Span {
  const [from, to] = [businessDay(input.from_day, 'from_day'), businessDay(input.to_day, 'to_day')];
  const problem = objectToSpan(from, to, businessDayAt(pass.now), atMost);
  if (problem) throw new Refusal('invalid', [problem]);
  return { from, to };
}

const detailOf = ({ from, to }: Span, { reference }: { reference: string }) => ({
  from_day: from,
  to_day: to,
  reference,
});

async function countReadable(
  pass: Asker,
  span: Span,
  lodgingId: string | null,
  scope: CaseScope | null = null,
): Promise<void> {
  const [row] = await pass.sql<{ stays: number }[]>`
    select count(*)::int as stays from stay s where s.county = ${pass.reach.county}
      and ${staysTest(pass, { ...span, lodgingId, scope })} and s.cleared_at is null`;
  if ((row?.stays ?? 0) > openedAtMost)
    throw new Refusal('invalid', [
      { code: 'M-584', field: 'to_day', values: { stays: row?.stays ?? 0, most: openedAtMost } },
    ]);
}
