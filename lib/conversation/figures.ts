import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { figuresOf, type Measured, type ThreadFigures } from './figure-rules.ts';
import { timesFor } from './tend.ts';
import { asTopic, type Topic, topics } from './topics.ts';

/** The figures of one station, or of all within reach together. */
export type StationFigures = ThreadFigures & { id: string | null; name: string | null };

type Row = {
  station: string;
  name: string;
  beat: string;
  openedAt: string;
  firstAnswerAt: string | null;
  officer: string | null;
  closedAt: string | null;
  rating: Measured['rating'];
};

type One = Measured & { station: string; name: string; officer: string | null };

/** The houses' questions of the last 30 days within reach, each with what its station promises. */
async function measured(pass: Pass<'thread:figures'> | Pass<'thread:work'>): Promise<One[]> {
  const since = new Date(pass.now.getTime() - 30 * 86_400_000).toISOString();
  const rows = await pass.sql<Row[]>`
    select s.id as station, s.name, b.beat_id as beat, h.opened_at as "openedAt", h.first_answer_at as "firstAnswerAt",
      h.first_answer_by as officer, h.closed_at as "closedAt", h.rating
    from thread h
    cross join lateral (select x.beat_id from lodging_beat x where x.county = h.county and x.lodging_id = h.lodging_id
      and x.from_day <= nl.civil_day(h.opened_at) order by x.from_day desc limit 1) b
    join unit u on u.county = h.county and u.id = b.beat_id join unit s on s.county = u.county and s.id = u.parent_id
    where h.county = ${pass.reach.county} and h.opened_side = 'house' and h.opened_at >= ${since} order by s.code`;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const at = (text: string | null) => (text ? new Date(text) : null);
  return rows.map(({ station, name, beat, openedAt, firstAnswerAt, officer, closedAt, rating }) => {
    const { duty, within } = timesFor(settings, {
      beat: { id: beat, name: '' },
      station: { id: station, name, phone: null },
    });
    return {
      ...{ station, name, officer, duty, within, rating },
      ...{ openedAt: new Date(openedAt), firstAnswerAt: at(firstAnswerAt), closedAt: at(closedAt) },
    };
  });
}

/** Questions of houses asked in the last 30 days within reach: together first, then by station. */
export async function threadFigures(pass: Pass<'thread:figures'>): Promise<StationFigures[]> {
  const all = await measured(pass);
  const stations = [...Map.groupBy(all, ({ station }) => station)].map(([id, list]) => ({
    ...{ id, name: list[0]?.name ?? '' },
    ...figuresOf(list, pass.now),
  }));
  return [{ id: null, name: null, ...figuresOf(all, pass.now) }, ...stations];
}

/** The same by who answered first, for the chief of their station alone: the county reads stations, never an officer. */
export async function officerFigures(pass: Pass<'thread:figures'>): Promise<StationFigures[]> {
  if (pass.role !== 'nl_beat') return [];
  const answered = (await measured(pass)).filter(({ officer }) => officer !== null);
  const names = await namesOf(
    pass,
    answered.flatMap(({ officer }) => officer ?? []),
  );
  return [...Map.groupBy(answered, ({ officer }) => officer ?? '')].map(([id, list]) => ({
    ...{ id, name: names[id] ?? '' },
    ...figuresOf(list, pass.now),
  }));
}

/** How one answer was liked is read by its house, by whoever gave it and by their chief; the county reads figures. */
export const mayReadRating = (
  pass: Pass<'thread:ask'> | Pass<'thread:work'>,
  answeredBy: string | null,
): boolean =>
  pass.role === 'nl_house' ||
  answeredBy === pass.actor.id ||
  (pass.role === 'nl_beat' && pass.actor.roles.includes('chief'));

/** The reader's own: the questions they answered first in the last 30 days. */
export async function ownFigures(pass: Pass<'thread:work'>): Promise<ThreadFigures> {
  const own = (await measured(pass)).filter(({ officer }) => officer === pass.actor.id);
  return figuresOf(own, pass.now);
}

/** How many questions were asked about a topic in each month, 'YYYY-MM' of Shanghai, oldest first. */
export type AskedAbout = { topic: Topic; months: Record<string, number>; all: number };

/** What houses within reach asked about in this month and the five before it; topics nobody asked about are left out. */
export async function askedByMonth(
  pass: Pass<'thread:figures'>,
): Promise<{ months: string[]; rows: AskedAbout[] }> {
  const [year = 0, month = 1] = businessDayAt(pass.now).split('-').map(Number);
  const months = [-5, -4, -3, -2, -1, 0].map((back) =>
    new Date(Date.UTC(year, month - 1 + back, 1)).toISOString().slice(0, 7),
  );
  const counts = await pass.sql<{ topic: string | null; month: string; count: number }[]>`
    select topic, to_char(nl.civil_day(opened_at), 'YYYY-MM') as month, count(*)::int as count from thread
    where county = ${pass.reach.county} and opened_side = 'house' and nl.civil_day(opened_at) >= ${`${months[0]}-01`}::date
    group by 1, 2`;
  const rows = topics.flatMap((topic): AskedAbout[] => {
    const own = counts.filter((one) => asTopic(one.topic) === topic);
    if (own.length === 0) return [];
    const of = (month: string) =>
      own.filter((one) => one.month === month).reduce((sum, { count }) => sum + count, 0);
    const byMonth = Object.fromEntries(months.map((month) => [month, of(month)]));
    return [{ topic, months: byMonth, all: own.reduce((sum, { count }) => sum + count, 0) }];
  });
  return { months, rows: rows.sort((a, b) => b.all - a.all) };
}
