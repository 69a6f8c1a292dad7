import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import type { LodgingFilters } from './inputs.ts';
import type { Category, Status } from './terms.ts';

export const pageSize = 50;

/** One line of the list; status and beat are those of the running night. */
export type LodgingLine = {
  id: string;
  code: string;
  name: string;
  category: Category;
  townshipCode: string;
  address: string;
  rooms: number;
  onboardedDay: BusinessDay | null;
  status: Status | null;
  beatId: string | null;
};

export type LodgingPage = { lines: LodgingLine[]; total: number; page: number; pages: number };

type Reader = Pass<'lodging:read'> | Pass<'registry:read'> | Pass<'registry:write'> | Pass<'tag:write'>;

/**
 * The lodgings within reach that fit the filters, 50 a page, with the count of all that fit. Text is looked for literally
 * in code, name and address; `unit` is a beat or a station; a tag holds those of the tags below it.
 */
export async function listLodgings(pass: Reader, filters: LodgingFilters): Promise<LodgingPage> {
  const { sql } = pass;
  const day = businessDayAt(pass.now);
  const { text, township, category, status, unit, tag } = filters;
  const pattern = text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null;
  const order = {
    code: sql`code`,
    name: sql`name, code`,
    township: sql`township_code, code`,
    rooms: sql`rooms desc, code`,
  }[filters.sort];
  const rows = await sql<(LodgingLine & { total: string })[]>`
    with recursive below as (
      select id from tag where id = ${tag ?? null}::uuid
      union select t.id from tag t join below b on t.parent_id = b.id
    ), fitting as (
      select l.id, l.code, l.name, l.category, l.township_code, l.address, l.rooms, l.onboarded_day,
        (select s.status from lodging_status s where s.county = l.county and s.lodging_id = l.id
          and s.from_day <= ${day} order by s.from_day desc limit 1) as status,
        (select b.beat_id from lodging_beat b where b.county = l.county and b.lodging_id = l.id
          and b.from_day <= ${day} order by b.from_day desc limit 1) as beat_id
      from lodging l
      where (${pattern}::text is null or l.code ilike ${pattern} or l.name ilike ${pattern} or l.address ilike ${pattern})
        and (${township ?? null}::text is null or l.township_code = ${township ?? null})
        and (${category ?? null}::text is null or l.category = ${category ?? null})
        ${tag ? sql`and exists (select from lodging_tag g where g.county = l.county and g.lodging_id = l.id and g.tag_id in (select id from below))` : sql``}
    )
    select id, code, name, category, township_code as "townshipCode", address, rooms, onboarded_day::text as "onboardedDay",
      status, beat_id as "beatId", count(*) over () as total
    from fitting
    where (${status ?? null}::text is null or status = ${status ?? null})
      and (${unit ?? null}::uuid is null or beat_id in
        (select u.id from unit u where u.id = ${unit ?? null}::uuid or u.parent_id = ${unit ?? null}::uuid))
    order by ${order} limit ${pageSize} offset ${(filters.page - 1) * pageSize}`;
  const total = Number(rows[0]?.total ?? 0);
  const lines = rows.map(({ total: _, ...line }) => line);
  return { lines, total, page: filters.page, pages: Math.max(1, Math.ceil(total / pageSize)) };
}
