import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { Eligible } from './read-lines.ts';
import { type Absence, onDutyOf, type Shift } from './rules.ts';

type Reader = Pick<Pass<Permission>, 'sql' | 'reach' | 'role' | 'now'>;

/** A duty post: a station, or the county's command room. */
export type DutyUnit = {
  id: string;
  kind: 'county' | 'station';
  code: string;
  name: string;
  phone: string | null;
};

/** The duty posts within reach, the county first, then by code. */
export async function dutyUnits(pass: Reader): Promise<DutyUnit[]> {
  const whole = pass.role === 'nl_county' || pass.role === 'nl_job';
  return await pass.sql<DutyUnit[]>`
    select id, kind, code, name, phone from unit where county = ${pass.reach.county}
      and kind = any (${whole ? ['county', 'station'] : ['station']}::text[])
      and (${whole} or id = any (${[...pass.reach.units]}::uuid[]))
    order by kind, code`;
}

export type RosterShift = Shift & { id: string; unit: string };
export type RosterAbsence = Absence & { id: string; unit: string };
export type Roster = { shifts: RosterShift[]; absences: RosterAbsence[] };

type SpanRow = { id: string; unit: string; account: string; from: string; to: string };

/** The shifts and absences of some units that touch a span, by their beginning. Instants UTC. */
export async function rosterOf(
  pass: Reader,
  units: readonly string[],
  from: Date,
  to: Date,
): Promise<Roster> {
  const { sql } = pass;
  const touching = sql`county = ${pass.reach.county} and unit_id = any (${[...units]}::uuid[]) and ended_at is null
    and to_at > ${from.toISOString()} and from_at < ${to.toISOString()} order by from_at, id`;
  const read = (rows: readonly SpanRow[]) =>
    rows.map(({ from: begins, to: ends, ...row }) => ({
      ...row,
      from: new Date(begins),
      to: new Date(ends),
    }));
  const shifts = await sql<SpanRow[]>`
    select id, unit_id as unit, account_id as account, from_at as "from", to_at as "to" from duty_shift where ${touching}`;
  const absences = await sql<SpanRow[]>`
    select id, unit_id as unit, account_id as account, from_at as "from", to_at as "to" from duty_absence where ${touching}`;
  return { shifts: read(shifts), absences: read(absences) };
}

/** Somebody of the police of a unit or of the beats below it. */
export type UnitPerson = Eligible & { unit: string; role: string };

/** The police who hold something on the units or below them today, by name; a person with two roles stands twice. */
export async function policeOf(pass: Reader, units: readonly string[]): Promise<UnitPerson[]> {
  return await pass.sql<UnitPerson[]>`
    select account_id as account, name, phone_masked as phone, unit_id as unit, role
    from nl.unit_police(${[...units]}::uuid[]) order by name, account_id, role`;
}

/** Who has duty at a unit, and whether the roster says so or, where none runs now, the post that is held. */
export type OnDuty = { unit: DutyUnit; people: { account: string; name: string }[]; by: 'roster' | 'role' };

/** Who has duty at each of some units at an instant: by the roster where one runs, else whoever holds the post; nobody who is away. */
export async function onDuty(pass: Reader, units: readonly DutyUnit[], at: Date): Promise<OnDuty[]> {
  if (units.length === 0) return [];
  const ids = units.map(({ id }) => id);
  const roster = await rosterOf(pass, ids, at, new Date(at.getTime() + 1));
  const people = await policeOf(pass, ids);
  const nameOf = new Map(people.map(({ account, name }) => [account, name]));
  return units.map((unit) => {
    const own = <T extends { unit: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.unit === unit.id);
    const rostered = onDutyOf(own(roster.shifts), own(roster.absences), at);
    const held = people
      .filter((one) => one.unit === unit.id && one.role === 'duty')
      .map(({ account }) => account)
      .filter((account) => !roster.absences.some((away) => away.account === account));
    const by = rostered.length > 0 ? 'roster' : 'role';
    const there = by === 'roster' ? rostered : held;
    return { unit, by, people: there.map((account) => ({ account, name: nameOf.get(account) ?? '' })) };
  });
}

/** The duty posts within reach that the pass's own person has now. */
export async function ownPosts(pass: Reader & Pick<Pass<Permission>, 'actor'>): Promise<OnDuty[]> {
  const posts = await onDuty(pass, await dutyUnits(pass), pass.now);
  return posts.filter(({ people }) => people.some(({ account }) => account === pass.actor.id));
}
