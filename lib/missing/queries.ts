import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { WatchKind } from '#lib/watchlist/terms.ts';
import { callState } from './rules.ts';
import { type CallContent, openSealed } from './sealed.ts';
import type { AnswerCode, CallOutcome, CallState, Matter } from './terms.ts';

type Reader = Pass<'search:read'>;

/** A call as lists show it: never its content. Instants UTC, days 'YYYY-MM-DD'. */
export type CallLine = {
  id: string;
  matter: Matter;
  kind: WatchKind;
  caseNumber: string;
  contact: string;
  watchEntry: string | null;
  endsOn: string;
  composedBy: string | null;
  own: boolean;
  composedAt: Date;
  launchedAt: Date | null;
  endedAt: Date | null;
  outcome: CallOutcome | null;
  clearOn: string;
  state: CallState;
  counts: { houses: number; people: number; opened: number; notSeen: number; tips: number };
};

type Row = Omit<CallLine, 'own' | 'composedAt' | 'launchedAt' | 'endedAt' | 'state' | 'counts'> & {
  composedAt: string;
  launchedAt: string | null;
  endedAt: string | null;
};
type CountRow = {
  id: string;
  houses: number;
  people: number;
  opened: number;
  not_seen: number;
  tips: number;
};

const mostListed = 100;

/** The county's calls, newest first; one of them where an id is given. */
export async function callsOf(pass: Reader, only: string | null = null): Promise<CallLine[]> {
  const rows = await pass.sql<Row[]>`
    select id, matter, kind, case_number as "caseNumber", contact, watch_entry_id as "watchEntry", ends_on::text as "endsOn",
      composed_by as "composedBy", composed_at as "composedAt", launched_at as "launchedAt", ended_at as "endedAt", outcome,
      clear_on::text as "clearOn"
    from search_call where county = ${pass.reach.county} and (${only}::uuid is null or id = ${only}::uuid)
    order by composed_at desc limit ${mostListed}`;
  const counts = await pass.sql<
    CountRow[]
  >`select * from nl.search_counts(${rows.map(({ id }) => id)}::uuid[])`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ composedBy }) => composedBy ?? []),
  );
  const at = (text: string | null) => (text ? new Date(text) : null);
  return rows.map((row): CallLine => {
    const [launchedAt, endedAt] = [at(row.launchedAt), at(row.endedAt)];
    const own = counts.find(({ id }) => id === row.id);
    return {
      ...row,
      composedBy: row.composedBy ? (names[row.composedBy] ?? null) : null,
      own: row.composedBy === pass.actor.id,
      composedAt: new Date(row.composedAt),
      launchedAt,
      endedAt,
      state: callState({ launchedAt, endedAt, endsOn: row.endsOn }, civilDateAt(pass.now)),
      counts: {
        houses: own?.houses ?? 0,
        people: own?.people ?? 0,
        opened: own?.opened ?? 0,
        notSeen: own?.not_seen ?? 0,
        tips: own?.tips ?? 0,
      },
    };
  });
}

/** What a call holds, for the police; the house book has it first. Null once cleared. */
export async function openCall(pass: Reader, call: string): Promise<CallContent | null> {
  const [row] = await pass.sql<{ sealed: Buffer | null }[]>`select nl.search_open(${call}) as sealed`;
  if (!row?.sealed) return null;
  pass.record({ act: 'search.open', subjectKind: 'search_call', subjectId: call });
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  return JSON.parse(await openSealed(holder, 'search_call', call, row.sealed));
}

/** An answer of a house within reach; the words of a tip are opened. */
export type CallAnswer = {
  id: string;
  lodging: { code: string; name: string };
  by: string | null;
  answer: AnswerCode;
  said: string;
  at: Date;
  alert: string | null;
};

/** Tips first, then the rest, newest first; those of houses within the reader's reach. */
export async function answersOf(pass: Reader, call: string): Promise<CallAnswer[]> {
  const rows = await pass.sql<(Omit<CallAnswer, 'said' | 'at' | 'by'> & { at: string; account: string })[]>`
    select a.id, json_build_object('code', l.code, 'name', l.name) as lodging, a.account_id as account, a.answer, a.at,
      a.alert_id as alert
    from search_answer a join lodging l on l.county = a.county and l.id = a.lodging_id
    where a.county = ${pass.reach.county} and a.call_id = ${call} order by a.answer = 'not_seen', a.at desc limit 400`;
  const said = await pass.sql<{ id: string; sealed: Buffer }[]>`
    select id, sealed from nl.search_said(${rows.map(({ id }) => id)}::uuid[])`;
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const words = new Map<string, string>();
  for (const { id, sealed } of said) words.set(id, await openSealed(holder, 'search_answer', id, sealed));
  const names = await namesOf(
    pass,
    rows.map(({ account }) => account),
  );
  return rows.map(({ account, at, ...row }) => ({
    ...row,
    by: names[account] ?? null,
    said: words.get(row.id) ?? '',
    at: new Date(at),
  }));
}

/** A call as a house is shown it; the content only while it runs. */
export type Sought = {
  id: string;
  matter: Matter;
  kind: WatchKind;
  contact: string;
  endsOn: string;
  running: boolean;
  outcome: CallOutcome | null;
  content: CallContent | null;
  answered: { answer: AnswerCode; at: Date } | null;
};

type Told = Omit<Sought, 'content' | 'answered'> & { sealed: string | null };

/** What a house of one's own is asked, or null for one that is not; its first look is noted, and the reader's in the house book. */
export async function soughtOf(
  pass: Pass<'search:answer'>,
  call: string,
  lodging: string,
): Promise<Sought | null> {
  const [row] = await pass.sql<{ told: Told | null }[]>`select nl.search_read(${call}, ${lodging}) as told`;
  const told = row?.told;
  if (!told) return null;
  const { sealed, ...facts } = told;
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const [last] = await pass.sql<{ answer: AnswerCode; at: string }[]>`
    select answer, at from search_answer where county = ${pass.reach.county} and call_id = ${call} and lodging_id = ${lodging}
    order by at desc limit 1`;
  if (sealed)
    pass.record({ act: 'search.open', subjectKind: 'search_call', subjectId: call, lodgingId: lodging });
  const content: CallContent | null = sealed
    ? JSON.parse(await openSealed(holder, 'search_call', call, Buffer.from(sealed, 'hex')))
    : null;
  return { ...facts, content, answered: last ? { answer: last.answer, at: new Date(last.at) } : null };
}
