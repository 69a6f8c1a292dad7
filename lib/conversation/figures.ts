import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { figuresOf, type Measured, type ThreadFigures } from './figure-rules.ts';
import { timesFor } from './tend.ts';

/** The figures of one station, or of all within reach together. */
export type StationFigures = ThreadFigures & { id: string | null; name: string | null };

type Row = {
  station: string;
  name: string;
  beat: string;
  openedAt: string;
  firstAnswerAt: string | null;
  closedAt: string | null;
  rating: Measured['rating'];
};

/** Questions of houses asked in the last 30 days within reach: together first, then by station. */
export async function threadFigures(pass: Pass<'thread:figures'>): Promise<StationFigures[]> {
  const since = new Date(pass.now.getTime() - 30 * 86_400_000).toISOString();
  const rows = await pass.sql<Row[]>`
    select s.id as station, s.name, b.beat_id as beat, h.opened_at as "openedAt", h.first_answer_at as "firstAnswerAt",
      h.closed_at as "closedAt", h.rating
    from thread h
    cross join lateral (select x.beat_id from lodging_beat x where x.county = h.county and x.lodging_id = h.lodging_id
      and x.from_day <= nl.civil_day(h.opened_at) order by x.from_day desc limit 1) b
    join unit u on u.county = h.county and u.id = b.beat_id join unit s on s.county = u.county and s.id = u.parent_id
    where h.county = ${pass.reach.county} and h.opened_side = 'house' and h.opened_at >= ${since} order by s.code`;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const measured = rows.map(({ station, name, beat, openedAt, firstAnswerAt, closedAt, rating }) => {
    const { duty, within } = timesFor(settings, {
      beat: { id: beat, name: '' },
      station: { id: station, name, phone: null },
    });
    const at = (text: string | null) => (text ? new Date(text) : null);
    return {
      ...{ station, name, duty, within, rating },
      ...{ openedAt: new Date(openedAt), firstAnswerAt: at(firstAnswerAt), closedAt: at(closedAt) },
    };
  });
  const stations = [...Map.groupBy(measured, ({ station }) => station)].map(([id, list]) => ({
    ...{ id, name: list[0]?.name ?? '' },
    ...figuresOf(list, pass.now),
  }));
  return [{ id: null, name: null, ...figuresOf(measured, pass.now) }, ...stations];
}
