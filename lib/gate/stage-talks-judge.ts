import type { DutyHours } from '#lib/clock/duty-hours.ts';
import { timesOf } from '#lib/conversation/rules.ts';
import type { Scene } from './stage.ts';
import { hasOpenHand, isWaiting, startOfPlay, type Told } from './stage-talks-told.ts';

const minute = 60_000;
const hour = 60 * minute;
const duty: DutyHours = { from: '08:00', to: '18:00' };

type Row = {
  id: string;
  openedAt: string;
  firstAnswerAt: string | null;
  waitsSince: string | null;
  closedAt: string | null;
  lines: { side: string; kind: string; at: string }[];
  open: string[] | null;
};

const rowsOf = (scene: Scene) => scene.sql<Row[]>`
  select h.id, h.opened_at as "openedAt", h.first_answer_at as "firstAnswerAt", h.waits_since as "waitsSince",
    h.closed_at as "closedAt",
    (select json_agg(json_build_object('side', x.side, 'kind', x.kind, 'at', x.at) order by x.n) from thread_line x
      where x.county = h.county and x.thread_id = h.id) as lines,
    (select array_agg(coalesce(t.detail->>'to', 'task')) from task t where t.county = h.county and t.done_at is null
      and t.subject_kind = 'thread' and t.subject_id like h.id || '/%') as open
  from thread h where h.county = ${scene.county}`;

/** Minutes of 08:00 to 18:00 of Longhui between two instants, counted day by day as overlaps: another way than the rules'. */
function dutyOverlap(from: number, to: number): number {
  let total = 0;
  const first = Math.floor((from + 8 * hour) / (24 * hour));
  const last = Math.floor((to + 8 * hour) / (24 * hour));
  for (let day = first; day <= last; day++) {
    const opens = day * 24 * hour;
    total += Math.max(0, Math.min(to, opens + 10 * hour) - Math.max(from, opens));
  }
  return total / minute;
}

/** What the lines alone say, counted anew: the first answer after the first question, and the end that nothing followed. */
function recount(lines: Row['lines']): { opened: number; answered: number | null; closed: number | null } {
  const at = (line: Row['lines'][number] | undefined) => (line ? Date.parse(line.at) : null);
  const asked = lines.findIndex(({ side, kind }) => side === 'house' && kind === 'said');
  const answer = lines.find(({ side, kind }, n) => n > asked && side !== 'house' && kind === 'said');
  const last = lines.findLast(({ kind }) => kind === 'said' || kind === 'closed');
  return {
    opened: at(lines[0]) ?? 0,
    answered: at(answer),
    closed: last?.kind === 'closed' ? at(last) : null,
  };
}

export type Judged = {
  threads: number;
  answered: number;
  ended: number;
  waiting: number;
  climbing: number;
  wrong: string[];
};

/**
 * Holds every thread against the ledger and against a recount of its lines: no wait beyond its due without an open climb, no
 * open task without a wait, the same instants, the same times to the millisecond.
 */
export async function judgeTalks(scene: Scene, told: readonly Told[], now: number): Promise<Judged> {
  const rows = new Map((await rowsOf(scene)).map((row) => [row.id, row]));
  const judged: Judged = { threads: told.length, answered: 0, ended: 0, waiting: 0, climbing: 0, wrong: [] };
  if (rows.size !== told.length) judged.wrong.push(`${rows.size} threads stand, ${told.length} were asked`);
  for (const one of told) {
    const row = rows.get(one.thread);
    if (!row) continue;
    const say = (what: string) => judged.wrong.push(`${one.thread}: ${what}`);
    const open = row.open ?? [];
    const waits = isWaiting(one);
    if (waits !== (row.waitsSince !== null)) say(`waits ${waits} by the ledger`);
    if (waits) judgeWait(one, open, now, judged, say);
    else if (open.length > 0) say(`nobody waits, open: ${open.join()}`);
    const counted = recount(row.lines);
    if (counted.answered !== null) judged.answered += 1;
    if (counted.closed !== null) judged.ended += 1;
    judgeTimes(row, counted, say);
    judgeLines(row, one, say);
  }
  return judged;
}

/** From which minutes how many minutes of duty must all have gone by before a wait is overdue. */
function patienceOf({ lines }: Told): { minute: number; duty: number }[] {
  const spoken = ({ kind }: Told['lines'][number]) => kind === 'said' || kind === 'closed';
  const answered = lines.findLastIndex(
    (line) => spoken(line) && !(line.side === 'house' && line.kind === 'said'),
  );
  const began = lines.findIndex((line, n) => n > answered && spoken(line));
  const opened: Told = { thread: '', lines: lines.slice(0, began) };
  const passed = lines.slice(0, began).findLast(({ kind }) => kind === 'passed');
  let patience = [
    { minute: lines[began]?.minute ?? 0, duty: 120 },
    ...(passed && hasOpenHand(opened) ? [{ minute: passed.minute, duty: 600 }] : []),
  ];
  for (const { kind, minute: at } of lines.slice(began)) {
    if (kind === 'passed') patience = [{ minute: at, duty: 600 }];
    if (kind === 'returned') patience = [{ minute: at, duty: 0 }];
  }
  return patience;
}

function judgeWait(
  one: Told,
  open: readonly string[],
  now: number,
  judged: Judged,
  say: (what: string) => void,
): void {
  judged.waiting += 1;
  const overdue = (extra: number) =>
    patienceOf(one).every(
      ({ minute: from, duty: patience }) =>
        dutyOverlap(startOfPlay + from * minute, startOfPlay + now * minute) > patience + extra + 1,
    );
  const wanted = ['task', ...(overdue(0) ? ['chief'] : []), ...(overdue(300) ? ['county'] : [])];
  const missing = wanted.filter((to) => !open.includes(to));
  if (missing.length > 0) say(`waits overdue without ${missing.join(' and ')}`);
  if (open.includes('chief')) judged.climbing += 1;
}

function judgeTimes(row: Row, counted: ReturnType<typeof recount>, say: (what: string) => void): void {
  const at = (text: string | null) => (text ? new Date(text) : null);
  const times = timesOf(
    { openedAt: new Date(row.openedAt), firstAnswerAt: at(row.firstAnswerAt), closedAt: at(row.closedAt) },
    duty,
  );
  for (const [name, found, to] of [
    ['first answer', times.firstAnswer, counted.answered],
    ['closing', times.closing, counted.closed],
  ] as const) {
    const wanted = to === null ? null : [(to - counted.opened) / minute, dutyOverlap(counted.opened, to)];
    const same =
      wanted === null || found === null
        ? wanted === found
        : Math.abs((wanted[0] ?? 0) - found.wall) < 1e-6 && Math.abs((wanted[1] ?? 0) - found.duty) < 1e-6;
    if (!same) say(`${name} ${JSON.stringify(found)}, recounted ${JSON.stringify(wanted)}`);
  }
}

function judgeLines(row: Row, one: Told, say: (what: string) => void): void {
  const stored = row.lines
    .filter(({ side }) => side !== 'clock')
    .map(({ side, kind, at }) => `${side} ${kind} ${Math.floor((Date.parse(at) - startOfPlay) / minute)}`);
  const ledger = one.lines.map(({ side, kind, minute: at }) => `${side} ${kind} ${at}`);
  if (stored.join('; ') !== ledger.join('; '))
    say(`stored ${stored.join('; ')}, the ledger has ${ledger.join('; ')}`);
}
