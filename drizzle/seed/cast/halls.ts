import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { sealText } from '#lib/conversation/sealed.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import type { HallSide, MatterKind } from '#lib/hall/terms.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { county } from '../townships.ts';

type Maker = Pass<'clock:work'>;
type Who = { side: HallSide; author: string; role: string; rank: string | null; lodging: string | null };
type Said = { who: Who; hoursAgo: number; text: string };

/** Two circles of the demonstration: of the first beat, and of the e-sports hotels of the county with the department of tourism. */
export async function stageHalls(): Promise<void> {
  await passAsJob('clock:work', 'demonstration', county.code, async (pass) => {
    const [beat] = await pass.sql<{ id: string }[]>`
      select id from unit where county = ${county.code} and kind = 'beat' order by code limit 1`;
    const officer = beat && (await holder(pass, 'officer', beat.id));
    const house = beat && (await houseOf(pass, beat.id));
    if (beat && officer && house) {
      const hall = await open(pass, beat.id, null, officer.author);
      await put(pass, hall, 'announcement', [
        {
          ...{ who: officer, hoursAgo: 30 },
          text: '本周六八点到十点检修停电，请提前告诉客人；登记补得上，不算晚。',
        },
      ]);
      await put(pass, hall, 'question', [
        { who: house, hoursAgo: 26, text: '灭火器过期了找谁换？' },
        { who: officer, hoursAgo: 25, text: '找有资质的消防公司，留好发票，检查时看瓶身标签。' },
      ]);
    }
    const [trade] = await pass.sql<{ unit: string; tag: string; tourism: string }[]>`
      select u.id as unit, t.id as tag, d.id as tourism from unit u
      join tag t on t.county = u.county and t.name = '电竞'
      join unit d on d.county = u.county and d.code = 'POST-WL'
      where u.county = ${county.code} and u.kind = 'county'`;
    const supervisor = trade && (await holder(pass, 'supervisor', trade.unit));
    if (trade && supervisor) {
      const hall = await open(pass, trade.unit, trade.tag, supervisor.author);
      await pass.sql`insert into hall_seat (county, id, hall_id, host_unit, unit_id, seated_by, seated_at)
        values (${county.code}, ${uuidv7(pass.now)}, ${hall}, ${trade.unit}, ${trade.tourism}, ${supervisor.author}, ${pass.now.toISOString()})`;
      await put(pass, hall, 'announcement', [
        {
          ...{ who: supervisor, hoursAgo: 50 },
          text: '寒假前请各店把机房和客房分开登记；未成年人入住，先联系监护人，再问同住的是谁。',
        },
      ]);
    }
    return null;
  });
}

async function holder(pass: Maker, role: 'officer' | 'supervisor', unit: string): Promise<Who | undefined> {
  const [row] = await pass.sql<{ author: string; rank: string }[]>`
    select account_id as author, rank from holding
    where county = ${county.code} and role = ${role} and unit_id = ${unit} and to_day is null and revoked_at is null
    order by rank desc, id limit 1`;
  return row && { side: 'police', role, lodging: null, ...row };
}

async function houseOf(pass: Maker, beat: string): Promise<Who | undefined> {
  const [row] = await pass.sql<{ author: string; lodging: string }[]>`
    select h.account_id as author, h.lodging_id as lodging from holding h
    join lodging l on l.county = h.county and l.id = h.lodging_id
    join lodging_beat b on b.county = l.county and b.lodging_id = l.id and b.beat_id = ${beat}
    where h.county = ${county.code} and h.role = 'owner' and h.revoked_at is null order by l.code limit 1`;
  return row && { side: 'house', role: 'owner', rank: null, ...row };
}

async function open(pass: Maker, unit: string, tag: string | null, by: string): Promise<string> {
  const id = uuidv7(pass.now);
  const at = new Date(pass.now.getTime() - 20 * 86_400_000).toISOString();
  await pass.sql`insert into hall (county, id, unit_id, tag_id, opened_by, opened_at)
    values (${county.code}, ${id}, ${unit}, ${tag}, ${by}, ${at})`;
  pass.record({ act: 'hall.open', subjectKind: 'hall', subjectId: id, detail: { unit, tag } });
  return id;
}

async function put(pass: Maker, hall: string, kind: MatterKind, said: readonly Said[]): Promise<void> {
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last) return;
  const at = ({ hoursAgo }: Said) => new Date(pass.now.getTime() - hoursAgo * 3_600_000).toISOString();
  const matter = uuidv7(pass.now);
  await pass.sql`insert into hall_matter (county, id, hall_id, kind, lodging_id, opened_by, opened_at, posts, last_at, last_by, answered_at)
    values (${county.code}, ${matter}, ${hall}, ${kind}, ${first.who.lodging}, ${first.who.author}, ${at(first)}, ${said.length},
      ${at(last)}, ${last.who.author}, ${said.length > 1 ? at(last) : null})`;
  const night = businessDayAt(pass.now);
  const days = (await settingsFor(pass, night)).of('readable_days');
  const clear = clearOn({ night, plannedCheckOut: null, checkedOut: null }, days);
  const holder = { sql: pass.sql, county: county.code, now: pass.now };
  for (const [n, one] of said.entries()) {
    const id = uuidv7(pass.now);
    const sealed = await sealText(holder, 'hall_post', 'sealed', id, { text: one.text, place: null });
    const { side, author, role, rank, lodging } = one.who;
    await pass.sql`insert into hall_post (county, id, matter_id, n, at, side, author, role, rank, lodging_id, sealed, clear_on)
      values (${county.code}, ${id}, ${matter}, ${n + 1}, ${at(one)}, ${side}, ${author}, ${role}, ${rank}, ${lodging}, ${sealed}, ${clear})`;
  }
}
