import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, daysBetween } from '#lib/clock/business-day.ts';
import { type Filings, type LodgingFact, nightState } from './facts.ts';

type Reader = Pass<'clock:work'>;

const kinds: Record<string, number> = {
  n: nightState.nil,
  g: nightState.guests,
  c: nightState.closed,
};

/**
 * What each lodging filed, night by night. A row a lodging holds all its nights as arrays, and each table is walked once in the
 * order of its own index: 20,000 lodgings have 1.8 million nights in 90 days, and a row a night joined over three tables took
 * longer to fetch than to judge.
 */
export async function filingsOf(
  pass: Reader,
  lodgings: ReadonlyMap<string, LodgingFact>,
  nights: readonly BusinessDay[],
): Promise<Filings[]> {
  const found = new Map<string, Filings>(
    [...lodgings.values()].map((lodging) => [
      lodging.id,
      {
        lodging,
        state: new Uint8Array(nights.length),
        parties: new Int16Array(nights.length),
        minors: new Int16Array(nights.length),
        acceptedAt: new Float64Array(nights.length),
      },
    ]),
  );
  const [from, to] = [nights[0], nights.at(-1)];
  if (!from || !to) return [];
  await readExpected(pass, found, from, to);
  await readReports(pass, found, from, to);
  await readStays(pass, found, from, to);
  await readClosures(pass, found, from, nights.length);
  return [...found.values()];
}

type Found = ReadonlyMap<string, Filings>;
const portion = 500;

async function readExpected({ sql, reach, now }: Reader, found: Found, from: BusinessDay, to: BusinessDay) {
  type Row = { lodging: string; nights: number[]; open: string };
  const rows = sql<Row[]>`select lodging_id as lodging, array_agg(business_day - ${from}::date) as nights,
      string_agg(case when due_at > ${now.toISOString()} then 'o' else 's' end, '') as open
    from obligation where county = ${reach.county} and business_day between ${from} and ${to} group by lodging_id`;
  await rows.cursor(portion, (some) => {
    for (const { lodging, nights, open } of some) {
      const filing = found.get(lodging);
      nights.forEach((night, n) => {
        if (filing) filing.state[night] = open[n] === 'o' ? nightState.open : nightState.silent;
      });
    }
  });
}

/** A return speaks only of a night that is expected. */
async function readReports({ sql, reach }: Reader, found: Found, from: BusinessDay, to: BusinessDay) {
  type Row = { lodging: string; nights: number[]; said: string; at: number[] };
  const rows = sql<Row[]>`select lodging_id as lodging, array_agg(business_day - ${from}::date) as nights,
      string_agg(left(kind, 1), '') as said, array_agg((extract(epoch from first_accepted_at) * 1000)::float8) as at
    from report where county = ${reach.county} and business_day between ${from} and ${to} group by lodging_id`;
  await rows.cursor(portion, (some) => {
    for (const { lodging, nights, said, at } of some) {
      const filing = found.get(lodging);
      nights.forEach((night, n) => {
        if (!filing || filing.state[night] === nightState.none) return;
        filing.state[night] = kinds[said[n] ?? ''] ?? filing.state[night] ?? nightState.none;
        filing.acceptedAt[night] = at[n] ?? 0;
      });
    }
  });
}

async function readStays({ sql, reach }: Reader, found: Found, from: BusinessDay, to: BusinessDay) {
  type Row = { lodging: string; nights: number[]; parties: number[]; minors: number[] };
  const rows = sql<
    Row[]
  >`select lodging_id as lodging, array_agg(night) as nights, array_agg(parties) as parties,
      array_agg(minors) as minors
    from (select lodging_id, business_day - ${from}::date as night, count(distinct coalesce(group_key, id::text))::int as parties,
        count(*)::int as minors
      from stay where county = ${reach.county} and business_day between ${from} and ${to} and removed_in is null
      group by lodging_id, business_day) came
    group by lodging_id`;
  await rows.cursor(portion, (some) => {
    for (const { lodging, nights, parties, minors } of some) {
      const filing = found.get(lodging);
      nights.forEach((night, n) => {
        if (!filing || filing.state[night] === nightState.none) return;
        filing.parties[night] = parties[n] ?? 0;
        filing.minors[night] = minors[n] ?? 0;
      });
    }
  });
}

/** An approved closure takes its nights out of the expected; what was filed on them still counts as arrivals. */
async function readClosures({ sql, reach }: Reader, found: Found, from: BusinessDay, nights: number) {
  const rows = await sql<{ lodging: string; first: BusinessDay; last: BusinessDay }[]>`
    select lodging_id as lodging, from_day::text as first, to_day::text as last from closure
    where county = ${reach.county} and approved and to_day >= ${from}`;
  for (const { lodging, first, last } of rows) {
    const filing = found.get(lodging);
    const end = Math.min(nights - 1, daysBetween(from, last));
    for (let night = Math.max(0, daysBetween(from, first)); filing && night <= end; night += 1)
      filing.state[night] = nightState.none;
  }
}
