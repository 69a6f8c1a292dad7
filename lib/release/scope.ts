import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { addDays, daysOf, endOf, startOf } from '#lib/clock/business-day.ts';
import type { Allowed } from './make.ts';
import type { CaseKind } from './terms.ts';

type Reader = Pick<Pass<'evidence:ask'>, 'sql' | 'reach'>;

/** A night of a lodging, by its id. */
export type Place = { lodging: string; night: BusinessDay };

/** What a case was when it was asked: ids and nights. What a second person allows is this and nothing found later. */
export type CaseScope = { alerts: string[]; incidents: string[]; stays: string[]; places: Place[] };

/** Where a case is at home: its house, null where nobody named one; `rehearsal` a finding of a rule nobody has given. */
export type CaseHome = { lodgingId: string | null; rehearsal: boolean };

/** The lodging of an alert or incident within reach, or null for none. */
export async function homeOf(pass: Reader, kind: CaseKind, id: string): Promise<CaseHome | null> {
  const { county } = pass.reach;
  const rows =
    kind === 'alert'
      ? await pass.sql<CaseHome[]>`select lodging_id as "lodgingId", rehearsal from alert
          where county = ${county} and id = ${id}`
      : await pass.sql<CaseHome[]>`select lodging_id as "lodgingId", false as rehearsal from incident
          where county = ${county} and id = ${id}`;
  return rows[0] ?? null;
}

/**
 * What belongs to a case, within reach: of an alert its stays, other alerts that share one, and what was told at once of the same
 * nights; of an incident the alerts of its house and night. Alerts of the watch speak of filing, not of a child: they are a case
 * only by themselves, and of another's stays none is taken.
 */
export async function scopeOf(pass: Reader, kind: CaseKind, id: string): Promise<CaseScope> {
  return kind === 'alert' ? await scopeOfAlert(pass, id) : await scopeOfIncident(pass, id);
}

async function scopeOfAlert({ sql, reach }: Reader, id: string): Promise<CaseScope> {
  const { county } = reach;
  const stays = await sql<{ id: string; lodging: string; night: BusinessDay }[]>`
    select s.id, s.lodging_id as lodging, s.business_day::text as night from alert_stay k
    join stay s on s.county = k.county and s.id = k.stay_id
    where k.county = ${county} and k.alert_id = ${id} order by s.business_day, s.id`;
  const [alert] = await sql<{ lodging: string; from: BusinessDay; to: BusinessDay; watch: boolean }[]>`
    select lodging_id as lodging, from_day::text as "from", business_day::text as to, severity = 'watch' as watch
    from alert where county = ${county} and id = ${id}`;
  if (!alert) throw new Error('a case has its alert');
  const own = stays.length > 0 ? [alert.to] : daysOf(alert.from, alert.to);
  const places = distinct([...stays, ...own.map((night) => ({ lodging: alert.lodging, night }))]);
  if (alert.watch) return { alerts: [id], incidents: [], stays: stays.map((one) => one.id), places };
  const shared = await sql<{ id: string }[]>`
    select distinct a.id from alert_stay m join alert_stay o on o.county = m.county and o.stay_id = m.stay_id
    join alert a on a.county = o.county and a.id = o.alert_id
    where m.county = ${county} and m.alert_id = ${id} and a.id <> ${id} and not a.rehearsal and a.severity <> 'watch' order by a.id`;
  const told = await sql<{ id: string }[]>`
    select i.id from incident i join ${placesIn({ sql }, places)} on p.lodging = i.lodging_id and p.night = i.business_day
    where i.county = ${county} order by i.told_at, i.id`;
  return {
    alerts: [id, ...shared.map((one) => one.id)],
    incidents: told.map((one) => one.id),
    ...{ stays: stays.map((one) => one.id), places },
  };
}

async function scopeOfIncident({ sql, reach }: Reader, id: string): Promise<CaseScope> {
  const { county } = reach;
  const [told] = await sql<{ lodging: string | null; night: BusinessDay }[]>`
    select lodging_id as lodging, business_day::text as night from incident where county = ${county} and id = ${id}`;
  if (!told) throw new Error('a case has its incident');
  const { lodging, night } = told;
  if (!lodging) return { alerts: [], incidents: [id], stays: [], places: [] };
  const alerts = await sql<{ id: string }[]>`
    select id from alert where county = ${county} and lodging_id = ${lodging} and ${night}::date between from_day and business_day
      and not rehearsal and severity <> 'watch' order by found_at, id`;
  const ids = alerts.map((one) => one.id);
  const stays = await sql<{ id: string }[]>`
    select distinct s.id from alert_stay k join stay s on s.county = k.county and s.id = k.stay_id
    where k.county = ${county} and k.alert_id = any (${ids}::uuid[]) and s.lodging_id = ${lodging} and s.business_day = ${night}
    order by s.id`;
  return {
    ...{ alerts: ids, incidents: [id], stays: stays.map((one) => one.id) },
    places: [{ lodging, night }],
  };
}

function distinct(places: readonly Place[]): Place[] {
  const found = new Map(places.map(({ lodging, night }) => [`${lodging}/${night}`, { lodging, night }]));
  return [...found.values()].sort(
    (a, b) => a.night.localeCompare(b.night) || a.lodging.localeCompare(b.lodging),
  );
}

/** Nights of lodgings as rows (lodging, night) of a query. */
export const placesIn = ({ sql }: Pick<Reader, 'sql'>, places: readonly Place[]) =>
  sql`unnest(${places.map(({ lodging }) => lodging)}::text[]::uuid[], ${places.map(({ night }) => night)}::text[]::date[])
    as p(lodging, night)`;

/** Which stays a release reads: of a case its own, else of one lodging or all within reach from a night to another. */
export type StaySpan = Pick<Allowed, 'from' | 'to' | 'lodgingId'> & { scope?: CaseScope | null };

/** The test of `stay s` for a release. */
export const staysTest = ({ sql }: Pick<Reader, 'sql'>, { from, to, lodgingId, scope }: StaySpan) =>
  scope
    ? sql`s.id = any (${scope.stays}::uuid[])`
    : sql`s.business_day between ${from} and ${to} and (${lodgingId}::uuid is null or s.lodging_id = ${lodgingId}::uuid)`;

/** Where a pack looks: lodgings, their nights, and the instants between which what was done there belongs to it. */
export type Where = { lodgings: string[]; places: Place[]; since: string; until: string; ofCase: boolean };

/** What stands after the last night still belongs to it: the late window. */
const lateDays = 3;

/** Where a pack looks: a lodging's nights and what was done until they could no longer be late; a case's until it is made. */
export function whereOf({ from, to, lodgingId, scope }: Allowed, now: Date): Where {
  const places = scope
    ? scope.places
    : daysOf(from, to).map((night) => ({ lodging: lodgingId ?? '', night }));
  return {
    ...{ places, lodgings: [...new Set(places.map(({ lodging }) => lodging))] },
    since: startOf(from).toISOString(),
    until: (scope ? now : endOf(addDays(to, lateDays))).toISOString(),
    ofCase: scope !== null,
  };
}
