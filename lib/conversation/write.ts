import type { Pass } from '#lib/access/pass.ts';
import type { Checked } from '#lib/attachment/check.ts';
import { attach } from '#lib/attachment/store.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { findNumbers, takeNumbers } from './numbers.ts';
import { type Standing, standingAfter } from './rules.ts';
import { sealText } from './sealed.ts';
import type { Ending, LineKind, NumberWay, Side } from './terms.ts';

/** Whoever writes into a thread: either side, a department at its post, or the clock. */
export type Writer = Pass<'thread:ask'> | Pass<'thread:work'> | Pass<'clock:work'>;

/** A thread locked for its next line. */
export type Locked = {
  id: string;
  lodging: string;
  openedBy: string;
  lines: number;
  lastAt: Date;
  standing: Standing | null;
};

/** What is written: words that are sealed, or an act. */
export type NewLine = {
  side: Side;
  kind: LineKind;
  said?: { text: string; place: string | null };
  files?: readonly Checked[];
  numbers?: NumberWay;
  /** personal numbers that were taken out of the words before */
  apart?: readonly string[];
  unit?: string | null;
  requestKey?: string | null;
  closedHow?: Ending;
  /** who did it and when, where a job writes what a department has done */
  done?: { by: string; at: Date };
};

type Row = {
  id: string;
  lodging: string;
  openedBy: string;
  openedSide: 'house' | 'police';
  openedAt: string;
  lines: number;
  lastAt: string;
  waitsSince: string | null;
  waitsLine: number | null;
  firstAnswerAt: string | null;
  answeredAt: string | null;
  closedAt: string | null;
};

const instant = (text: string | null) => (text ? new Date(text) : null);

/** The thread of an id within reach, locked: two who write at once follow one another. Refuses M-161. */
export async function lockThread(pass: Writer, id: string): Promise<Locked> {
  const [row] = await pass.sql<Row[]>`
    select id, lodging_id as lodging, opened_by as "openedBy", opened_side as "openedSide", opened_at as "openedAt", lines,
      last_at as "lastAt", waits_since as "waitsSince", waits_line as "waitsLine", first_answer_at as "firstAnswerAt",
      answered_at as "answeredAt", closed_at as "closedAt"
    from thread where county = ${pass.reach.county} and id = ${id} for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  return {
    ...{ id: row.id, lodging: row.lodging, openedBy: row.openedBy, lines: row.lines },
    lastAt: new Date(row.lastAt),
    standing: {
      openedAt: new Date(row.openedAt),
      openedSide: row.openedSide,
      waitsSince: instant(row.waitsSince),
      waitsLine: row.waitsLine,
      firstAnswerAt: instant(row.firstAnswerAt),
      answeredAt: instant(row.answeredAt),
      closedAt: instant(row.closedAt),
    },
  };
}

/** The line a form has written before, or null: a form sent twice is stored once. */
export async function writtenBefore(pass: Writer, requestKey: string): Promise<string | null> {
  const [row] = await pass.sql<{ thread: string }[]>`
    select thread_id as thread from thread_line where county = ${pass.reach.county} and request_key = ${requestKey}`;
  return row?.thread ?? null;
}

/**
 * What is stored of a text: its numbers apart where that was chosen. Refuses M-602 a text with personal numbers about which
 * nothing was said yet.
 */
export function readText(
  text: string,
  way: NumberWay | undefined,
  field = 'text',
): { text: string; numbers: string[] } {
  const found = findNumbers(text);
  if (found.length === 0 || way === 'left') return { text, numbers: [] };
  if (way === 'moved') return takeNumbers(text);
  throw new Refusal('invalid', [{ code: 'M-602', field, values: { count: found.length } }]);
}

/** What attachments of a line hang on. */
export const lineSubject = 'thread_line';

/** Refuses M-600 a line with neither words nor a picture or voice note. */
export function saysSomething(text: string, files: readonly Checked[]): void {
  if (text === '' && files.length === 0) throw new Refusal('invalid', [{ code: 'M-600', field: 'text' }]);
}

/** Writes a thread's next line and what the thread is then; wakes the pages of both sides. Returns the line's id and number. */
export async function addLine(
  pass: Writer,
  thread: Locked,
  line: NewLine,
): Promise<{ id: string; n: number; standing: Standing }> {
  const { county } = pass.reach;
  const at = line.done?.at ?? pass.now;
  const author = line.done?.by ?? pass.actor.id;
  const [id, n, now] = [uuidv7(pass.now), thread.lines + 1, at.toISOString()];
  const holder = { sql: pass.sql, county, now: pass.now };
  const said =
    line.said &&
    (line.apart ? { text: line.said.text, numbers: line.apart } : readText(line.said.text, line.numbers));
  const sealed = said
    ? await sealText(holder, 'thread_line', 'sealed', id, {
        text: said.text,
        place: line.said?.place ?? null,
      })
    : null;
  const numbers =
    said && said.numbers.length > 0
      ? await sealText(holder, 'thread_line', 'numbers', id, said.numbers)
      : null;
  const days = (await settingsFor(pass, businessDayAt(pass.now))).of('readable_days');
  const clear = clearOn({ night: businessDayAt(pass.now), plannedCheckOut: null, checkedOut: null }, days);
  await pass.sql`insert into thread_line (county, id, thread_id, lodging_id, n, at, side, kind, author, unit_id, sealed, numbers,
      request_key, clear_on)
    values (${county}, ${id}, ${thread.id}, ${thread.lodging}, ${n}, ${now}, ${line.side}, ${line.kind}, ${author}::uuid,
      ${line.unit ?? null}::uuid, ${sealed}, ${numbers}, ${line.requestKey ?? null}::uuid, ${clear})`;
  const subject = { kind: lineSubject, id, lodging: thread.lodging, clearOn: clear };
  await attach(pass, subject, line.files ?? []);
  const standing = standingAfter(thread.standing, { n, at, side: line.side, kind: line.kind });
  const first = standing.firstAnswerAt !== null && thread.standing?.firstAnswerAt === null;
  await pass.sql`update thread set lines = ${n}, last_at = ${now}, waits_since = ${iso(standing.waitsSince)}::timestamptz,
      waits_line = ${standing.waitsLine}::integer, first_answer_at = ${iso(standing.firstAnswerAt)}::timestamptz,
      first_answer_by = case when ${first} then ${author}::uuid else first_answer_by end,
      answered_at = ${iso(standing.answeredAt)}::timestamptz, closed_at = ${iso(standing.closedAt)}::timestamptz,
      closed_how = case when ${standing.closedAt === null} then null else coalesce(${line.closedHow ?? null}, closed_how) end
    where county = ${county} and id = ${thread.id}`;
  await wake(pass, thread.lodging);
  return { id, n, standing };
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

/** Wakes the open pages of a house and of its beat. */
export async function wake(pass: Writer, lodging: string): Promise<void> {
  await pass.sql`select pg_notify('nl_live', ${`${lodging} thread`}), pg_notify('nl_live', p.beat_id || ' thread')
    from nl.thread_posts(${[lodging]}::uuid[]) p`;
}
