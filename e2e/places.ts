import { randomInt } from 'node:crypto';
import { county } from '#drizzle/seed/townships.ts';
import { asImport } from '#lib/cli/hands.ts';
import { addDays, type BusinessDay, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { linkHash, linkToken } from '#lib/delivery/links.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { insertAccounts, insertHoldings } from '#lib/identity/commands.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { recordPlatformOutage } from '#lib/registry/outages.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { certifyOutages } from '#lib/report/outage/certify.ts';
import { installation } from './installation.ts';

/** Somebody who can go in: an account of the installation. */
export type Person = { id: string; name: string; phone: string | null };
export type Beat = { id: string; station: string; name: string; stationName: string; townshipName: string };
export type House = { id: string; code: string; name: string; beat: Beat; owner: Person; staff: Person };

const anyDigits = (length: number) => String(randomInt(10 ** length)).padStart(length, '0');

/** Beats of the demonstration with an officer who is a 民警 and holds only that one, the county town's first. */
export async function beatsOf(): Promise<Beat[]> {
  const rows = await installation()<Beat[]>`
    select u.id, u.parent_id as station, u.name, s.name as "stationName",
      coalesce((select t.name from township t where t.county = u.county and u.code like t.code || '%' limit 1), '') as "townshipName"
    from unit u join unit s on s.county = u.county and s.id = u.parent_id
    where u.county = ${county.code} and u.kind = 'beat' and exists (
      select from holding h where h.county = u.county and h.unit_id = u.id and h.role = 'officer' and h.rank = 'police'
        and h.to_day is null and h.revoked_at is null
        and (select count(*) from holding o where o.account_id = h.account_id) = 1)
    order by u.code`;
  return rows.map((row) => ({ ...row }));
}

/** A mobile number nobody of the demonstration has. */
export const anyMobile = () => `166${anyDigits(8)}`;

/** Accounts of the lodging side, without password: a story opens their session itself. */
async function people(names: readonly string[]): Promise<Person[]> {
  const rows = names.map((name) => ({
    id: uuidv7(systemNow()),
    name,
    phone: anyMobile(),
    passwordHash: null,
    totpSecret: null,
  }));
  await asImport(county.code, 'registry:import', (pass) => insertAccounts(pass, rows));
  return rows.map(({ id, name, phone }) => ({ id, name, phone }));
}

/** Gives a person a role on a lodging from its first night. */
async function holds(person: Person, role: 'owner' | 'staff', lodging: string, from: string): Promise<void> {
  const row = {
    id: uuidv7(systemNow()),
    account: person.id,
    role,
    rank: null,
    unit: null,
    lodging,
    fromDay: from,
    toDay: null,
  };
  await asImport(county.code, 'registry:import', (pass) => insertHoldings(pass, [row]));
}

/**
 * A house of a story's own, so that stories stand beside each other: operating in a beat of the demonstration, with an
 * owner and a clerk, expected from `from` (the night just gone unless said otherwise) and nothing filed.
 */
export async function houseIn(beat: Beat, from?: BusinessDay): Promise<House> {
  const sql = installation();
  const [clock] = await sql<{ now: string }[]>`select nl.now()::text as now`;
  const running = businessDayAt(new Date(clock?.now ?? systemNow()));
  const first = from ?? addDays(running, -1);
  const [id, code] = [uuidv7(systemNow()), `LS${anyDigits(6)}`];
  const name = `星河客栈${code.slice(2)}`;
  await sql.begin(async (tx) => {
    await tx`insert into lodging (county, id, code, name, category, township_code, address, rooms, onboarded_day)
      select ${county.code}, ${id}, ${code}, ${name}, 'guesthouse', code, '解放路1号', 18, ${first} from township
      where county = ${county.code} order by name = ${beat.townshipName} desc, code limit 1`;
    await tx`insert into lodging_status (county, lodging_id, from_day, status, set_at)
      values (${county.code}, ${id}, ${first}, 'operating', ${`${first}T00:00:00Z`})`;
    await tx`insert into lodging_beat (county, lodging_id, from_day, beat_id) values (${county.code}, ${id}, ${first}, ${beat.id})`;
  });
  const [boss, clerk] = await people(['方国强', '田小雨']);
  if (!boss || !clerk) throw new Error('a house has an owner and a clerk');
  await holds(boss, 'owner', id, first);
  await holds(clerk, 'staff', id, first);
  await sql`insert into lodging_contact (county, lodging_id, place, name, phone, account_id)
    values (${county.code}, ${id}, 1, ${boss.name}, ${boss.phone ?? ''}, ${boss.id}),
      (${county.code}, ${id}, 2, ${clerk.name}, ${clerk.phone ?? ''}, ${clerk.id})`;
  await passAsJob('clock:work', 'stories', county.code, async (pass) => {
    // The clock's own job has made the nights up to tomorrow already and looks at none of them again.
    await makeObligations(pass, businessDay(first), businessDay('2026-11-22'));
    return null;
  });
  return { id, code, name, beat, owner: boss, staff: clerk };
}

/** The county's own unit, its command room. */
export async function countyUnit(): Promise<string> {
  const [unit] = await installation()<{ id: string }[]>`
    select id from unit where county = ${county.code} and kind = 'county'`;
  if (!unit) throw new Error('the demonstration has a county');
  return unit.id;
}

/** Gives houses to one owner besides their own: a landlord of several. */
export async function ownsToo(owner: Person, houses: readonly House[]): Promise<void> {
  for (const house of houses)
    if (house.owner.id !== owner.id) await holds(owner, 'owner', house.id, '2026-11-20');
}

/** Another clerk of a house. */
export async function colleagueAt(house: House): Promise<Person> {
  const [person] = await people(['石小兰']);
  if (!person) throw new Error('a house has a second clerk');
  await holds(person, 'staff', house.id, '2026-11-01');
  return person;
}

/** Who holds a role of the demonstration: on a unit where one is named; a 民警 and holder of nothing else first. */
export async function holderOf(role: string, unit?: string): Promise<Person> {
  const [row] = await installation()<Person[]>`
    select a.id, a.name, null as phone from holding h join account a on a.id = h.account_id
    where h.county = ${county.code} and h.role = ${role} and (${unit ?? null}::uuid is null or h.unit_id = ${unit ?? null}::uuid)
      and h.to_day is null and h.revoked_at is null
    order by (coalesce(h.rank, 'police') = 'police') desc,
      (select count(*) from holding o where o.account_id = h.account_id), a.id limit 1`;
  if (!row) throw new Error(`nobody holds ${role}`);
  return { ...row };
}

/** A one-tap link of a house's owner to its night, as a reminder would carry it. Returns its address. */
export async function linkFor(house: House, night: BusinessDay): Promise<string> {
  const id = uuidv7(systemNow());
  const items = [{ lodging: house.id, night, until: `${addDays(night, 4)}T04:00:00Z` }];
  await installation()`insert into one_tap (county, id, hash, account_id, items, made_at, expires_at)
    values (${county.code}, ${id}, ${linkHash(linkToken(id))}, ${house.owner.id}, ${JSON.stringify(items)}::text::jsonb,
      nl.now(), nl.now() + interval '1 day')`;
  return `/t/${linkToken(id)}`;
}

/** Somebody of a role of the county who has not set up a second factor yet. */
export async function unbound(role: 'agent'): Promise<Person> {
  const [person] = await people(['石一鸣']);
  if (!person) throw new Error('the demonstration has a county');
  const row = {
    id: uuidv7(systemNow()),
    account: person.id,
    role,
    rank: null,
    unit: await countyUnit(),
    lodging: null,
    fromDay: '2026-01-01',
    toDay: null,
  };
  await asImport(county.code, 'registry:import', (pass) => insertHoldings(pass, [row]));
  return person;
}

/** A beat of a story's own in the station of another, so that it can be handed over; with an officer and a colleague beside it. */
export async function beatOfOwn(beside: Beat): Promise<{ beat: Beat; officer: Person; colleague: Person }> {
  const id = uuidv7(systemNow());
  const name = `星河警务区${anyDigits(4)}`;
  await installation()`insert into unit (county, id, code, kind, name, parent_id)
    values (${county.code}, ${id}, ${`ZZ${anyDigits(6)}`}, 'beat', ${name}, ${beside.station})`;
  const [officer, colleague] = await people(['严守正', '路长青']);
  if (!officer || !colleague) throw new Error('a beat has an officer and a colleague');
  const given = [
    { person: officer, unit: id },
    { person: colleague, unit: beside.id },
  ];
  const rows = given.map(({ person, unit }) => ({
    id: uuidv7(systemNow()),
    account: person.id,
    role: 'officer' as const,
    rank: 'police' as const,
    unit,
    lodging: null,
    fromDay: '2026-01-01',
    toDay: null,
  }));
  await asImport(county.code, 'registry:import', (pass) => insertHoldings(pass, rows));
  return { beat: { ...beside, id, name }, officer, colleague };
}

/** The certificate of the demonstration's own outage, signed if it is not yet. Returns its number. */
export async function certifiedOutage(): Promise<string> {
  await passAsJob('clock:work', 'stories', county.code, certifyOutages);
  const [row] = await installation()<{ number: string }[]>`
    select number from outage_certificate where county = ${county.code} order by issued_at limit 1`;
  if (!row) throw new Error('the demonstration has an outage');
  return row.number;
}

/** Records an outage of the portal and has it certified, as beat and clock do. Returns the certificate's number. */
export async function portalDown(from: string, to: string): Promise<string> {
  await passAsJob('clock:work', 'stories', county.code, (pass) =>
    recordPlatformOutage(pass, { from: new Date(from), to: new Date(to) }, '平台停机（自动记录）'),
  );
  await passAsJob('clock:work', 'stories', county.code, certifyOutages);
  const [row] = await installation()<{ number: string }[]>`
    select number from outage_certificate where from_at = ${new Date(from).toISOString()} order by issued_at desc limit 1`;
  if (!row) throw new Error('nothing was certified');
  return row.number;
}

/** Takes the portal's outages back, so that no other story's due times stay moved. */
export async function portalWasUp(): Promise<void> {
  await installation()`delete from outage where township_code is null`;
}

/** A unit of the demonstration by its name. */
export async function unitNamed(name: string): Promise<string> {
  const [unit] = await installation()<{ id: string }[]>`
    select id from unit where county = ${county.code} and name = ${name}`;
  if (!unit) throw new Error(`the demonstration has no ${name}`);
  return unit.id;
}
