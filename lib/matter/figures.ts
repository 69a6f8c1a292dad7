import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { afterDuty } from '#lib/clock/duty-hours.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { type Counted, countMatters, type MatterFigures } from './rules.ts';

/** Disputes and clues raised in the last 90 days within reach, by kind and outcome. */
export async function matterFigures(pass: Pass<'thread:figures'>): Promise<MatterFigures[]> {
  const since = new Date(pass.now.getTime() - 90 * 86_400_000).toISOString();
  const rows = await pass.sql<
    (Omit<Counted, 'inTime'> & { raisedAt: string; closedAt: string | null; beat: string; station: string })[]
  >`select m.kind, m.topic, m.outcome, m.raised_at as "raisedAt", m.closed_at as "closedAt", b.beat_id as beat, u.parent_id as station
    from matter m
    cross join lateral (select x.beat_id from lodging_beat x where x.county = m.county and x.lodging_id = m.lodging_id
      and x.from_day <= nl.civil_day(m.raised_at) order by x.from_day desc limit 1) b
    join unit u on u.county = m.county and u.id = b.beat_id
    where m.county = ${pass.reach.county} and m.raised_at >= ${since}`;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  return countMatters(
    rows.map(({ kind, topic, outcome, raisedAt, closedAt, beat, station }) => {
      const place = { units: [beat, station] };
      const duty = { from: settings.of('duty_from', place), to: settings.of('duty_to', place) };
      const due = afterDuty(new Date(raisedAt), settings.of('matter_within_minutes', place), duty);
      const ended = closedAt ? new Date(closedAt) : null;
      const inTime = ended ? ended <= due : pass.now > due ? false : null;
      return { kind, topic, outcome, inTime };
    }),
  );
}
