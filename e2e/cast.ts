import { county } from '#drizzle/seed/townships.ts';
import { detectNightly } from '#lib/anomaly/detect.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { installation } from './installation.ts';
import type { Person } from './places.ts';

async function one<T extends object>(what: string, rows: Promise<readonly T[]>): Promise<T> {
  const [row] = await rows;
  if (!row) throw new Error(`the demonstration lacks ${what}`);
  return row;
}

/** Somebody who holds a role on a lodging of the demonstration. */
export const atHouse = (lodging: string, role: string): Promise<Person> =>
  one(
    `a person of ${role}`,
    installation()<
      Person[]
    >`select a.id, a.name, null as phone from holding h join account a on a.id = h.account_id
      where h.county = ${county.code} and h.lodging_id = ${lodging} and h.role = ${role} and h.revoked_at is null limit 1`,
  );

/** Who and what of the demonstration's cast the pictures show. */
export async function castOf() {
  const sql = installation();
  const stayed = await one(
    'a child in house for five nights',
    sql<{ stay: string; code: string; night: string; lodging: string; beat: string; station: string }[]>`
      select s.id as stay, l.code, l.id as lodging, s.business_day::text as night, o.beat_id as beat, u.parent_id as station
      from stay s join lodging l on l.county = s.county and l.id = s.lodging_id
      join obligation o on o.county = s.county and o.lodging_id = l.id and o.business_day = s.business_day
      join unit u on u.county = s.county and u.id = o.beat_id
      where s.county = ${county.code} and s.checked_out_at is null and s.removed_in is null and s.room = '206'
        and s.planned_check_out_at > nl.now() order by s.check_in_at limit 1`,
  );
  const papers = await one(
    'a night with every kind of paper',
    sql<{ code: string; night: string; lodging: string }[]>`
      select l.code, l.id as lodging, r.business_day::text as night from report r
      join lodging l on l.county = r.county and l.id = r.lodging_id
      where r.county = ${county.code} and r.stays >= 10 order by r.business_day desc limit 1`,
  );
  const waiting = await one(
    'a pending identity',
    sql<{ code: string; lodging: string; beat: string }[]>`
      select l.code, l.id as lodging, t.unit_id as beat from task t join lodging l on l.county = t.county and l.id = t.lodging_id
      where t.county = ${county.code} and t.kind = 'identity_pending' and t.done_at is null order by t.opened_at limit 1`,
  );
  const landlord = await one(
    'a landlord of nine',
    sql<Person[]>`select a.id, a.name, null as phone from holding h join account a on a.id = h.account_id
      where h.county = ${county.code} and h.role = 'owner' group by a.id having count(*) >= 9 limit 1`,
  );
  const open = await one(
    'a house with an open night and a child in house',
    sql<{ lodging: string; code: string }[]>`select l.id as lodging, l.code from obligation o
      join lodging l on l.county = o.county and l.id = o.lodging_id and l.code like 'LH%'
      left join report r on r.county = o.county and r.lodging_id = l.id and r.business_day = o.business_day
      where o.county = ${county.code} and o.business_day = '2026-11-20' and r.id is null
        and exists (select from holding h where h.county = l.county and h.lodging_id = l.id and h.role = 'staff')
      order by (select count(*) from stay s where s.county = l.county and s.lodging_id = l.id and s.checked_out_at is null
        and s.removed_in is null and s.planned_check_out_at > nl.now()) desc, l.code limit 1`,
  );
  const suspended = await one(
    'a suspended house',
    sql<{ lodging: string; code: string }[]>`select l.id as lodging, l.code from lodging_status s
      join lodging l on l.county = s.county and l.id = s.lodging_id
      where s.county = ${county.code} and s.status = 'suspended' order by s.from_day desc limit 1`,
  );
  await passAsJob('clock:work', 'stories', county.code, detectNightly);
  const shown = await one(
    'an alert with who was with whom',
    sql<{ id: string; beat: string }[]>`select a.id, b.beat_id as beat from alert a
      join lodging_beat b on b.county = a.county and b.lodging_id = a.lodging_id
      where a.county = ${county.code} and a.closed_at is null order by a.rule = 'roaming_minor' desc, a.rule = 'repeat_companion' desc,
        a.business_day desc limit 1`,
  );
  const search = await one(
    'somebody searched for who was filed',
    sql<{ id: string }[]>`select id from watch_entry where county = ${county.code} and ended_at is null
      order by hits desc, entered_at limit 1`,
  );
  const unfiled = await one(
    'a house whose register and returns differ',
    sql<
      { code: string }[]
    >`select l.code from reconcile_night n join lodging l on l.county = n.county and l.id = n.lodging_id
      where n.county = ${county.code} group by l.code order by sum(n.not_filed) desc limit 1`,
  );
  const chased = await one(
    'an open chase of several nights',
    sql<{ id: string; beat: string }[]>`select c.id, b.beat_id as beat from chase c
      join lodging_beat b on b.county = c.county and b.lodging_id = c.lodging_id
      where c.county = ${county.code} and c.closed_at is null
      order by (select count(*) from chase_night n where n.county = c.county and n.chase_id = c.id) desc, c.id limit 1`,
  );
  return { shown, search, unfiled, stayed, papers, waiting, landlord, open, suspended, chased };
}
