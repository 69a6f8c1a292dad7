import type { Pass } from '#lib/access/pass.ts';
import { asImport } from '#lib/cli/hands.ts';
import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { hashPassword } from '#lib/identity/password.ts';
import { DEMONSTRATION_PASSWORD } from '#lib/identity/rules.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import type { County } from '../generator/rows.ts';
import { county, type Township } from '../townships.ts';
import { makePolice, postsOf, type UnitRow } from './people.ts';
import { splitBeats, standApart, tagHouses } from './places.ts';
import type { Specials } from './specials.ts';
import { stageStays } from './stays.ts';

/** Everything of the demonstration that no file of a county holds: police, tags, and the houses that stand apart. */
export async function stageCast(
  made: County,
  special: Specials,
  running: BusinessDay,
  now: Date,
  townships: readonly Township[],
): Promise<void> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  const first = addDays(running, -61);
  await asImport(county.code, 'registry:import', async (pass) => {
    await placeTownships(pass, townships);
    await splitBeats(pass, made, special, first, running);
    await openPosts(pass);
    const units = await pass.sql<UnitRow[]>`
      select id, kind, code, name, parent_id as parent from unit where county = ${county.code} order by code`;
    await phones(pass, units);
    await makePolice(pass, postsOf(units, first, running), first, passwordHash);
    await openDoors(pass, made, special, passwordHash);
    await tagHouses(pass, made);
    await standApart(pass, special, running);
    return null;
  });
  await stageStays(special, running, now);
}

async function placeTownships(pass: Pass<'registry:import'>, townships: readonly Township[]): Promise<void> {
  const rows = townships.map(({ code, column, row }) => ({ code, column, row }));
  await pass.sql`update township t set tile_column = x.column, tile_row = x.row
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(code text, "column" int, "row" int)
    where t.county = ${county.code} and t.code = x.code`;
}

/** Branches, departments, a township, a village committee and a school of the demonstration, each a post with an agent. */
const posts = [
  ['ZA', '治安大队'],
  ['JJ', '交警大队'],
  ['CRJ', '出入境管理大队'],
  ['FZ', '法制大队'],
  ['FZP', '反诈中心'],
  ['XF', '消防救援大队'],
  ['SJ', '市场监督管理局'],
  ['WL', '文旅广体局'],
  ['JY', '教育局'],
  ['ZJ', '住房和城乡建设局'],
  ['ZFB', '桃洪镇人民政府'],
  ['CWH', '桃洪镇文昌村村民委员会'],
  ['XX', '桃洪镇中心学校'],
] as const;

async function openPosts(pass: Pass<'registry:import'>): Promise<void> {
  for (const [code, name] of posts)
    await pass.sql`insert into unit (county, id, code, kind, name, parent_id)
      select ${county.code}, ${uuidv7(pass.now)}, ${`POST-${code}`}, 'post', ${name}, id from unit
      where county = ${county.code} and kind = 'county' limit 1`;
}

/** Every station answers a telephone of an exchange that does not exist. */
async function phones(pass: Pass<'registry:import'>, units: readonly UnitRow[]): Promise<void> {
  const rows = units
    .filter(({ kind }) => kind === 'station' || kind === 'county')
    .map(({ id }, n) => ({ id, phone: `0739-800${String(n).padStart(4, '0')}` }));
  await pass.sql`update unit u set phone = x.phone
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, phone text)
    where u.county = ${county.code} and u.id = x.id`;
}

/** A few people of the lodging side get the demonstration password: the landlord of nine, and clerks of houses where something happens. */
async function openDoors(
  pass: Pass<'registry:import'>,
  made: County,
  special: Specials,
  passwordHash: string,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { phone } of made.people) counts.set(phone, (counts.get(phone) ?? 0) + 1);
  const many = [...counts].find(([, lodgings]) => lodgings >= 9)?.[0];
  const houses = [special.pending, special.fiveNights];
  const phonesOf = made.people
    .filter(
      ({ lodging_code, phone, role }) =>
        phone === many || (role === 'staff' && houses.includes(lodging_code)),
    )
    .map(({ phone }) => phone);
  const indexes = [...new Set(phonesOf)].map((phone) => phoneIndex(phone).toString('hex'));
  await pass.sql`update account set password_hash = ${passwordHash}, password_set_at = ${pass.now.toISOString()}
    where phone_index in (select decode(x, 'hex') from unnest(${indexes}::text[]) as x)`;
}
