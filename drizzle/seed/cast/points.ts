import { passAsJob } from '#lib/gate/entry.ts';
import { indexSearch } from '#lib/lodging/search/index-keys.ts';
import { county } from '../townships.ts';

/**
 * Points that officers of the demonstration set on visits, for two houses of three, scattered about the township's tile;
 * and the keys by which everything is found. The same houses get the same points each time.
 */
export async function stagePoints(): Promise<void> {
  await passAsJob('clock:work', 'demonstration', county.code, async (pass) => {
    await pass.sql`
      with placed as (
        select l.id, l.code, t.tile_column as x, t.tile_row as y, ('x' || left(md5(l.code), 6))::bit(24)::int as a,
          ('x' || right(md5(l.code), 6))::bit(24)::int as b,
          (select h.account_id from lodging_beat p join holding h on h.county = p.county and h.unit_id = p.beat_id
            and h.role = 'officer' where p.county = l.county and p.lodging_id = l.id
            order by p.from_day desc, h.id limit 1) as officer
        from lodging l join township t on t.county = l.county and t.code = l.township_code
        where l.county = ${county.code} and t.tile_column is not null
      )
      insert into lodging_point (county, id, lodging_id, latitude, longitude, accuracy, source, account_id, at)
      select ${county.code}, gen_random_uuid(), id, round((27.55 - 0.07 * y + 0.02 * (a % 1000) / 1000.0)::numeric, 6),
        round((110.78 + 0.1 * x + 0.03 * (b % 1000) / 1000.0)::numeric, 6), 5 + a % 20, 'phone', officer,
        ${pass.now.toISOString()}::timestamptz - make_interval(days => 20 + b % 30, mins => a % 600)
      from placed where officer is not null and a % 3 <> 0`;
    return indexSearch(pass);
  });
}
