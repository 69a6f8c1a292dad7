import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';

type Reader = Pass<'registry:read'> | Pass<'registry:write'> | Pass<'tag:write'>;

/** How many lodgings of the county lie in each beat in the running night, by the beat's id; none is left out as 0. */
export async function lodgingsPerBeat(pass: Reader): Promise<Record<string, number>> {
  const day = businessDayAt(pass.now);
  const rows = await pass.sql<{ beat: string; count: number }[]>`
    select beat, count(*)::int as count
    from lodging l cross join lateral (select b.beat_id as beat from lodging_beat b where b.county = l.county
      and b.lodging_id = l.id and b.from_day <= ${day} order by b.from_day desc limit 1) b
    group by beat`;
  return Object.fromEntries(rows.map(({ beat, count }) => [beat, count]));
}

/** How many lodgings of the county carry each tag or one below it, by the tag's id; none is left out as 0. */
export async function lodgingsPerTag(pass: Reader): Promise<Record<string, number>> {
  const rows = await pass.sql<{ tag: string; count: number }[]>`
    with recursive held as (
      select tag_id as tag, lodging_id from lodging_tag
      union select t.parent_id, h.lodging_id from held h join tag t on t.id = h.tag where t.parent_id is not null
    ) select tag, count(*)::int as count from held group by tag`;
  return Object.fromEntries(rows.map(({ tag, count }) => [tag, count]));
}
