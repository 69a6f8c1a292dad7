import type { Pass } from '#lib/access/pass.ts';
import type { Checked } from '#lib/attachment/check.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type {
  AnnounceInput,
  CloseHallInput,
  HideInput,
  OpenHallInput,
  SeatInput,
  UnseatInput,
} from './inputs.ts';
import { mayBegin } from './rules.ts';
import { type NewPost, type Written, writePost } from './write.ts';

type Host = Pass<'hall:host'>;

/** A circle as chosen: of a beat, or of a trade tag within a station or the county. */
function circleOf(text: string): { unit: string; tag: string | null } {
  const [kind, first = '', second = ''] = text.split(':');
  return kind === 'trade' ? { unit: second, tag: first } : { unit: first, tag: null };
}

/**
 * Opens a circle, or opens one again that was closed; its members follow from who holds what. Refuses M-649 a unit or tag out of
 * reach, a beat's circle that is no beat's, or one that is open.
 */
export async function openHall(pass: Host, input: OpenHallInput): Promise<{ hall: string }> {
  const { county } = pass.reach;
  const { unit, tag } = circleOf(input.circle);
  const wrong = new Refusal('invalid', [{ code: 'M-649', field: 'circle' }]);
  // A post may read every unit of its county; the policy of `hall` holds it to those within reach.
  if (pass.role !== 'nl_county' && !pass.reach.units.includes(unit)) throw wrong;
  const [found] = await pass.sql<{ kind: string; tagged: boolean }[]>`
    select u.kind, exists (select from tag t where t.county = u.county and t.id = ${tag}::uuid) as tagged
    from unit u where u.county = ${county} and u.id = ${unit}`;
  const fits = tag ? found?.tagged && found.kind !== 'post' && found.kind !== 'beat' : found?.kind === 'beat';
  if (!fits) throw wrong;
  const [row] = await pass.sql<{ id: string }[]>`
    insert into hall (county, id, unit_id, tag_id, opened_by, opened_at)
    values (${county}, ${uuidv7(pass.now)}, ${unit}, ${tag}::uuid, ${pass.actor.id}::uuid, ${pass.now.toISOString()})
    on conflict (county, unit_id, tag_id) do update set closed_at = null, closed_by = null, opened_by = excluded.opened_by,
      opened_at = excluded.opened_at where hall.closed_at is not null returning id`;
  if (!row) throw wrong;
  pass.record({ act: 'hall.open', subjectKind: 'hall', subjectId: row.id, detail: { unit, tag } });
  await pass.sql`select nl.hall_wake(${row.id})`;
  return { hall: row.id };
}

/** Closes a circle: lodgings and departments see it no more, what was said stays until its date. Refuses M-161. */
export async function closeHall(pass: Host, { hall }: CloseHallInput): Promise<{ hall: string }> {
  await pass.sql`select nl.hall_wake(${hall})`;
  const rows = await pass.sql`
    update hall set closed_at = ${pass.now.toISOString()}, closed_by = ${pass.actor.id}::uuid
    where county = ${pass.reach.county} and id = ${hall} and closed_at is null`;
  if (rows.count === 0) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'hall.close', subjectKind: 'hall', subjectId: hall });
  return { hall };
}

/** Seats a department, which from then on reads this hall and nothing else by it. Refuses M-161, M-650 no department, or seated. */
export async function seatDepartment(pass: Host, { hall, unit }: SeatInput): Promise<{ hall: string }> {
  const { county } = pass.reach;
  const [found] = await pass.sql<{ host: string }[]>`
    select unit_id as host from hall where county = ${county} and id = ${hall} and closed_at is null`;
  if (!found) throw new Refusal('not_found', 'M-161');
  const [post] =
    await pass.sql`select id from unit where county = ${county} and id = ${unit} and kind = 'post'`;
  const rows = post
    ? await pass.sql`
        insert into hall_seat (county, id, hall_id, host_unit, unit_id, seated_by, seated_at)
        values (${county}, ${uuidv7(pass.now)}, ${hall}, ${found.host}, ${unit}, ${pass.actor.id}::uuid, ${pass.now.toISOString()})
        on conflict (county, hall_id, unit_id) where ended_at is null do nothing`
    : { count: 0 };
  if (rows.count === 0) throw new Refusal('invalid', [{ code: 'M-650', field: 'unit' }]);
  pass.record({ act: 'hall.seat', subjectKind: 'hall', subjectId: hall, detail: { unit } });
  await pass.sql`select nl.hall_wake(${hall})`;
  return { hall };
}

/** Ends a department's seat. Refuses M-161. */
export async function endSeat(pass: Host, { seat }: UnseatInput): Promise<{ hall: string }> {
  const [row] = await pass.sql<{ hall: string; unit: string }[]>`
    update hall_seat set ended_at = ${pass.now.toISOString()}, ended_by = ${pass.actor.id}::uuid
    where county = ${pass.reach.county} and id = ${seat} and ended_at is null returning hall_id as hall, unit_id as unit`;
  if (!row) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'hall.unseat', subjectKind: 'hall', subjectId: row.hall, detail: { unit: row.unit } });
  return { hall: row.hall };
}

/** Hides a post's words from everybody; the reason stands in its place and in the house book. Refuses M-161, M-648 hidden before. */
export async function hidePost(pass: Pass<'hall:work'>, { post, reason }: HideInput): Promise<Written> {
  const [row] =
    pass.role === 'nl_post'
      ? []
      : await pass.sql<{ state: string; hall: string; matter: string; lodging: string | null }[]>`
          select state, hall_id as hall, matter_id as matter, lodging_id as lodging
          from nl.hall_hide(${post}, ${reason}, ${pass.now.toISOString()})`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.state !== 'done') throw new Refusal('conflict', 'M-648');
  pass.record({
    ...{ act: 'hall.hide', subjectKind: 'hall_post', subjectId: post, lodgingId: row.lodging },
    detail: { hall: row.hall, reason },
  });
  return { hall: row.hall, matter: row.matter };
}

/** The open halls the writer hosts within a place: 'all', one hall, a unit with its beats, a township where members lie. */
async function hallsAt(pass: Pass<'hall:work'>, audience: string): Promise<string[]> {
  if (pass.role === 'nl_post') return [];
  const { county } = pass.reach;
  const [kind, which = ''] = audience.split(':');
  const unit = kind === 'unit' ? which : null;
  const rows = await pass.sql<{ id: string }[]>`
    select h.id from hall h join unit u on u.county = h.county and u.id = h.unit_id
    where h.county = ${county} and h.closed_at is null
      and (${kind !== 'hall'} or h.id = ${kind === 'hall' ? which : null}::uuid)
      and (${kind === 'hall'} or u.kind = 'beat')
      and (${unit === null} or u.id = ${unit}::uuid or u.parent_id = ${unit}::uuid)
      and (${kind !== 'township'} or exists (select from nl.hall_lodgings(h.id) m
        join lodging l on l.county = h.county and l.id = m.lodging_id where l.township_code = ${which}))
    order by u.code`;
  return rows.map(({ id }) => id);
}

/**
 * The host announces, or calls for lost property, in one hall or in the halls of a place; one call ends in all of them at once.
 * Refuses M-642 personal numbers, M-652 a place without a hall of the writer's.
 */
export async function announce(
  pass: Pass<'hall:work'>,
  input: AnnounceInput,
  files: readonly Checked[] = [],
): Promise<Written & { halls: number }> {
  if (!mayBegin('host', input.kind)) throw new Refusal('invalid', [{ code: 'M-644', field: 'kind' }]);
  const halls = await hallsAt(pass, input.audience);
  const call = halls.length > 1 ? uuidv7(pass.now) : null;
  let first: (Written & { again: boolean }) | null = null;
  for (const hall of halls) {
    const post: NewPost = {
      ...{ hall, matter: null, kind: input.kind, standing: 'host', lodging: null, call },
      ...{ text: input.text, place: input.place, requestKey: first ? null : input.request_key },
    };
    const written = await writePost(pass, post, files);
    first ??= written;
    if (written.again) break;
  }
  if (!first) throw new Refusal('invalid', [{ code: 'M-652', field: 'audience' }]);
  if (!first.again)
    pass.record({
      ...{ act: 'hall.announce', subjectKind: 'hall_matter', subjectId: first.matter },
      detail: { kind: input.kind, halls: halls.length, ...(call ? { call } : {}) },
    });
  return { hall: first.hall, matter: first.matter, halls: halls.length };
}
