import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Point } from './rules.ts';

/** The police's passes that read points; the row policies give the house no row. */
type Reader = Pick<Pass<Permission>, 'sql' | 'reach'>;

/** A point as somebody set it; instant UTC, accuracy in metres and null when typed. */
export type SetPoint = Point & { at: Date; by: string | null; accuracy: number | null };

/** The latest point of each of some lodgings, by lodging id. */
export async function pointsOf(pass: Reader, lodgings: readonly string[]): Promise<Map<string, Point>> {
  if (lodgings.length === 0) return new Map();
  const rows = await pass.sql<(Point & { lodging: string })[]>`
    select distinct on (lodging_id) lodging_id as lodging, latitude, longitude from lodging_point
    where county = ${pass.reach.county} and lodging_id = any (${[...new Set(lodgings)]}::uuid[])
    order by lodging_id, at desc, id desc`;
  return new Map(rows.map(({ lodging, ...point }) => [lodging, point]));
}

/** Every point a lodging was given, the latest first. */
export async function pointHistory(pass: Reader, lodgingId: string): Promise<(SetPoint & { id: string })[]> {
  const rows = await pass.sql<
    (Point & { id: string; at: string; account: string; accuracy: number | null })[]
  >`select id, latitude, longitude, accuracy, account_id as account, at from lodging_point
    where county = ${pass.reach.county} and lodging_id = ${lodgingId} order by at desc, id desc limit 50`;
  const names = await namesOf(
    pass,
    rows.map(({ account }) => account),
  );
  return rows.map(({ account, at, ...row }) => ({ ...row, at: new Date(at), by: names[account] ?? null }));
}

/** A house near another, to be asked about it; `metres` as the crow flies. */
export type NearHouse = { code: string; name: string; metres: number };

/**
 * The lodgings within reach that stand nearest to a point and operate on a day, the nearest first. A house without a
 * point is not among them.
 */
export async function housesNear(
  pass: Reader,
  of: { lodgingId: string; point: Point; day: string },
  limit = 3,
): Promise<NearHouse[]> {
  const { latitude, longitude } = of.point;
  return await pass.sql<NearHouse[]>`
    with latest as (
      select distinct on (lodging_id) county, lodging_id, latitude, longitude from lodging_point
      where county = ${pass.reach.county} order by lodging_id, at desc, id desc
    )
    select l.code, l.name, round(2 * 6371008.8 * asin(least(1, sqrt(
        sin(radians(p.latitude - ${latitude}::float8) / 2) ^ 2
        + cos(radians(p.latitude)) * cos(radians(${latitude}::float8))
          * sin(radians(p.longitude - ${longitude}::float8) / 2) ^ 2))))::int as metres
    from latest p join lodging l on l.county = p.county and l.id = p.lodging_id
    where p.lodging_id <> ${of.lodgingId} and l.onboarded_day <= ${of.day}
      and (select s.status from lodging_status s where s.county = l.county and s.lodging_id = l.id
        and s.from_day <= ${of.day} order by s.from_day desc limit 1) = 'operating'
    order by metres, l.code limit ${limit}`;
}
