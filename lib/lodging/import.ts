import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { languages } from '#lib/platform/i18n.ts';
import type { KnownLodging, LodgingHand, LodgingWrites } from '#lib/registry/import/hands.ts';
import { categories, statuses } from './terms.ts';
import { categoryName, statusName } from './words.ts';

/** What an import needs of this room: its words, what stands, and writes set by set. */
export const lodgingHand: LodgingHand = {
  terms: {
    category: (text) => byName(text, categories, categoryName),
    status: (text) => byName(text, statuses, statusName),
  },
  read,
  write,
};

/** A word of a list, or what it is called in either language. */
function byName<T extends string>(
  text: string,
  words: readonly T[],
  nameOf: (word: T, language: (typeof languages)[number]) => string,
): T | null {
  const wanted = text.toLowerCase();
  return (
    words.find(
      (word) => word === wanted || languages.some((language) => nameOf(word, language) === wanted),
    ) ?? null
  );
}

async function read(pass: Pass<'registry:import'>): Promise<KnownLodging[]> {
  const day = businessDayAt(pass.now);
  return await pass.sql<KnownLodging[]>`
    select l.id, l.code, l.name, l.category, l.township_code as "townshipCode", l.address, l.rooms,
      l.onboarded_day::text as "onboardedDay",
      (select s.status from lodging_status s where s.county = l.county and s.lodging_id = l.id
        and s.from_day <= ${day} order by s.from_day desc limit 1) as status
    from lodging l`;
}

async function write(pass: Pass<'registry:import'>, writes: LodgingWrites): Promise<void> {
  const { sql, reach } = pass;
  const at = pass.now.toISOString();
  const running = businessDayAt(pass.now);
  const first = writes.onboardedDay ?? running;
  const made = JSON.stringify(writes.made);
  if (writes.made.length > 0) {
    await sql`insert into lodging (county, id, code, name, category, township_code, address, rooms, onboarded_day)
      select ${reach.county}, l.id, l.code, l.name, l.category, l."townshipCode", l.address, l.rooms, ${writes.onboardedDay}::date
      from jsonb_to_recordset(${made}::text::jsonb)
        as l(id uuid, code text, name text, category text, "townshipCode" text, address text, rooms int)`;
    await sql`insert into lodging_status (county, lodging_id, from_day, status, set_by, set_at)
      select ${reach.county}, l.id, ${first}, l.status, ${pass.actor.id}::uuid, ${at}
      from jsonb_to_recordset(${made}::text::jsonb) as l(id uuid, status text)`;
    await sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
      select ${reach.county}, l.id, ${first}, l."beatId"
      from jsonb_to_recordset(${made}::text::jsonb) as l(id uuid, "beatId" uuid)`;
  }
  if (writes.changed.length > 0) {
    const changed = JSON.stringify(writes.changed);
    await sql`update lodging l set name = c.name, category = c.category, township_code = c."townshipCode",
        address = c.address, rooms = c.rooms
      from jsonb_to_recordset(${changed}::text::jsonb)
        as c(id uuid, name text, category text, "townshipCode" text, address text, rooms int) where l.id = c.id`;
    await sql`insert into lodging_status (county, lodging_id, from_day, status, set_by, set_at)
      select ${reach.county}, c.id, ${running}, c.status, ${pass.actor.id}::uuid, ${at}
      from jsonb_to_recordset(${changed}::text::jsonb) as c(id uuid, status text)
      where c.status is distinct from (select s.status from lodging_status s
        where s.lodging_id = c.id and s.from_day <= ${running} order by s.from_day desc limit 1)
      on conflict (county, lodging_id, from_day)
      do update set status = excluded.status, set_by = excluded.set_by, set_at = excluded.set_at`;
  }
  // A house's own list of people to call stands; an import only fills places that are empty.
  await sql`insert into lodging_contact (county, lodging_id, place, name, phone, account_id)
    select ${reach.county}, c."lodgingId", c.place, c.name, c.phone, c."accountId"
    from jsonb_to_recordset(${JSON.stringify(writes.contacts)}::text::jsonb)
      as c("lodgingId" uuid, place int, name text, phone text, "accountId" uuid)
    on conflict do nothing`;
  if (writes.onboardedDay) await onboardAll(pass, writes.onboardedDay, writes.onboard);
}

/** Lodgings that were only listed begin on the earliest night of the history. */
async function onboardAll(pass: Pass<'registry:import'>, day: string, ids: string[]): Promise<void> {
  await pass.sql`insert into lodging_status (county, lodging_id, from_day, status, set_by, set_at)
    select l.county, l.id, ${day}, 'operating', ${pass.actor.id}::uuid, ${pass.now.toISOString()} from lodging l
    where l.onboarded_day is null and l.id = any (${ids}::uuid[]) and not exists (select from lodging_status s
      where s.county = l.county and s.lodging_id = l.id and s.from_day <= ${day})`;
  await pass.sql`update lodging set onboarded_day = ${day} where onboarded_day is null and id = any (${ids}::uuid[])`;
}
