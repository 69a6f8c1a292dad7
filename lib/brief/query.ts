import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, endOf, startOf } from '#lib/clock/business-day.ts';
import { unitSheet } from '#lib/overview/units.ts';
import type { Figures } from './figures.ts';

export type BriefReader = Pass<'brief:read'> | Pass<'brief:issue'> | Pass<'clock:work'>;

type Counted = Pick<Figures, 'chases' | 'alerts' | 'incidents'> & {
  filed: Pick<Figures, 'minors' | 'guests' | 'nil'>;
};

const lateWindow = 72 * 3_600_000;

/**
 * The digits of a night as of an instant within reach: the county's, or those of one's station. `since` bounds what was opened
 * and ended. Everything is asked of what carries its own instant, so the same question has the same answer while returns keep
 * coming.
 */
export async function figuresOf(
  pass: BriefReader,
  night: BusinessDay,
  asOf: Date,
  since: Date,
): Promise<Figures> {
  const { total, lines } = await unitSheet(pass, { from: night, to: night }, asOf);
  const { sql } = pass;
  const county = pass.reach.county;
  const [at, from] = [asOf.toISOString(), since.toISOString()];
  const [row] = await sql<Counted[]>`
    select (
        select json_build_object('minors', coalesce(sum(x.stays), 0), 'guests', count(*) filter (where x.kind = 'guests'),
          'nil', count(*) filter (where x.kind = 'nil'))
        from (select distinct on (v.report_id) v.kind, v.stays from report_version v
          where v.county = ${county} and v.business_day = ${night} and v.accepted_at <= ${at}
          order by v.report_id, v.n desc) x) as filed,
      (select json_build_object('open', count(*) filter (where c.open), 'overdue', count(*) filter (where c.open and c.first_due
          <= ${new Date(asOf.getTime() - lateWindow).toISOString()}),
          'opened', count(*) filter (where c.opened_at > ${from}),
          'ended', count(*) filter (where c.closed_at > ${from} and c.closed_at <= ${at}))
        from (select c.opened_at, c.closed_at, coalesce(c.closed_at > ${at}, true) as open, c.first_due
          from chase c where c.county = ${county} and c.opened_at <= ${at}) c) as chases,
      (select json_build_object('found', count(*), 'unclaimed', count(*) filter (where not exists (
          select from alert_step s where s.county = a.county and s.alert_id = a.id
            and s.kind in ('claim', 'contact', 'take_over', 'close') and s.at <= ${at})))
        from alert a where a.county = ${county} and not a.rehearsal and a.severity in ('instant', 'same_day')
          and a.found_at >= ${startOf(night).toISOString()} and a.found_at < ${endOf(night).toISOString()}
          and a.found_at <= ${at}) as alerts,
      (select count(*)::int from incident i where i.county = ${county} and i.business_day = ${night}
        and i.told_at <= ${at}) as incidents`;
  if (!row) throw new Error('a select without a row');
  const { filed, ...rest } = row;
  return {
    counts: total.counts,
    ...filed,
    ...rest,
    units: lines.map(({ id, code, name, expected, counts }) => ({
      id,
      code,
      name,
      expected,
      silent: counts.silent,
    })),
  };
}
