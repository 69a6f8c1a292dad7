import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { type Unit, unitsOf } from '#lib/registry/queries.ts';
import { mondayFor, takenAt, weeksListed } from './rules.ts';

/** A matter under supervision: a chase or a task that was over its time on the Monday of the list. Instants UTC. */
export type Item = {
  id: string;
  kind: string;
  lodging: { code: string; name: string };
  beat: { id: string; name: string } | null;
  station: string | null;
  nights: number;
  overdueAt: Date;
  /** how many Mondays it has been listed */
  weeks: number;
  /** when and how it was struck off; null while it stands */
  struck: { at: Date; how: string | null } | null;
};

export type WeeklySheet = { station: Unit; open: Item[]; struck: Item[] };

/** The weekly supervision lists (督办单) of the stations within reach, in the order of their codes. */
export type Weekly = {
  now: Date;
  monday: BusinessDay;
  next: BusinessDay | null;
  takenAt: Date;
  sheets: WeeklySheet[];
};

const lateWindow = 72 * 3_600_000;

type Row = Omit<Item, 'overdueAt' | 'weeks' | 'struck'> & {
  overdueAt: string;
  endedAt: string | null;
  how: string | null;
};

/**
 * What a station is asked to bring to an end: taken each Monday at 08:00, everything that was over its time then stands on the
 * list until it is struck off (销号), which is its own end and nothing else; beside it what was struck since the list before.
 */
export async function weeklyOf(
  pass: Pass<'brief:read'>,
  query: { week?: BusinessDay | undefined; station?: string | undefined },
): Promise<Weekly> {
  const monday = mondayFor(query.week, pass.now);
  const taken = takenAt(monday);
  const before = takenAt(addDays(monday, -7));
  const rows = await overdueSince(pass, taken, before);
  const units = await unitsOf(pass);
  const items = rows.map((row): Item & { endedAt: Date | null } => {
    const { overdueAt, endedAt, how, ...rest } = row;
    const [over, ended] = [new Date(overdueAt), endedAt ? new Date(endedAt) : null];
    return {
      ...rest,
      overdueAt: over,
      weeks: weeksListed(over, ended && ended < taken ? ended : taken),
      struck: ended ? { at: ended, how } : null,
      endedAt: ended,
    };
  });
  const stations = units.filter(
    ({ id, kind }) =>
      kind === 'station' &&
      (query.station ? id === query.station : items.some(({ station }) => station === id)),
  );
  const latest = mondayFor(undefined, pass.now);
  return {
    now: pass.now,
    monday,
    next: monday < latest ? addDays(monday, 7) : null,
    takenAt: taken,
    sheets: stations.map((station) => {
      const ours = items.filter((item) => item.station === station.id);
      return {
        station,
        open: ours.filter(({ endedAt }) => !endedAt || endedAt > taken).map(plain),
        struck: ours.filter(({ endedAt }) => endedAt && endedAt <= taken).map(plain),
      };
    }),
  };
}

const plain = ({ endedAt: _, ...item }: Item & { endedAt: Date | null }): Item => item;

/** What was over its time on a Monday and open then, or had been on the list of the Monday before and was ended since. */
export async function overdueSince(
  pass: Pass<'brief:read'> | Pass<'clock:work'>,
  taken: Date,
  before: Date,
): Promise<Row[]> {
  const county = pass.reach.county;
  const [at, earlier] = [taken.toISOString(), before.toISOString()];
  return await pass.sql<Row[]>`
    select x.id, x.kind, json_build_object('code', l.code, 'name', l.name) as lodging, x.nights, x.over as "overdueAt",
      case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as beat, u.parent_id as station,
      x.ended as "endedAt", x.how
    from (
      select c.county, c.lodging_id, c.id, 'chase' as kind, c.closed_at as ended, c.ending as how,
        (select count(*)::int from chase_night n where n.county = c.county and n.chase_id = c.id and n.due_at <= ${at}) as nights,
        c.first_due + make_interval(secs => ${lateWindow / 1000}) as over
      from chase c
      where c.county = ${county} and c.opened_at <= ${at} and c.first_due <= ${at} and (c.closed_at is null or c.closed_at > ${earlier})
      union all
      select t.county, t.lodging_id, t.id, t.kind, t.done_at, t.outcome, 0, t.due_at from task t
      where t.county = ${county} and t.kind not in ('chase', 'climbed') and t.opened_at <= ${at} and t.due_at is not null
        and (t.done_at is null or t.done_at > ${earlier})
    ) x
    join lodging l on l.county = x.county and l.id = x.lodging_id
    left join lateral (select y.beat_id from lodging_beat y where y.county = x.county and y.lodging_id = x.lodging_id
      and y.from_day <= ${civilDateAt(taken)} order by y.from_day desc limit 1) b on true
    left join unit u on u.county = x.county and u.id = b.beat_id
    where (x.over <= ${at} and (x.ended is null or x.ended > ${at})) or (x.over <= ${earlier} and x.ended <= ${at})
    order by u.code, l.code, x.over`;
}
