import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';

type Reader = Pass<'handover:make'>;

/** A beat, a station's head or the county's supervision with who holds it and who did, newest first; days as dates. */
export type HeldBeat = {
  id: string;
  kind: 'beat' | 'station' | 'county';
  name: string;
  station: string;
  holders: { account: string; name: string; rank: string; from: string; to: string | null; now: boolean }[];
};

export type Taker = { account: string; name: string; rank: string; station: string };

/** Everything the page of hand-overs shows. */
export type HandoverPage = {
  today: string;
  beats: HeldBeat[];
  takers: Taker[];
  made: {
    id: string;
    beat: string;
    from: string;
    to: string;
    day: string;
    until: string | null;
    leaves: boolean;
    counts: {
      lodgings: number;
      chases: number;
      tasks: number;
      alerts: number;
      threads: number;
      notes: number;
    };
    moved: boolean;
    back: boolean;
    by: string;
  }[];
};

type HolderRow = {
  unit: string;
  account: string;
  name: string;
  rank: string;
  from: string;
  to: string | null;
  revoked: string | null;
};

/** The beats and posts within reach with who held them when, who can take them, and the hand-overs so far. */
export async function handoverPage(pass: Reader): Promise<HandoverPage> {
  const { sql } = pass;
  const today = civilDateAt(pass.now);
  const units = await sql<Pick<HeldBeat, 'id' | 'kind' | 'name' | 'station'>[]>`
    select u.id, u.kind, u.name, case when u.kind = 'beat' then s.name else '' end as station
    from unit u left join unit s on s.county = u.county and s.id = u.parent_id
    where u.county = ${pass.reach.county} and u.kind in ('beat', 'station', 'county') and nl.hands_over(u.id)
    order by u.kind = 'beat' desc, u.code`;
  const holders = await sql<HolderRow[]>`
    select unit, account, name, rank, from_day::text as from, to_day::text as to, revoked_at as revoked from nl.beat_holders()
    order by from_day desc, name`;
  const takers = await sql<Taker[]>`
    select t.account, t.name, t.rank, s.name as station from nl.can_take_over() t
    join unit s on s.county = ${pass.reach.county} and s.id = t.station order by s.code, t.name`;
  const made = await sql<
    (Omit<HandoverPage['made'][number], 'from' | 'to' | 'by'> & { from: string; to: string; by: string })[]
  >`
    select h.id, u.name as beat, h.from_account as from, h.to_account as to, h.from_day::text as day, h.until_day::text as until,
      h.leaves, json_build_object('lodgings', h.lodgings, 'chases', h.chases, 'tasks', h.tasks, 'alerts', h.alerts,
        'threads', h.threads, 'notes', h.notes) as counts, h.moved_at is not null as moved, h.back_at is not null as back, h.made_by as by
    from handover h join unit u on u.county = h.county and u.id = h.unit_id
    where h.county = ${pass.reach.county} order by h.made_at desc, h.id limit 50`;
  const names = await namesOf(
    pass,
    made.flatMap(({ from, to, by }) => [from, to, by]),
  );
  return {
    today,
    beats: units.map((unit) => ({
      ...unit,
      holders: holders
        .filter((one) => one.unit === unit.id)
        .map(({ account, name, rank, from, to, revoked }) => ({
          ...{ account, name, rank, from, to: revoked ? civilDateAt(new Date(revoked)) : to },
          now: revoked === null && from <= today && (to === null || to >= today),
        })),
    })),
    takers: [...takers],
    made: made.map((one) => ({
      ...one,
      from: names[one.from] ?? '',
      to: names[one.to] ?? '',
      by: names[one.by] ?? '',
    })),
  };
}
