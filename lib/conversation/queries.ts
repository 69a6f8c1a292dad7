import type { Pass } from '#lib/access/pass.ts';
import { type Attached, attachedTo } from '#lib/attachment/store.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { mayReadRating } from './figures.ts';
import { type HouseHelp, helpOf } from './posts.ts';
import { duesOf, inDuty, type Times, timesOf } from './rules.ts';
import { openText } from './sealed.ts';
import { timesFor } from './tend.ts';
import type { AboutKind, LineKind, LinkKind, Rating, Side } from './terms.ts';
import { lineSubject } from './write.ts';

type Reader = Pass<'thread:ask'> | Pass<'thread:work'>;

/** A line as both sides read it; `text` null where it is an act or was cleared. Instants UTC. */
export type Line = {
  id: string;
  n: number;
  at: Date;
  side: Side;
  kind: LineKind;
  who: string | null;
  unit: string | null;
  text: string | null;
  place: string | null;
  cleared: boolean;
  hasNumbers: boolean;
  files: Attached[];
};

/** A thread in a list, with the beginning of its last words. */
export type ThreadRow = {
  id: string;
  lodging: { id: string; code: string; name: string };
  openedAt: Date;
  lastAt: Date;
  waitsSince: Date | null;
  dueAt: Date | null;
  closedAt: Date | null;
  answered: boolean;
  rating: Rating | null;
  /** null once they are cleared; '' where a picture or a voice note stands for them */
  words: string | null;
};

type ThreadFacts = {
  id: string;
  lodging: ThreadRow['lodging'];
  openedAt: string;
  openedSide: 'house' | 'police';
  lastAt: string;
  waitsSince: string | null;
  firstAnswerAt: string | null;
  closedAt: string | null;
  rating: Rating | null;
  firstAnswerBy: string | null;
  aboutKind: AboutKind | null;
  aboutId: string | null;
};

const at = (text: string | null) => (text ? new Date(text) : null);

const columns = ({
  sql,
}: Reader) => sql`h.id, json_build_object('id', l.id, 'code', l.code, 'name', l.name) as lodging,
  h.opened_at as "openedAt", h.opened_side as "openedSide", h.last_at as "lastAt", h.waits_since as "waitsSince",
  h.first_answer_at as "firstAnswerAt", h.closed_at as "closedAt", h.rating,
  h.first_answer_by as "firstAnswerBy", h.about_kind as "aboutKind", h.about_id as "aboutId"`;

export const threadViews = ['waiting', 'open', 'closed'] as const;
export type ThreadView = (typeof threadViews)[number];
/** Threads of one page of a list. */
export const threadPage = 50;

function viewOf({ sql }: Reader, view: ThreadView) {
  if (view === 'waiting') return sql`h.waits_since is not null`;
  return view === 'open' ? sql`h.waits_since is null and h.closed_at is null` : sql`h.closed_at is not null`;
}

/** The threads of one house, the newest line first; at most `threadPage`. */
export async function threadsOfHouse(pass: Pass<'thread:ask'>, lodging: string): Promise<ThreadRow[]> {
  return listed(
    pass,
    await pass.sql<ThreadFacts[]>`
      select ${columns(pass)} from thread h join lodging l on l.county = h.county and l.id = h.lodging_id
      where h.county = ${pass.reach.county} and h.lodging_id = ${lodging} order by h.last_at desc, h.id limit ${threadPage}`,
  );
}

/** Threads within reach: those that wait by how long, the others by their last line. */
export async function threadQueue(
  pass: Pass<'thread:work'>,
  view: ThreadView,
  page: number,
): Promise<ThreadRow[]> {
  const order = view === 'waiting' ? pass.sql`h.waits_since` : pass.sql`h.last_at desc`;
  return listed(
    pass,
    await pass.sql<ThreadFacts[]>`
      select ${columns(pass)} from thread h join lodging l on l.county = h.county and l.id = h.lodging_id
      where h.county = ${pass.reach.county} and ${viewOf(pass, view)}
      order by ${order}, h.id limit ${threadPage} offset ${(page - 1) * threadPage}`,
  );
}

/** How many threads within reach stand in each view. */
export async function threadCounts(pass: Pass<'thread:work'>): Promise<Record<ThreadView, number>> {
  const [row] = await pass.sql<Record<ThreadView, number>[]>`
    select count(*) filter (where ${viewOf(pass, 'waiting')})::int as waiting,
      count(*) filter (where ${viewOf(pass, 'open')})::int as open, count(*) filter (where ${viewOf(pass, 'closed')})::int as closed
    from thread h where h.county = ${pass.reach.county}`;
  return row ?? { waiting: 0, open: 0, closed: 0 };
}

async function listed(pass: Reader, facts: readonly ThreadFacts[]): Promise<ThreadRow[]> {
  if (facts.length === 0) return [];
  const { county } = pass.reach;
  const last = await pass.sql<{ thread: string; id: string; sealed: Buffer | null }[]>`
    select distinct on (thread_id) thread_id as thread, id, sealed from thread_line
    where county = ${county} and thread_id = any (${facts.map(({ id }) => id)}::uuid[]) and kind = 'said'
    order by thread_id, n desc`;
  const holder = { sql: pass.sql, county, now: pass.now };
  const words = new Map<string, string | null>();
  for (const { thread, id, sealed } of last)
    words.set(thread, said(await openText(holder, 'thread_line', 'sealed', id, sealed))?.text ?? null);
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const help = await helpOf(pass, [...new Set(facts.map(({ lodging }) => lodging.id))]);
  return facts.map((one) => {
    const times = timesFor(settings, help.get(one.lodging.id) ?? null);
    const waitsSince = at(one.waitsSince);
    return {
      ...{ id: one.id, lodging: one.lodging, rating: one.rating, waitsSince },
      ...{ openedAt: new Date(one.openedAt), lastAt: new Date(one.lastAt), closedAt: at(one.closedAt) },
      dueAt: waitsSince && duesOf(waitsSince, times.duty, times).dueAt,
      answered: one.firstAnswerAt !== null,
      words: beginning(words.get(one.id) ?? null),
    };
  });
}

const beginning = (text: string | null) => text && [...text].slice(0, 60).join('');

function said(opened: unknown): { text: string; place: string | null } | null {
  if (typeof opened !== 'object' || opened === null || !('text' in opened)) return null;
  const place = 'place' in opened && typeof opened.place === 'string' ? opened.place : null;
  return { text: String(opened.text), place };
}

/** One thread with all its lines; `help` is whom the house talks to now, `duty` whether the officer is there. */
export type ThreadPage = Omit<ThreadRow, 'words'> & {
  openedSide: 'house' | 'police';
  about: { kind: AboutKind; id: string } | null;
  links: { kind: LinkKind; id: string }[];
  lines: Line[];
  times: Times;
  mayRate: boolean;
  now: Date;
};

/** A thread of the reach, or null. What the police hung it on is read by the police alone. */
export async function threadOf(pass: Reader, id: string): Promise<ThreadPage | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const { county } = pass.reach;
  const [facts] = await pass.sql<ThreadFacts[]>`
    select ${columns(pass)} from thread h join lodging l on l.county = h.county and l.id = h.lodging_id
    where h.county = ${county} and h.id = ${id}`;
  if (!facts) return null;
  const [row] = await listed(pass, [facts]);
  if (!row) return null;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const help = (await helpOf(pass, [facts.lodging.id])).get(facts.lodging.id) ?? null;
  const links =
    pass.role === 'nl_house'
      ? []
      : await pass.sql<{ kind: LinkKind; id: string }[]>`
          select kind, subject_id as id from thread_link where county = ${county} and thread_id = ${id} order by made_at`;
  const { words: _, rating, ...rest } = row;
  return {
    ...rest,
    rating: mayReadRating(pass, facts.firstAnswerBy) ? rating : null,
    openedSide: facts.openedSide,
    about: facts.aboutKind && facts.aboutId ? { kind: facts.aboutKind, id: facts.aboutId } : null,
    links: links.map((link) => ({ ...link })),
    lines: await linesOf(pass, id),
    times: timesOf(
      {
        openedAt: new Date(facts.openedAt),
        firstAnswerAt: at(facts.firstAnswerAt),
        closedAt: at(facts.closedAt),
      },
      timesFor(settings, help).duty,
    ),
    mayRate: facts.rating === null && facts.firstAnswerAt !== null && facts.openedSide === 'house',
    now: pass.now,
  };
}

async function linesOf(pass: Reader, thread: string): Promise<Line[]> {
  const { county } = pass.reach;
  const rows = await pass.sql<
    {
      id: string;
      n: number;
      at: string;
      side: Side;
      kind: LineKind;
      author: string | null;
      unit: string | null;
      sealed: Buffer | null;
      hasNumbers: boolean;
    }[]
  >`select x.id, x.n, x.at, x.side, x.kind, x.author, u.name as unit, x.sealed, x.numbers is not null as "hasNumbers"
    from thread_line x left join unit u on u.county = x.county and u.id = x.unit_id
    where x.county = ${county} and x.thread_id = ${thread} order by x.n`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ author }) => author ?? []),
  );
  const holder = { sql: pass.sql, county, now: pass.now };
  const files = await attachedTo(
    pass,
    lineSubject,
    rows.map(({ id }) => id),
  );
  const lines: Line[] = [];
  for (const { sealed, author, at: when, ...row } of rows) {
    const opened = said(await openText(holder, 'thread_line', 'sealed', row.id, sealed));
    lines.push({
      ...row,
      ...{ at: new Date(when), who: author ? (names[author] ?? null) : null },
      ...{ text: opened?.text ?? null, place: opened?.place ?? null },
      cleared: row.kind === 'said' && opened === null,
      files: files.get(row.id) ?? [],
    });
  }
  return lines;
}

/** Whom a house talks to now, and whether an officer of its beat is there or the station's duty post stands in. */
export async function houseHelp(
  pass: Reader,
  lodging: string,
): Promise<(HouseHelp & { there: boolean }) | null> {
  const help = (await helpOf(pass, [lodging])).get(lodging);
  if (!help) return null;
  const { duty } = timesFor(await settingsFor(pass, businessDayAt(pass.now)), help);
  return { ...help, there: inDuty(pass.now, duty) && help.officers.some(({ away }) => !away) };
}
