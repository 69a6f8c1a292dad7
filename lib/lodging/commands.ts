import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { BeatMove, LodgingChange, LodgingInput, Onboarding, StatusChange } from './inputs.ts';
import { lodgingByCode } from './queries.ts';

/** A change may reach back this many nights and no further: the past is not tidied (security.md §6 row 60). */
export const reachesBack = 7;

type Writer = Pass<'registry:write'>;

const profileFields = [
  'name',
  'category',
  'townshipCode',
  'address',
  'rooms',
  'licence',
  'phone',
  'noFrontDesk',
] as const;

/**
 * Enters a lodging into the register, operating and in its beat from its first night (the running one unless given).
 * Refuses M-278 an unknown beat, M-281 a code that is taken.
 */
export async function createLodging(
  pass: Writer,
  input: LodgingInput,
): Promise<{ id: string; code: string }> {
  const { sql, now } = pass;
  const id = uuidv7(now);
  const first = input.onboarded_day ? businessDay(input.onboarded_day, 'onboarded_day') : businessDayAt(now);
  await requireBeat(pass, input.beat_id);
  const made = await sql`
    insert into lodging (county, id, code, name, category, township_code, address, rooms, licence, phone, no_front_desk, onboarded_day)
    values (${pass.reach.county}, ${id}, ${input.code}, ${input.name}, ${input.category}, ${input.township_code}, ${input.address},
      ${input.rooms}, ${input.licence || null}, ${input.phone || null}, ${input.no_front_desk}, ${first})
    on conflict (county, code) do nothing returning id`;
  if (made.length === 0) throw new Refusal('conflict', [{ code: 'M-281', field: 'code' }]);
  await sql`insert into lodging_status (county, lodging_id, from_day, status, set_by, set_at)
    values (${pass.reach.county}, ${id}, ${first}, 'operating', ${pass.actor.id}::uuid, ${now.toISOString()})`;
  await sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
    values (${pass.reach.county}, ${id}, ${first}, ${input.beat_id})`;
  record(pass, 'lodging.create', id, { code: input.code, onboarded_day: first });
  return { id, code: input.code };
}

/** Changes the profile; the house book names the fields that changed, never their values. */
export async function changeLodging(pass: Writer, input: LodgingChange): Promise<{ changed: string[] }> {
  const before = await lodgingByCode(pass, input.code);
  const after = {
    name: input.name,
    category: input.category,
    townshipCode: input.township_code,
    address: input.address,
    rooms: input.rooms,
    licence: input.licence || null,
    phone: input.phone || null,
    noFrontDesk: input.no_front_desk,
  };
  const changed = profileFields.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return { changed };
  await pass.sql`update lodging set name = ${after.name}, category = ${after.category}, township_code = ${after.townshipCode},
    address = ${after.address}, rooms = ${after.rooms}, licence = ${after.licence}, phone = ${after.phone},
    no_front_desk = ${after.noFrontDesk} where id = ${before.id}`;
  record(pass, 'lodging.change', before.id, { fields: changed });
  return { changed: [...changed] };
}

/** Operating, suspended or closed down from a night on. Refuses M-282 a night more than 7 back. */
export async function setStatus(pass: Writer, input: StatusChange): Promise<{ from_day: string }> {
  const lodging = await lodgingByCode(pass, input.code);
  const from = dayNotLongPast(pass, input.from_day, 'from_day');
  await pass.sql`insert into lodging_status (county, lodging_id, from_day, status, set_by, set_at)
    values (${pass.reach.county}, ${lodging.id}, ${from}, ${input.status}, ${pass.actor.id}::uuid, ${pass.now.toISOString()})
    on conflict (county, lodging_id, from_day)
    do update set status = excluded.status, set_by = excluded.set_by, set_at = excluded.set_at`;
  record(pass, 'lodging.status', lodging.id, { status: input.status, from_day: from });
  return { from_day: from };
}

/** Moves a lodging to another beat from a night on; nights already stamped keep the beat they had. */
export async function moveBeat(pass: Writer, input: BeatMove): Promise<{ from_day: string }> {
  const lodging = await lodgingByCode(pass, input.code);
  const from = dayNotLongPast(pass, input.from_day, 'from_day');
  await requireBeat(pass, input.beat_id);
  await pass.sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
    values (${pass.reach.county}, ${lodging.id}, ${from}, ${input.beat_id})
    on conflict (county, lodging_id, from_day) do update set beat_id = excluded.beat_id`;
  record(pass, 'lodging.beat', lodging.id, { beat: input.beat_id, from_day: from });
  return { from_day: from };
}

/** Sets the first night a lodging is expected. Refuses M-283 once it is onboarded: nights that stand are not unmade. */
export async function onboard(pass: Writer, input: Onboarding): Promise<{ onboarded_day: string }> {
  const lodging = await lodgingByCode(pass, input.code);
  const day = dayNotLongPast(pass, input.onboarded_day, 'onboarded_day');
  if (lodging.onboardedDay) throw new Refusal('conflict', [{ code: 'M-283', field: 'onboarded_day' }]);
  await pass.sql`update lodging set onboarded_day = ${day} where id = ${lodging.id}`;
  await pass.sql`insert into lodging_status (county, lodging_id, from_day, status, set_by, set_at)
    values (${pass.reach.county}, ${lodging.id}, ${day}, 'operating', ${pass.actor.id}::uuid, ${pass.now.toISOString()})
    on conflict do nothing`;
  record(pass, 'lodging.onboard', lodging.id, { onboarded_day: day });
  return { onboarded_day: day };
}

async function requireBeat(pass: Writer, beatId: string): Promise<void> {
  const [beat] = await pass.sql`select from unit where id = ${beatId} and kind = 'beat'`;
  if (!beat) throw new Refusal('invalid', [{ code: 'M-278', field: 'beat_id' }]);
}

function dayNotLongPast(pass: Writer, text: string, field: string) {
  const day = businessDay(text, field);
  const earliest = addDays(businessDayAt(pass.now), -reachesBack);
  if (day < earliest) throw new Refusal('invalid', [{ code: 'M-282', field, values: { earliest } }]);
  return day;
}

function record(pass: Writer, act: string, id: string, detail: Record<string, unknown>): void {
  pass.record({ act, subjectKind: 'lodging', subjectId: id, lodgingId: id, detail });
}
