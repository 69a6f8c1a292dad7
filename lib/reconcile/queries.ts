import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Result } from './rules.ts';

type Reader = Pass<'register:reconcile'>;

/** The numbers of a comparison, or of a part of it. */
export type Counted = {
  matched: number;
  notFiled: number;
  notRegistered: number;
  dayDiffers: number;
  twins: number;
};

/** A register that was compared, by page or console. Days 'YYYY-MM-DD', instants UTC. */
export type RunLine = Counted & {
  id: string;
  form: 'clear' | 'blind';
  from: BusinessDay;
  to: BusinessDay;
  rows: number;
  refused: number;
  nights: number;
  nightsWithout: number;
};
/** A line of the history: an upload with what came of it, or a run of the console. */
export type HistoryLine = {
  upload: string | null;
  form: 'clear' | 'blind';
  at: Date;
  by: string | null;
  read: number;
  ended: boolean;
  code: string | null;
  refused: { code: string; row?: number }[];
  changed: boolean;
  run: RunLine | null;
};

type Row = Omit<HistoryLine, 'at' | 'by' | 'run' | 'refused'> & {
  at: string;
  byId: string | null;
  runId: string | null;
  refused: { code: string; row?: number }[] | null;
};

const runColumns = ({
  sql,
}: Reader) => sql`id, form, from_day::text as "from", to_day::text as "to", rows, refused, matched,
  not_filed as "notFiled", not_registered as "notRegistered", day_differs as "dayDiffers", twins, nights,
  nights_without as "nightsWithout"`;

/** The newest uploads and console runs of the county; with `upload` that one alone. */
export async function history(
  pass: Reader,
  upload: string | null = null,
  limit = 20,
): Promise<HistoryLine[]> {
  const { sql } = pass;
  const { county } = pass.reach;
  const rows = await sql<Row[]>`
    select u.id as upload, u.form, u.at, u.by as "byId", u.read, u.ended_at is not null as ended, u.code, u.refused,
      coalesce(u.changed, false) as changed, u.run_id as "runId"
    from register_upload u where u.county = ${county} ${upload ? sql`and u.id = ${upload}` : sql``}
    ${
      upload
        ? sql``
        : sql`union all
      select null, r.form, r.at, r.by, r.rows, true, null, null, true, r.id from reconcile_run r
      where r.county = ${county} and not exists (select from register_upload u where u.county = r.county and u.run_id = r.id
        and u.changed)`
    }
    order by at desc limit ${limit}`;
  const runs = await sql<RunLine[]>`select ${runColumns(pass)} from reconcile_run
    where county = ${county} and id = any (${rows.flatMap(({ runId }) => runId ?? [])}::uuid[])`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ byId }) => byId ?? []),
  );
  return rows.map(({ byId, runId, at, refused, ...row }) => ({
    ...row,
    at: new Date(at),
    by: byId ? (names[byId] ?? null) : null,
    refused: refused ?? [],
    run: runs.find(({ id }) => id === runId) ?? null,
  }));
}

/** What the kept comparisons say together, and over which nights; null where nothing was compared yet. */
export type Standing = Counted & {
  from: BusinessDay;
  to: BusinessDay;
  lodgings: number;
  nights: number;
  nightsWithout: number;
};

const sums = ({ sql }: Reader) => sql`sum(matched)::int as matched, sum(not_filed)::int as "notFiled",
  sum(not_registered)::int as "notRegistered", sum(day_differs)::int as "dayDiffers", sum(twins)::int as twins`;

/** The whole of what stands, over all lodgings. */
export async function standingNow(pass: Reader): Promise<Standing | null> {
  const [row] = await pass.sql<(Standing & { from: BusinessDay | null })[]>`
    select ${sums(pass)}, min(business_day)::text as "from", max(business_day)::text as "to",
      count(distinct lodging_id) filter (where not_filed + day_differs + twins > 0)::int as lodgings,
      count(*) filter (where not_filed + day_differs + twins > 0)::int as nights,
      count(*) filter (where not_filed + day_differs + twins > 0 and not returned)::int as "nightsWithout"
    from reconcile_night where county = ${pass.reach.county}`;
  return row?.from ? row : null;
}

export const resultViews = ['not_filed', 'not_registered', 'day_differs', 'twin', 'matched'] as const;
export type ResultView = (typeof resultViews)[number];

const columnOf = {
  not_filed: 'not_filed',
  not_registered: 'not_registered',
  day_differs: 'day_differs',
  twin: 'twins',
  matched: 'matched',
} as const;

/** A lodging's sums over the nights compared; `nights` are those with the result asked for. */
export type LodgingLine = Counted & {
  code: string;
  name: string;
  nights: number;
  nightsWithout: number;
  last: BusinessDay;
};
export const lodgingPage = 50;

/** The lodgings that have a result, those with most of it first, and how many there are. */
export async function lodgingsWith(
  pass: Reader,
  view: ResultView,
  page: number,
): Promise<{ rows: LodgingLine[]; total: number }> {
  const { sql } = pass;
  const column = sql(columnOf[view]);
  const rows = await sql<(LodgingLine & { total: number })[]>`
    select l.code, l.name, n.*, count(*) over ()::int as total
    from (select lodging_id, ${sums(pass)}, count(*) filter (where ${column} > 0)::int as nights,
        count(*) filter (where ${column} > 0 and not returned)::int as "nightsWithout",
        (max(business_day) filter (where ${column} > 0))::text as last, sum(${column})::int as wanted
      from reconcile_night where county = ${pass.reach.county} group by lodging_id having sum(${column}) > 0) n
    join lodging l on l.county = ${pass.reach.county} and l.id = n.lodging_id
    order by n.wanted desc, l.code limit ${lodgingPage} offset ${(page - 1) * lodgingPage}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

/** One night of a lodging as compared, with the filed stays the results speak of. */
export type NightLine = Counted & {
  night: BusinessDay;
  returned: boolean;
  rows: { result: Result; stay: string | null; otherDay: BusinessDay | null }[];
};

/** A lodging's compared nights, newest first; null where no such lodging is within reach. */
export async function nightsOf(
  pass: Reader,
  code: string,
): Promise<{ name: string; code: string; nights: NightLine[] } | null> {
  const { county } = pass.reach;
  const [lodging] = await pass.sql<{ id: string; name: string; code: string }[]>`
    select id, name, code from lodging where county = ${county} and code = ${code}`;
  if (!lodging) return null;
  const nights = await pass.sql<(Omit<NightLine, 'rows'> & { rows: NightLine['rows'] | null })[]>`
    select n.business_day::text as night, n.returned, n.matched, n.not_filed as "notFiled", n.not_registered as "notRegistered",
      n.day_differs as "dayDiffers", n.twins,
      (select json_agg(json_build_object('result', w.result, 'stay', w.stay_id, 'otherDay', w.other_day) order by w.place)
        from reconcile_row w where w.county = n.county and w.lodging_id = n.lodging_id and w.business_day = n.business_day) as rows
    from reconcile_night n where n.county = ${county} and n.lodging_id = ${lodging.id} order by n.business_day desc`;
  return {
    name: lodging.name,
    code: lodging.code,
    nights: nights.map((one) => ({ ...one, rows: one.rows ?? [] })),
  };
}
