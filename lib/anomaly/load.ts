import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, daysOf } from '#lib/clock/business-day.ts';
import { blindIndex } from '#lib/platform/keys.ts';
import type { Relation } from '#lib/report/terms.ts';
import type { Facts, LodgingFact, Sought, StayFact } from './facts.ts';
import { filingsOf } from './load-nights.ts';
import { linkedPlaces, repeatRows, type SoughtRow, soughtRows, stayRows, unfiledRows } from './load-stays.ts';
import type { Reads } from './rule.ts';

type Reader = Pass<'clock:work'>;

/** Nights a detection looks at when nothing else is said: no readable stay is older (product.md, Keeping: 180 days). */
const longestSpan = 180;

const everything: ReadonlySet<Reads> = new Set(['stays', 'nights']);

/**
 * Reads what the rules look at, in sets, for the nights up to `until` (both ends included): the plain columns, masked initials
 * and blind indexes only. Null where no night was ever expected.
 */
export async function factsUntil(
  pass: Reader,
  until: BusinessDay,
  span = longestSpan,
  reads: ReadonlySet<Reads> = everything,
): Promise<Facts | null> {
  const [first] = await pass.sql<
    { day: string | null }[]
  >`select min(business_day)::text as day from obligation
    where county = ${pass.reach.county} and business_day between ${addDays(until, 1 - span)} and ${until}`;
  if (!first?.day) return null;
  const from = first.day as BusinessDay;
  const nights = daysOf(from, until);
  const lodgings = await lodgingsOf(pass);
  const series = reads.has('nights');
  const placed = <T extends { lodging: string }>(rows: readonly T[]) =>
    rows.flatMap((row) => {
      const lodging = lodgings.get(row.lodging);
      return lodging ? [{ ...row, lodging }] : [];
    });
  return {
    county: pass.reach.county,
    nights,
    filings: series ? await filingsOf(pass, lodgings, nights) : [],
    stays: reads.has('stays')
      ? (await stayRows(pass, from, until)).flatMap((row) => stayOf(row, lodgings) ?? [])
      : [],
    repeats: series ? placed(await repeatRows(pass, from, until)) : [],
    unfiled: series ? placed(await unfiledRows(pass, from, until)) : [],
    sought: soughtOf(await soughtRows(pass, from, until), lodgings),
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
    sought: soughtOf(await soughtRows(pass, from, until), lodgings),
    housePhones: await phonesOf(pass),
  };
}

/** What the watch list's rule looks at when an entry was made: its hits and their stays. Null where there is none. */
export async function factsOfEntry(pass: Reader, entry: string): Promise<Facts | null> {
  const [span] = await pass.sql<{ from: BusinessDay | null; until: BusinessDay | null }[]>`
    select min(business_day)::text as from, max(business_day)::text as until from watch_hit
    where county = ${pass.reach.county} and entry_id = ${entry}`;
  if (!span?.from || !span.until) return null;
  const { from, until } = span;
  return factsOfHits(pass, from, until, entry);
}

/**
 * What a register's rules look at: the guests of the nights up to `until` that no return names, and whoever is searched for. Null
 * where no night was ever expected.
 */
export async function factsOfRegister(pass: Reader, until: BusinessDay): Promise<Facts | null> {
  const [first] = await pass.sql<{ day: BusinessDay | null }[]>`
    select min(business_day)::text as day from obligation
    where county = ${pass.reach.county} and business_day between ${addDays(until, 1 - longestSpan)} and ${until}`;
  if (!first?.day) return null;
  const facts = await factsOfHits(pass, first.day, addDays(until, 1), null);
  const lodgings = await lodgingsOf(pass);
  const rows = await unfiledRows(pass, first.day, until);
  const unfiled = rows.flatMap((row) => {
    const lodging = lodgings.get(row.lodging);
    return lodging ? [{ ...row, lodging }] : [];
  });
  return { ...facts, unfiled };
}

async function factsOfHits(
  pass: Reader,
  from: BusinessDay,
  until: BusinessDay,
  entry: string | null,
): Promise<Facts> {
  const lodgings = await lodgingsOf(pass);
  const sought = soughtOf(await soughtRows(pass, from, until, entry), lodgings);
  const nights = daysOf(from, until);
  const places = sought.map(({ lodging, night }) => ({ lodging: lodging.id, day: nights[night] ?? from }));
  return {
    county: pass.reach.county,
    nights,
    filings: [],
    stays: (await stayRows(pass, from, until, places)).flatMap((row) => stayOf(row, lodgings) ?? []),
    repeats: [],
    unfiled: [],
    sought,
    housePhones: new Map(),
  };
}

function soughtOf(rows: readonly SoughtRow[], lodgings: ReadonlyMap<string, LodgingFact>): Sought[] {
  return rows.flatMap((row) => {
    const lodging = lodgings.get(row.lodging);
    return lodging ? [{ ...row, lodging }] : [];
  });
}

async function lodgingsOf(pass: Reader): Promise<Map<string, LodgingFact>> {
  const rows = await pass.sql<LodgingFact[]>`
    select id, code, category, rooms from lodging where county = ${pass.reach.county} order by code`;
  return new Map(rows.map((row) => [row.id, row]));
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
