import type postgres from 'postgres';
import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, daysOf } from '#lib/clock/business-day.ts';
import { blindIndex } from '#lib/platform/keys.ts';
import type { Relation } from '#lib/report/terms.ts';
import {
  type Facts,
  type Filings,
  type LodgingFact,
  nightState,
  type Repeat,
  type StayFact,
} from './facts.ts';
import { linkedPlaces, repeatRows, stayRows, unfiledRows } from './load-stays.ts';

type Reader = Pass<'clock:work'>;

/** Nights a detection looks at when nothing else is said: no readable stay is older (product.md, Keeping: 180 days). */
const longestSpan = 180;

/**
 * Reads what the rules look at, in sets, for the nights up to `until` (both ends included): the plain columns, masked initials
 * and blind indexes only. Null where no night was ever expected.
 */
export async function factsUntil(
  pass: Reader,
  until: BusinessDay,
  span = longestSpan,
): Promise<Facts | null> {
  const [first] = await pass.sql<
    { day: string | null }[]
  >`select min(business_day)::text as day from obligation
    where county = ${pass.reach.county} and business_day between ${addDays(until, 1 - span)} and ${until}`;
  if (!first?.day) return null;
  const from = first.day as BusinessDay;
  const nights = daysOf(from, until);
  const lodgings = await lodgingsOf(pass);
  const filings = await filingsOf(pass, lodgings, from, nights.length);
  return {
    county: pass.reach.county,
    nights,
    filings,
    stays: (await stayRows(pass, from, until)).flatMap((row) => stayOf(row, lodgings) ?? []),
    repeats: (await repeatRows(pass, from, until)).flatMap((row): Repeat[] => {
      const lodging = lodgings.get(row.lodging);
      return lodging ? [{ lodging, child: row.child, nights: row.nights }] : [];
    }),
    unfiled: (await unfiledRows(pass, from, until)).flatMap((row) => {
      const lodging = lodgings.get(row.lodging);
      return lodging ? [{ lodging, night: row.night, guests: row.guests, returned: row.returned }] : [];
    }),
    housePhones: await phonesOf(pass),
  };
}

/** Nights a link looks back (product.md: links look back 90 days). */
const linkSpan = 90;

/**
 * What the instant rules look at after one filing: the return's own stays and those they are linked with, 90 nights back. Null where
 * the return is gone or holds nobody.
 */
export async function factsOfReport(pass: Reader, reportId: string): Promise<Facts | null> {
  const [report] = await pass.sql<{ day: BusinessDay; stays: number }[]>`
    select business_day::text as day, stays from report where county = ${pass.reach.county} and id = ${reportId}`;
  if (!report || report.stays === 0) return null;
  const from = addDays(report.day, 1 - linkSpan);
  const until = addDays(report.day, linkSpan);
  const lodgings = await lodgingsOf(pass);
  const places = await linkedPlaces(pass, reportId, from);
  const rows = await stayRows(pass, from, until, places);
  return {
    county: pass.reach.county,
    nights: daysOf(from, until),
    filings: [],
    stays: rows.flatMap((row) => stayOf(row, lodgings) ?? []),
    repeats: [],
    unfiled: [],
    housePhones: await phonesOf(pass),
  };
}

async function lodgingsOf(pass: Reader): Promise<Map<string, LodgingFact>> {
  const rows = await pass.sql<LodgingFact[]>`
    select id, code, category, rooms from lodging where county = ${pass.reach.county} order by code`;
  return new Map(rows.map((row) => [row.id, row]));
}

type NightRow = {
  lodging: string;
  night: number;
  state: number;
  parties: number;
  minors: number;
  at: number;
};

/** A row for each expected night, read in portions: 20,000 lodgings have 1.8 million in 90 nights. */
async function filingsOf(
  pass: Reader,
  lodgings: ReadonlyMap<string, LodgingFact>,
  from: BusinessDay,
  nights: number,
): Promise<Filings[]> {
  const found = new Map<string, Filings>(
    [...lodgings.values()].map((lodging) => [
      lodging.id,
      {
        lodging,
        state: new Uint8Array(nights),
        parties: new Int16Array(nights),
        minors: new Int16Array(nights),
        acceptedAt: new Float64Array(nights),
      },
    ]),
  );
  const take = (rows: NightRow[]) => {
    for (const { lodging, night, state, parties, minors, at } of rows) {
      const filing = found.get(lodging);
      if (!filing) continue;
      filing.state[night] = state;
      filing.parties[night] = parties;
      filing.minors[night] = minors;
      filing.acceptedAt[night] = at;
    }
  };
  await nightQuery(pass, from, addDays(from, nights - 1)).cursor(20_000, take);
  return [...found.values()];
}

function nightQuery(pass: Reader, from: BusinessDay, to: BusinessDay): postgres.PendingQuery<NightRow[]> {
  const { county } = pass.reach;
  return pass.sql<NightRow[]>`
    with came as (
      select lodging_id, business_day, count(distinct coalesce(group_key, id::text))::int as parties, count(*)::int as minors
      from stay where county = ${county} and business_day between ${from} and ${to} and removed_in is null
      group by lodging_id, business_day)
    select o.lodging_id as lodging, o.business_day - ${from}::date as night, coalesce(c.parties, 0) as parties,
      coalesce(c.minors, 0) as minors, coalesce(extract(epoch from r.first_accepted_at) * 1000, 0)::float8 as at,
      case when exists (select from closure x where x.county = o.county and x.lodging_id = o.lodging_id and x.approved
          and o.business_day between x.from_day and x.to_day) then ${nightState.none}::int
        when r.kind = 'nil' then ${nightState.nil} when r.kind = 'guests' then ${nightState.guests}
        when r.kind = 'closed' then ${nightState.closed}
        when o.due_at > ${pass.now.toISOString()} then ${nightState.open} else ${nightState.silent} end as state
    from obligation o
    left join report r on r.county = o.county and r.lodging_id = o.lodging_id and r.business_day = o.business_day
    left join came c on c.lodging_id = o.lodging_id and c.business_day = o.business_day
    where o.county = ${county} and o.business_day between ${from} and ${to}`;
}

/** The lodgings' own telephones, as the same blind index a guardian's would have. */
async function phonesOf(pass: Reader): Promise<Map<string, string>> {
  const { county } = pass.reach;
  const rows = await pass.sql<{ lodging: string; phone: string }[]>`
    select lodging_id as lodging, phone from lodging_contact where county = ${county}
    union all select id, phone from lodging where county = ${county} and phone is not null`;
  return new Map(
    rows.map(({ lodging, phone }) => [blindIndex(county, 'guardian.phone', phone).toString('hex'), lodging]),
  );
}

type StayRow = Awaited<ReturnType<typeof stayRows>>[number];

function stayOf(row: StayRow, lodgings: ReadonlyMap<string, LodgingFact>): StayFact | null {
  const lodging = lodgings.get(row.lodging);
  if (!lodging) return null;
  const relations = row.relations ?? [];
  const numbers = row.numbers ?? [];
  const names = row.names ?? [];
  // Numbers and names are kept in the adults' order, but only where they were given: of one adult they are that adult's.
  const single = relations.length <= 1;
  const adults = relations.map((relation, n) => ({
    relation: relation as Relation | null,
    number: single ? (numbers[0] ?? null) : null,
    name: names.length === relations.length ? (names[n] ?? null) : null,
  }));
  return {
    ...row,
    lodging,
    checkInAt: new Date(row.checkIn),
    leavesAt: row.leaves ? new Date(row.leaves) : null,
    call: row.call as StayFact['call'],
    adults,
  };
}
