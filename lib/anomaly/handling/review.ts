import type { Pass } from '#lib/access/pass.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { send } from '#lib/delivery/send.ts';
import { namesOf } from '#lib/identity/names.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { fiveMusts, type Must } from '#lib/report/five-musts.ts';
import type { Patrol } from '#lib/report/rules.ts';
import type { StayFlag } from '#lib/report/stay.ts';
import { valuesOf } from '#lib/report/stored.ts';
import { askHold } from '#lib/retention/holds.ts';
import type { ReviewCloseInput, ReviewOpenInput } from '../inputs.ts';
import { checklistOf, heldSpan, type MustCount, type Verdict } from './review-rules.ts';
import { addStep } from './steps.ts';
import { reviewWords } from './words-parts.ts';

/** A second investigation as the alert shows it. Days 'YYYY-MM-DD', instants UTC. */
export type Review = {
  caseNumber: string;
  from: string;
  to: string;
  musts: MustCount[];
  assigned: { name: string | null; at: Date };
  hold: 'waits' | 'held' | 'declined' | 'released';
  closed: { at: Date; verdicts: Partial<Record<Must, Verdict>>; said: string } | null;
};

/**
 * Opens a second investigation beside the case: asks the legal hold of 30 nights on either side, fills the five musts from the
 * evidence, and gives it to a 民警 not of the lodging's beat. Refuses M-161, M-350 a rehearsal, M-372 opened already, M-373 whoever
 * may not look into it; a case number as `askHold` does.
 */
export async function openReview(
  pass: Pass<'hold:ask'>,
  input: ReviewOpenInput,
): Promise<{ id: string; act: 'reviewed' }> {
  const { county } = pass.reach;
  const [alert] = await pass.sql<
    {
      id: string;
      lodgingId: string;
      name: string;
      from: string;
      to: string;
      rehearsal: boolean;
      opened: boolean;
    }[]
  >`select a.id, a.lodging_id as "lodgingId", l.name, a.from_day::text as "from", a.business_day::text as "to", a.rehearsal,
      exists (select from case_review r where r.county = a.county and r.alert_id = a.id) as opened
    from alert a join lodging l on l.county = a.county and l.id = a.lodging_id
    where a.county = ${county} and a.id = ${input.alert} for update of a`;
  if (!alert) throw new Refusal('not_found', 'M-161');
  if (alert.rehearsal) throw new Refusal('conflict', 'M-350');
  if (alert.opened) throw new Refusal('conflict', 'M-372');
  const [fit] = await pass.sql`
    select from nl.officers_beside(${alert.lodgingId}) where id = ${input.officer}`;
  if (!fit) throw new Refusal('invalid', [{ code: 'M-373', field: 'officer' }]);
  const { from, to } = heldSpan(businessDay(alert.from), businessDay(alert.to));
  const { hold } = await askHold(pass, {
    ...{ lodging: alert.lodgingId, from_day: from, to_day: to },
    case_number: input.case_number,
  });
  const review = uuidv7(pass.now);
  await pass.sql`insert into case_review (county, id, alert_id, lodging_id, case_number, from_day, to_day, hold_id, musts, opened_by,
      opened_at, assigned_to)
    values (${county}, ${review}, ${alert.id}, ${alert.lodgingId}, ${input.case_number}, ${from}, ${to}, ${hold},
      ${JSON.stringify(await checklist(pass, alert.id))}::text::jsonb, ${pass.actor.id}::uuid, ${pass.now.toISOString()},
      ${input.officer})`;
  await addStep(pass, alert, 'review_opened', { said: input.case_number });
  await send(pass, [
    {
      ...{ key: `review/${review}`, account: input.officer, kind: 'task', lodgings: [alert.lodgingId] },
      path: '/requests#reviews',
      text: (language) => ({ title: reviewWords(language).title, body: alert.name }),
    },
  ]);
  pass.record({
    act: 'review.open',
    subjectKind: 'case_review',
    subjectId: review,
    lodgingId: alert.lodgingId,
    detail: { alert: alert.id, hold, case_number: input.case_number },
  });
  return { id: alert.id, act: 'reviewed' };
}

type StayFacts = {
  masked: Record<string, unknown>;
  flags: StayFlag[];
  identified: boolean;
  patrol: Patrol | null;
  suspicious: boolean;
};

async function checklist({ sql, reach }: Pass<'hold:ask'>, alert: string): Promise<MustCount[]> {
  const rows = await sql<StayFacts[]>`
    select t.masked, s.flags, v.patrol,
      exists (select from task k where k.county = s.county and k.kind = 'identity_pending' and k.subject_id = s.report_id::text
        and k.outcome = 'identified') as identified,
      exists (select from stay_suspicion p where p.county = s.county and p.stay_id = s.id) as suspicious
    from alert_stay k join stay s on s.county = k.county and s.id = k.stay_id
    join report r on r.county = s.county and r.id = s.report_id
    join report_version v on v.county = r.county and v.report_id = r.id and v.n = r.n
    join lateral (select x.masked from stay_text x where x.county = s.county and x.stay_id = s.id
      order by x.n desc limit 1) t on true
    where k.county = ${reach.county} and k.alert_id = ${alert}`;
  return checklistOf(
    rows.map(({ masked, ...row }) =>
      fiveMusts({ ...row, stay: valuesOf(masked, null), incidentNumber: null }),
    ),
  );
}

/** Who may look into the duties of a lodging: 民警 of whose roles none is on its beat. */
export async function reviewersOf(
  { sql }: Pick<Pass<'hold:ask'>, 'sql'>,
  lodging: string,
): Promise<{ id: string; name: string; unit: string }[]> {
  return await sql<{ id: string; name: string; unit: string }[]>`
    select id, name, unit from nl.officers_beside(${lodging})`;
}

/** The second investigation of an alert within reach, or null. */
export async function reviewOf(pass: Pass<'alert:read'>, alert: string): Promise<Review | null> {
  const [row] = await pass.sql<
    {
      caseNumber: string;
      from: string;
      to: string;
      musts: MustCount[];
      officer: string;
      at: string;
      verdicts: Partial<Record<Must, Verdict>> | null;
      said: string | null;
      closedAt: string | null;
      hold: Review['hold'];
    }[]
  >`select r.case_number as "caseNumber", r.from_day::text as "from", r.to_day::text as "to", r.musts, r.assigned_to as officer,
      r.opened_at as at, r.verdicts, r.said, r.closed_at as "closedAt",
      case when h.released_at is not null then 'released' when h.in_force_at is not null then 'held'
        when p.approved = false then 'declined' else 'waits' end as hold
    from case_review r join legal_hold h on h.county = r.county and h.id = r.hold_id
    left join approval p on p.county = h.county and p.id = h.approval_id
    where r.county = ${pass.reach.county} and r.alert_id = ${alert}`;
  if (!row) return null;
  const { officer, at, verdicts, said, closedAt, ...rest } = row;
  return {
    ...rest,
    assigned: { name: (await namesOf(pass, [officer]))[officer] ?? null, at: new Date(at) },
    closed: closedAt ? { at: new Date(closedAt), verdicts: verdicts ?? {}, said: said ?? '' } : null,
  };
}

/** A second investigation given to the reader. Days 'YYYY-MM-DD', instants UTC. */
export type OwnReview = {
  id: string;
  lodging: string;
  address: string;
  caseNumber: string;
  from: string;
  to: string;
  musts: MustCount[];
  openedBy: string | null;
  openedAt: Date;
  closed: { at: Date; verdicts: Partial<Record<Must, Verdict>>; said: string } | null;
};

/** The second investigations given to the reader: open ones, and those closed in the last 30 days. */
export async function ownReviews(pass: Pass<'review:work'>): Promise<OwnReview[]> {
  const since = new Date(pass.now.getTime() - 30 * 86_400_000).toISOString();
  const rows = await pass.sql<
    (Omit<OwnReview, 'openedAt' | 'closed'> & {
      openedAt: string;
      verdicts: Partial<Record<Must, Verdict>> | null;
      said: string | null;
      closedAt: string | null;
    })[]
  >`select id, lodging_name as lodging, address, case_number as "caseNumber", from_day::text as "from", to_day::text as "to",
      musts, opened_by as "openedBy", opened_at as "openedAt", verdicts, said, closed_at as "closedAt"
    from nl.own_reviews(${since})`;
  return rows.map(({ openedAt, verdicts, said, closedAt, ...row }) => ({
    ...row,
    openedAt: new Date(openedAt),
    closed: closedAt ? { at: new Date(closedAt), verdicts: verdicts ?? {}, said: said ?? '' } : null,
  }));
}

/** Ends a second investigation with a finding per must; whoever opened it is told. Refuses M-161 one that is not one's own and open. */
export async function closeReview(
  pass: Pass<'review:work'>,
  { review, said, ...found }: ReviewCloseInput,
): Promise<{ id: string }> {
  const [done] = await pass.sql<{ alert: string; lodging: string; name: string; tell: string }[]>`
    select alert_id as alert, lodging_id as lodging, lodging_name as name, tell
    from nl.review_close(${review}, ${uuidv7(pass.now)}, ${pass.now.toISOString()}, ${JSON.stringify(found)}::text::jsonb, ${said})`;
  if (!done) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'review.close',
    subjectKind: 'case_review',
    subjectId: review,
    lodgingId: done.lodging,
    detail: found,
  });
  await send(pass, [
    {
      ...{ key: `review/${review}/closed`, account: done.tell, kind: 'task', lodgings: [done.lodging] },
      path: `/alerts/${done.alert}`,
      text: (language) => ({ title: reviewWords(language).title, body: done.name }),
    },
  ]);
  return { id: review };
}
