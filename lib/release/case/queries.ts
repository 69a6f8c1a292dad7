import type { Pass } from '#lib/access/pass.ts';
import type { AlertCode } from '#lib/anomaly/rule.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { IncidentKind } from '#lib/incident/terms.ts';
import { spanOfCase } from '../commands.ts';
import { homeOf, scopeOf } from '../scope.ts';
import type { CaseKind } from '../terms.ts';

type Named = { kind: 'alert'; code: AlertCode } | { kind: 'incident'; code: IncidentKind };

/** A case one may ask a pack of. Instant UTC; `house` null where nobody named one. */
export type Case = Named & { id: string; house: { code: string; name: string } | null; at: Date };

/** A case as the form shows it: its nights and how much belongs to it now. */
export type ShownCase = Case & {
  from: BusinessDay;
  to: BusinessDay;
  alerts: number;
  incidents: number;
  stays: number;
};

/** Cases of the list beside the form. */
const listed = 12;
const listedDays = 90;

const cases = ({ sql, reach }: Pick<Pass<'evidence:ask'>, 'sql' | 'reach'>) => sql`(
  select 'alert' as kind, a.id, a.rule as code, a.lodging_id, a.found_at as at from alert a
  where a.county = ${reach.county} and not a.rehearsal and a.severity <> 'watch' and a.disposition is distinct from 'duplicate'
  union all
  select 'incident', i.id, i.kind, i.lodging_id, i.told_at from incident i
  where i.county = ${reach.county} and i.outcome is distinct from 'duplicate') c`;

type Row = Omit<Case, 'at'> & { at: string };

/** The newest alerts and incidents within reach of the last 90 days. */
export async function recentCases(pass: Pass<'evidence:ask'>): Promise<Case[]> {
  const since = new Date(pass.now.getTime() - listedDays * 86_400_000).toISOString();
  const rows = await pass.sql<Row[]>`
    select c.kind, c.id, c.code, c.at,
      case when l.id is not null then json_build_object('code', l.code, 'name', l.name) end as house
    from ${cases(pass)} left join lodging l on l.county = ${pass.reach.county} and l.id = c.lodging_id
    where c.at >= ${since} order by c.at desc, c.id limit ${listed}`;
  return rows.map((row) => ({ ...row, at: new Date(row.at) }) as Case);
}

/** One case within reach as it is now, or null; a rehearsal is none. */
export async function shownCase(
  pass: Pass<'evidence:ask'>,
  kind: CaseKind,
  id: string,
): Promise<ShownCase | null> {
  const home = await homeOf(pass, kind, id);
  if (!home || home.rehearsal) return null;
  const { county } = pass.reach;
  const [row] =
    kind === 'alert'
      ? await pass.sql<{ code: string; at: string; house: Case['house'] }[]>`
          select a.rule as code, a.found_at as at, json_build_object('code', l.code, 'name', l.name) as house
          from alert a join lodging l on l.county = a.county and l.id = a.lodging_id where a.county = ${county} and a.id = ${id}`
      : await pass.sql<{ code: string; at: string; house: Case['house'] }[]>`
          select i.kind as code, i.told_at as at,
            case when l.id is not null then json_build_object('code', l.code, 'name', l.name) end as house
          from incident i left join lodging l on l.county = i.county and l.id = i.lodging_id
          where i.county = ${county} and i.id = ${id}`;
  if (!row) return null;
  const scope = await scopeOf(pass, kind, id);
  return {
    ...({ kind, id, code: row.code, house: row.house, at: new Date(row.at) } as Case),
    ...spanOfCase(scope, pass.now),
    ...{ alerts: scope.alerts.length, incidents: scope.incidents.length, stays: scope.stays.length },
  };
}

/** Whether any photo of a visit within reach is still kept: only then is one asked about them. */
export async function keepsPictures({ sql, reach }: Pass<'evidence:ask'>): Promise<boolean> {
  const [row] = await sql<{ kept: boolean }[]>`
    select exists (select from inspection_picture where county = ${reach.county} and sealed is not null) as kept`;
  return row?.kept ?? false;
}
