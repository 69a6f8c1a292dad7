import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import type { Kind } from '../terms.ts';
import { type BurdenInput, type Counted, quantile } from './rules.ts';

const days = 30;
const keptDays = 400;

/** Counts one filing. Nothing of the caller but the county is kept, and the house book says nothing: there is nobody to name. */
export async function addBurden(pass: Pass<'desk:read'>, input: BurdenInput): Promise<void> {
  const { kind, seconds, taps, keys } = input;
  await pass.sql`select nl.burden_add(${businessDayAt(pass.now)}::date, ${kind}, ${seconds}, ${taps}, ${keys})`;
}

/** What filing one kind cost over the last 30 nights: filings counted, the middle and nine of ten in seconds, the middle taps and keys. */
export type Burden = {
  kind: Kind;
  filings: number;
  seconds: number;
  secondsNineOfTen: number;
  taps: number;
  keys: number;
};

type Row = { kind: Kind; what: 'seconds' | 'taps' | 'keys'; value: number; n: number };

/** The burden of filing in the county, by kind; kinds nobody filed are left out. */
export async function burdenOf(pass: Pass<'burden:read'>): Promise<Burden[]> {
  const from = addDays(businessDayAt(pass.now), -days);
  const rows = await pass.sql<Row[]>`
    select b.kind, x.what, x.value, sum(b.n)::int as n from burden_count b
    cross join lateral (values ('seconds', b.seconds), ('taps', b.taps), ('keys', b.keys)) as x(what, value)
    where b.county = ${pass.reach.county} and b.business_day > ${from}::date group by b.kind, x.what, x.value`;
  const counts = (kind: Kind, what: Row['what']): Counted[] =>
    rows.filter((row) => row.kind === kind && row.what === what);
  return (['nil', 'guests', 'closed'] as const).flatMap((kind) => {
    const seconds = counts(kind, 'seconds');
    const filings = seconds.reduce((sum, { n }) => sum + n, 0);
    if (filings === 0) return [];
    return [
      {
        kind,
        filings,
        seconds: quantile(seconds, 0.5) ?? 0,
        secondsNineOfTen: quantile(seconds, 0.9) ?? 0,
        taps: quantile(counts(kind, 'taps'), 0.5) ?? 0,
        keys: quantile(counts(kind, 'keys'), 0.5) ?? 0,
      },
    ];
  });
}

/** Takes away what is older than 400 nights. Returns how many rows went. */
export async function tidyBurden(pass: Pass<'clock:work'>): Promise<number> {
  const rows = await pass.sql`delete from burden_count
    where business_day < ${addDays(businessDayAt(pass.now), -keptDays)}::date`;
  return rows.count;
}
