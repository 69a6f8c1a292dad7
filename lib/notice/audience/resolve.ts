import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { addDays, type BusinessDay, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { channelOf } from '#lib/delivery/registry.ts';
import type { AddressKind } from '#lib/delivery/terms.ts';
import type { Category } from '#lib/lodging/terms.ts';
import { tagsOfCounty, unitsOf } from '#lib/registry/queries.ts';
import { withBelow } from '#lib/registry/rules.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import type { AudienceRole, FilingState } from '../terms.ts';
import { compile, type Ground } from './compile.ts';
import { asksFor, type Where } from './where.ts';

export type Reader = Pick<Pass<Permission>, 'sql' | 'now' | 'reach'>;

/** A lodging of an audience, with the place it has at this instant. */
export type Meant = {
  id: string;
  code: string;
  name: string;
  category: Category;
  township: string;
  beat: string | null;
  station: string | null;
};

/** One person at one lodging of an audience. `reachable` is true where a channel that leads outside knows an address. */
export type Seat = { lodging: Meant; account: string; name: string; role: AudienceRole; reachable: boolean };

/** An audience as it stands now: its lodgings, its people, and the lodgings at which nobody holds a chosen role. */
export type Resolved = { lodgings: Meant[]; seats: Seat[]; without: Meant[] };

/** The night a filing state speaks of: the one just gone. */
export const filingNight = (now: Date): BusinessDay => addDays(businessDayAt(now), -1);

async function filingOf(pass: Reader): Promise<Ground['filing']> {
  const night = filingNight(pass.now);
  const moved = await movedDues(pass, night, night);
  const rows = await pass.sql<{ lodging: string; state: string }[]>`
    select n.lodging_id as lodging, n.state from ${nightsOf(pass, { from: night, to: night, moved })} n
    where n.county = ${pass.reach.county}`;
  const states: Record<FilingState, readonly string[]> = {
    silent: ['silent'],
    unfiled: ['silent', 'due'],
    filed: ['on_time', 'late', 'late_request'],
  };
  const of = (state: FilingState) =>
    rows.filter((row) => states[state].includes(row.state)).map(({ lodging }) => lodging);
  return { silent: of('silent'), unfiled: of('unfiled'), filed: of('filed') };
}

const noFiling: Ground['filing'] = { silent: [], unfiled: [], filed: [] };

/**
 * The lodgings an expression means now, by code: of those within reach, and, for a job that acts for somebody, within the
 * units that person reached (`bound`; null is the whole county). One that closed down is never meant.
 */
export async function lodgingsOf(
  pass: Reader,
  where: Where,
  bound: readonly string[] | null = null,
): Promise<Meant[]> {
  const { sql } = pass;
  const units = await unitsOf(pass);
  const ground: Ground = {
    tags: await tagsOfCounty(pass),
    units,
    filing: asksFor(where, 'filing') ? await filingOf(pass) : noFiling,
  };
  const within = bound ? [...new Set(bound.flatMap((unit) => [...withBelow(units, unit)]))] : null;
  const today = civilDateAt(pass.now);
  return await sql<Meant[]>`
    select l.id, l.code, l.name, l.category, l.township_code as township, b.beat_id as beat, u.parent_id as station
    from lodging l
    left join lateral (select x.beat_id from lodging_beat x where x.county = l.county and x.lodging_id = l.id
      and x.from_day <= ${today} order by x.from_day desc limit 1) b on true
    left join unit u on u.county = l.county and u.id = b.beat_id
    left join lateral (select x.status from lodging_status x where x.county = l.county and x.lodging_id = l.id
      and x.from_day <= ${today} order by x.from_day desc limit 1) s on true
    where l.county = ${pass.reach.county} and coalesce(s.status, '') <> 'closed_down'
      and ${within ? sql`b.beat_id = any (${within}::uuid[])` : sql`true`} and ${compile(sql, where, ground)}
    order by l.code`;
}

/** Kinds of address that a channel of the county uses now to reach a person outside the product. */
async function kindsInUse({ sql }: Reader): Promise<ReadonlySet<AddressKind>> {
  const rows = await sql<{ channel: string }[]>`select channel from nl.channels_open() as channel`;
  return new Set(
    rows.flatMap(({ channel }) => {
      const known = channelOf(channel);
      return known && !known.group ? [known.address] : [];
    }),
  );
}

/** Everybody an audience means now, each with the lodging they are meant for; a person may sit at several. */
export async function resolve(
  pass: Reader,
  where: Where,
  roles: readonly AudienceRole[],
  bound: readonly string[] | null = null,
): Promise<Resolved> {
  const lodgings = await lodgingsOf(pass, where, bound);
  const byId = new Map(lodgings.map((one) => [one.id, one]));
  const rows = await pass.sql<
    { lodging: string; account: string; role: AudienceRole; name: string; kinds: string[] }[]
  >`select lodging, account, role, name, kinds
    from nl.audience_people(${[...byId.keys()]}::uuid[], ${[...roles]}::text[])`;
  const inUse = await kindsInUse(pass);
  const seats = rows.flatMap(({ lodging, account, role, name, kinds }): Seat[] => {
    const at = byId.get(lodging);
    const reachable = kinds.some((kind) => inUse.has(kind as AddressKind));
    return at ? [{ lodging: at, account, name, role, reachable }] : [];
  });
  const sat = new Set(seats.map(({ lodging }) => lodging.id));
  return { lodgings, seats, without: lodgings.filter(({ id }) => !sat.has(id)) };
}
