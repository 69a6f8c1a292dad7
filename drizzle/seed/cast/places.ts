import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, instantOf } from '#lib/clock/business-day.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import type { County } from '../generator/rows.ts';
import { county } from '../townships.ts';
import type { Specials } from './specials.ts';

type Maker = Pass<'registry:import'>;

/** The county town has three beats of twenty houses; one house moved from the first to the second ten nights ago. */
export async function splitBeats(
  pass: Maker,
  made: County,
  special: Specials,
  first: BusinessDay,
  running: BusinessDay,
): Promise<void> {
  const town = made.lodgings.filter(({ township_code }) => township_code === '430524001');
  const [station] = await pass.sql<{ id: string; name: string }[]>`
    select s.id, s.name from unit s join unit b on b.county = s.county and b.parent_id = s.id and b.kind = 'beat'
    join lodging_beat p on p.county = b.county and p.beat_id = b.id
    join lodging l on l.county = p.county and l.id = p.lodging_id and l.code = ${town[0]?.code ?? ''}
    where s.county = ${county.code} limit 1`;
  if (!station) return;
  const second = uuidv7(pass.now);
  const third = uuidv7(pass.now);
  for (const [id, n, word] of [
    [second, 2, '二'],
    [third, 3, '三'],
  ] as const) {
    await pass.sql`insert into unit (county, id, code, kind, name, parent_id)
      values (${county.code}, ${id}, ${`430524001-${n}`}, 'beat', ${`${station.name} ${word}警务区`}, ${station.id})`;
  }
  const stays = town.filter(({ code }) => code !== special.moved).map(({ code }) => code);
  await toBeat(pass, second, stays.slice(20, 40));
  await toBeat(pass, third, stays.slice(40));
  await pass.sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
    select county, id, ${special.movedOn}, ${second} from lodging where county = ${county.code} and code = ${special.moved}`;
  // Their nights are stamped again with the beat they always lay in.
  await pass.sql`delete from obligation o using lodging l where o.county = ${county.code} and l.county = o.county
    and l.id = o.lodging_id and l.code = any (${[...stays.slice(20), special.moved]}::text[])`;
  await makeObligations(pass, first, addDays(running, 1));
}

async function toBeat(pass: Maker, beat: string, codes: readonly string[]): Promise<void> {
  await pass.sql`update lodging_beat b set beat_id = ${beat} from lodging l
    where b.county = ${county.code} and l.county = b.county and l.id = b.lodging_id and l.code = any (${codes}::text[])`;
}

/** Nested tags by trade and place. */
export async function tagHouses(pass: Maker, made: County): Promise<void> {
  const trade = await tag(pass, '行业', null);
  const place = await tag(pass, '位置', null);
  const by: [string, string, (code: string, category: string, n: number) => boolean][] = [
    ['电竞', trade, (_, category) => category === 'esports_hotel'],
    ['洗浴', trade, (_, category) => category === 'bathhouse'],
    ['民宿', trade, (_, category) => category === 'homestay'],
    ['日租房', trade, (_, category) => category === 'rental'],
    ['学校周边', place, (_, category, n) => category === 'guesthouse' && n % 6 === 0],
    ['沿河', place, (_, category, n) => category === 'homestay' && n % 3 === 0],
    ['车站周边', place, (_, category, n) => category === 'hotel' && n % 5 === 0],
  ];
  for (const [name, parent, holds] of by) {
    const id = await tag(pass, name, parent);
    const codes = made.lodgings
      .filter(({ code, category }, n) => holds(code, category, n))
      .map(({ code }) => code);
    await pass.sql`insert into lodging_tag (county, lodging_id, tag_id)
      select county, id, ${id} from lodging where county = ${county.code} and code = any (${codes}::text[])`;
  }
}

async function tag(pass: Maker, name: string, parent: string | null): Promise<string> {
  const id = uuidv7(pass.now);
  await pass.sql`insert into tag (county, id, name, parent_id) values (${county.code}, ${id}, ${name}, ${parent})`;
  return id;
}

/** A suspended house, an approved closure, and a township whose power failed before the last due. */
export async function standApart(pass: Maker, special: Specials, running: BusinessDay): Promise<void> {
  const at = pass.now.toISOString();
  await pass.sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
    select county, id, ${special.suspendedFrom}, 'suspended', ${at} from lodging
    where county = ${county.code} and code = ${special.suspended}`;
  await pass.sql`insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_at, decided_at, approved)
    select county, ${uuidv7(pass.now)}, id, ${special.closedFrom}, ${special.closedTo}, '装修', ${at}, ${at}, true
    from lodging where county = ${county.code} and code = ${special.closed}`;
  const day = addDays(running, -1);
  await pass.sql`insert into outage (county, id, township_code, from_at, to_at, declared_at, reason)
    values (${county.code}, ${uuidv7(pass.now)}, ${special.outageTownship}, ${instantOf(day, '10:40').toISOString()},
      ${instantOf(day, '11:50').toISOString()}, ${at}, '线路检修停电')`;
}
