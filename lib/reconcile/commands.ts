import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { type KeptNight, keep } from './keep.ts';
import { nearOf } from './keys.ts';
import type { Register } from './read-register.ts';
import { type Comparison, compare, countsOf, type Filed, type Registered, type Unmatched } from './rules.ts';

type Worker = Pass<'register:reconcile'>;

export type Reconciled = ReturnType<typeof countsOf> & {
  form: Register['form'];
  from: BusinessDay;
  to: BusinessDay;
  rows: number;
  refused: Problem[];
  /** lodging-nights with a guest of the register nobody filed, and those of them without any return */
  nights: number;
  nightsWithout: number;
  /** false when the same comparison was kept before: nothing was written, and `run` is the one that stands */
  changed: boolean;
  run: string;
  /** lodging code, night and how many of each result, for lists */
  byNight: NightResult[];
};
export type NightResult = Omit<KeptNight, 'lodgingId'>;

/**
 * Compares a register with the returns of the nights it covers and keeps what did not match, in place of what an earlier run kept
 * of those nights. A register that names one lodging is taken as that lodging's own; any other as the county's. Running it again
 * changes nothing. Refuses M-341 when no row of it could be used.
 */
export async function reconcile(pass: Worker, register: Register): Promise<Reconciled> {
  const lodgings = await lodgingIds(pass);
  const refused = [...register.refused];
  const guests = register.rows.flatMap((row): Registered[] => {
    const lodging = lodgings.get(row.lodgingCode);
    if (lodging) return [{ lodging, night: row.night, key: row.key, near: row.near }];
    refused.push({ code: 'M-243', values: { value: row.lodgingCode.slice(0, 40) } });
    return [];
  });
  const nights = guests.map(({ night }) => night).sort();
  const [from, to] = [nights[0], nights.at(-1)];
  if (!from || !to) throw new Refusal('invalid', 'M-341');
  const named = new Set(guests.map(({ lodging }) => lodging));
  const only = named.size === 1 ? ([...named][0] ?? null) : null;
  const filed = await filedStays(pass, addDays(from, -1), addDays(to, 1), only);
  const comparison = compare(guests, filed, { from, to });
  const counts = countsOf(comparison);
  const byNight = await nightResults(pass, comparison, lodgings);
  const open = byNight.filter(({ notFiled, dayDiffers, twins }) => notFiled + dayDiffers + twins > 0);
  const nightsWithout = open.filter(({ returned }) => !returned).length;
  const told = {
    form: register.form,
    from,
    to,
    rows: register.rows.length,
    nights: open.length,
    nightsWithout,
  };
  const kept = await keep(pass, {
    guests,
    comparison,
    byNight,
    only,
    told: { ...told, ...counts, refused: refused.length },
  });
  const differing = byNight.filter(
    (one) => one.notFiled + one.notRegistered + one.dayDiffers + one.twins > 0,
  );
  return { ...told, ...counts, refused, ...kept, byNight: differing.map(plainNight) };
}

async function lodgingIds(pass: Worker): Promise<Map<string, string>> {
  const rows = await pass.sql<
    { code: string; id: string }[]
  >`select code, id from lodging where county = ${pass.reach.county}`;
  return new Map(rows.map(({ code, id }) => [code, id]));
}

async function filedStays(
  pass: Worker,
  from: BusinessDay,
  to: BusinessDay,
  only: string | null,
): Promise<Filed[]> {
  const { sql } = pass;
  const rows = await sql<{ stay: string; lodging: string; night: BusinessDay; key: string | null }[]>`
    select s.id as stay, s.lodging_id as lodging, s.business_day::text as night, encode(t.child_index, 'hex') as key
    from stay s
    join lateral (select x.child_index from stay_text x where x.county = s.county and x.stay_id = s.id
      order by x.n desc limit 1) t on true
    where s.county = ${pass.reach.county} and s.business_day between ${from} and ${to} and s.removed_in is null
      ${only ? sql`and s.lodging_id = ${only}` : sql``}`;
  return rows.map((row) => ({ ...row, near: row.key ? nearOf(row.key) : null }));
}

async function nightResults(
  pass: Worker,
  { unmatched, matchedAt }: Comparison,
  lodgings: ReadonlyMap<string, string>,
): Promise<KeptNight[]> {
  const groups = Map.groupBy(unmatched, ({ lodging, night }) => `${lodging}/${night}`);
  const places = [...new Set([...groups.keys(), ...matchedAt.keys()])].map((place) => {
    const [lodging = '', night = ''] = place.split('/');
    return { lodging, night: businessDay(night) };
  });
  const returned = await pass.sql<{ place: string }[]>`
    select r.lodging_id || '/' || r.business_day as place from report r
    join unnest(${places.map(({ lodging }) => lodging)}::uuid[], ${places.map(({ night }) => night)}::text[]::date[]) a(lodging, night)
      on r.lodging_id = a.lodging and r.business_day = a.night where r.county = ${pass.reach.county}`;
  const there = new Set(returned.map(({ place }) => place));
  const codes = new Map([...lodgings].map(([code, id]) => [id, code]));
  const results = places.map(({ lodging, night }): KeptNight => {
    const here = groups.get(`${lodging}/${night}`) ?? [];
    const of = (result: Unmatched['result']) => here.filter((one) => one.result === result).length;
    return {
      lodgingId: lodging,
      lodging: codes.get(lodging) ?? lodging,
      night,
      matched: matchedAt.get(`${lodging}/${night}`) ?? 0,
      notFiled: of('not_filed'),
      notRegistered: of('not_registered'),
      dayDiffers: of('day_differs'),
      twins: of('twin'),
      returned: there.has(`${lodging}/${night}`),
    };
  });
  return results.sort((a, b) =>
    a.lodging === b.lodging ? (a.night < b.night ? -1 : 1) : a.lodging < b.lodging ? -1 : 1,
  );
}

const plainNight = ({ lodgingId: _, ...one }: KeptNight): NightResult => one;
