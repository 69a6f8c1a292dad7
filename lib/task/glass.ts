import type { Pass } from '#lib/access/pass.ts';
import { uuidv7 } from '#lib/platform/ids.ts';

type Glass = {
  reveal: string;
  lodgingId: string;
  at: string;
  dueAt: string;
  confirmed: boolean;
  declined: boolean;
  station: string | null;
  county: string | null;
  byChief: boolean;
  task: string | null;
  taskUnit: string | null;
  taskDone: boolean | null;
  reason: string;
  reference: string;
};

/** What was done: tasks opened, finished and moved up. */
export type GlassTended = { opened: number; finished: number; climbed: number };

/**
 * Keeps the chief's tasks about broken glass in step with the facts: one instant task for each, at the station of the
 * lodging's beat; finished once another confirmed; moved up to the county when declined or unanswered at its due
 * (product.md, Keeping: told to the chief at once, confirmed in 24 h). A chief's own goes to the county at once.
 * Doing it again changes nothing; woken by `glass.broken` and by each tick.
 */
export async function tendGlass(pass: Pass<'clock:work'>): Promise<GlassTended> {
  const done: GlassTended = { opened: 0, finished: 0, climbed: 0 };
  for (const glass of await openGlass(pass)) {
    const late = new Date(glass.dueAt) <= pass.now;
    const upper = glass.declined || late || glass.byChief;
    const unit = (upper ? glass.county : glass.station) ?? glass.county;
    if (!glass.task) {
      await openTask(pass, glass, unit);
      done.opened++;
    } else if (glass.confirmed) {
      await pass.sql`update task set done_at = ${pass.now.toISOString()}, outcome = 'confirmed'
        where county = ${pass.reach.county} and id = ${glass.task}`;
      done.finished++;
    } else if (glass.taskDone || (upper && glass.taskUnit !== unit)) {
      await climb(pass, glass, unit);
      done.climbed++;
    }
  }
  return done;
}

async function openGlass(pass: Pass<'clock:work'>): Promise<Glass[]> {
  return await pass.sql<Glass[]>`
    select r.id as reveal, r.lodging_id as "lodgingId", r.at, r.confirm_due_at as "dueAt", r.reason, r.reference,
      r.confirmed_at is not null as confirmed, coalesce(not a.approved, false) as declined,
      b.parent_id as station, c.id as county, t.id as task, t.unit_id as "taskUnit", t.done_at is not null as "taskDone",
      exists (select from holding h where h.county = r.county and h.account_id = r.account_id and h.revoked_at is null
        and h.role = 'chief' and h.unit_id = b.parent_id) as "byChief"
    from reveal r
    left join approval a on a.county = r.county and a.kind = 'broken_glass' and a.subject_id = r.id::text
    left join lateral (select u.parent_id from lodging_beat l join unit u on u.county = l.county and u.id = l.beat_id
      where l.county = r.county and l.lodging_id = r.lodging_id and l.from_day <= nl.civil_day(r.at)
      order by l.from_day desc limit 1) b on true
    left join lateral (select u.id from unit u where u.county = r.county and u.kind = 'county' order by u.code limit 1) c on true
    left join task t on t.county = r.county and t.kind = 'glass_broken' and t.subject_kind = 'reveal' and t.subject_id = r.id::text
    where r.county = ${pass.reach.county} and r.basis = 'broken_glass'
      and (r.confirmed_at is null or (t.id is not null and t.done_at is null))`;
}

async function openTask(pass: Pass<'clock:work'>, glass: Glass, unit: string | null): Promise<void> {
  const id = uuidv7(pass.now);
  const detail = JSON.stringify({ reason: glass.reason, reference: glass.reference });
  await pass.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, detail)
    values (${pass.reach.county}, ${id}, 'glass_broken', ${glass.lodgingId}, ${unit}, 'reveal', ${glass.reveal}, 'instant',
      ${pass.now.toISOString()}, ${glass.dueAt}, ${detail}::text::jsonb)
    on conflict (county, kind, subject_kind, subject_id) do nothing`;
  const { reveal, lodgingId } = glass;
  pass.record({
    act: 'task.open',
    subjectKind: 'reveal',
    subjectId: reveal,
    lodgingId,
    detail: { task: id, unit },
  });
}

async function climb(pass: Pass<'clock:work'>, glass: Glass, unit: string | null): Promise<void> {
  await pass.sql`update task set unit_id = ${unit}, claimed_by = null, claimed_at = null, done_by = null, done_at = null, outcome = null
    where county = ${pass.reach.county} and id = ${glass.task}`;
  const { reveal, lodgingId, declined } = glass;
  pass.record({
    act: 'glass.climb',
    subjectKind: 'reveal',
    subjectId: reveal,
    lodgingId,
    detail: { unit, declined },
  });
}
