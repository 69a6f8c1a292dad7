import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { From, LodgingLife } from './rules.ts';
import type { Category, Status } from './terms.ts';

export type Lodging = {
  id: string;
  code: string;
  name: string;
  category: Category;
  townshipCode: string;
  address: string;
  rooms: number;
  licence: string | null;
  phone: string | null;
  noFrontDesk: boolean;
  onboardedDay: BusinessDay | null;
};

/** A lodging's profile holds nothing of a guest: any pass reads those within its reach. */
type Reader = Pick<Pass<Permission>, 'sql' | 'now'>;

const columns = (
  sql: Reader['sql'],
) => sql`id, code, name, category, township_code as "townshipCode", address, rooms,
  licence, phone, no_front_desk as "noFrontDesk", onboarded_day::text as "onboardedDay"`;

/** The lodging of a code within reach; one that is out of reach does not exist: Refusal not_found M-161. */
export async function lodgingByCode({ sql }: Pick<Reader, 'sql'>, code: string): Promise<Lodging> {
  const [row] = await sql<Lodging[]>`select ${columns(sql)} from lodging where code = ${code.slice(0, 40)}`;
  if (!row) throw new Refusal('not_found', 'M-161');
  return row;
}

export type Contact = { place: number; name: string; phone: string; accountId: string | null };

/** Who is called, in order; the first is the owner, the second the second contact. */
export async function contactsOf({ sql }: Pick<Reader, 'sql'>, lodgingId: string): Promise<Contact[]> {
  return await sql<Contact[]>`select place, name, phone, account_id as "accountId" from lodging_contact
    where lodging_id = ${lodgingId} order by place`;
}

/** The tags a lodging carries, by name. Police and office only: a house is not told how it is sorted. */
export async function tagsOf(
  pass: Pass<'lodging:read'> | Pass<'registry:read'> | Pass<'tag:write'>,
  lodgingId: string,
): Promise<{ id: string; name: string }[]> {
  return await pass.sql<{ id: string; name: string }[]>`select t.id, t.name from lodging_tag g
    join tag t on t.county = g.county and t.id = g.tag_id where g.lodging_id = ${lodgingId} order by t.name`;
}

/** The statuses a lodging has had, newest first; the one in force is the first whose day has come. */
export async function statusHistory(
  { sql }: Pick<Reader, 'sql'>,
  lodgingId: string,
): Promise<From<Status>[]> {
  return await sql<From<Status>[]>`select from_day::text as "fromDay", status as value from lodging_status
    where lodging_id = ${lodgingId} order by from_day desc`;
}

/** The beats a lodging has lain in, newest first. */
export async function beatHistory({ sql }: Pick<Reader, 'sql'>, lodgingId: string): Promise<From<string>[]> {
  return await sql<From<string>[]>`select from_day::text as "fromDay", beat_id as value from lodging_beat
    where lodging_id = ${lodgingId} order by from_day desc`;
}

export type Closure = {
  id: string;
  lodgingId: string;
  fromDay: BusinessDay;
  toDay: BusinessDay;
  reason: string;
  askedAt: Date;
  decidedAt: Date | null;
  approved: boolean | null;
  /** the last night as it was approved, where the house opened again early */
  plannedToDay: BusinessDay | null;
  seasonId: string | null;
};

type ClosureRow = Omit<Closure, 'askedAt' | 'decidedAt'> & { askedAt: string; decidedAt: string | null };

/** Closures of one lodging, or of all within reach, those taken back left out, the last night newest first; `open` leaves only undecided ones. */
export async function closuresOf(
  { sql }: Pick<Reader, 'sql'>,
  where: { lodgingId?: string; open?: boolean },
): Promise<Closure[]> {
  const rows = await sql<ClosureRow[]>`
    select id, lodging_id as "lodgingId", from_day::text as "fromDay", to_day::text as "toDay", reason,
      asked_at as "askedAt", decided_at as "decidedAt", approved, planned_to_day::text as "plannedToDay",
      season_id as "seasonId"
    from closure
    where to_day >= from_day and (${where.lodgingId ?? null}::uuid is null or lodging_id = ${where.lodgingId ?? null}::uuid)
      ${where.open ? sql`and approved is null` : sql``}
    order by to_day desc, from_day desc, id`;
  return rows.map((row) => ({
    ...row,
    askedAt: new Date(row.askedAt),
    decidedAt: row.decidedAt ? new Date(row.decidedAt) : null,
  }));
}

/** All that decides whether returns are expected of a lodging; ask expectedOn of rules.ts with it. */
export async function lifeOf(pass: Pick<Reader, 'sql'>, lodging: Lodging): Promise<LodgingLife> {
  return {
    onboardedDay: lodging.onboardedDay,
    statuses: await statusHistory(pass, lodging.id),
    closures: await closuresOf(pass, { lodgingId: lodging.id }),
  };
}
