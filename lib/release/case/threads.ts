import { openText } from '#lib/conversation/sealed.ts';
import type { LineKind, Side } from '#lib/conversation/terms.ts';
import { lineSubject } from '#lib/conversation/write.ts';
import type { Allowed, Fetcher } from '../make.ts';
import type { Rows } from '../plain.ts';
import { withNames } from './gather.ts';

/** A line of a thread; `text` where the pack opens fields in full and it is still kept. Personal numbers stay locked. */
type CaseLine = {
  at: string;
  side: Side;
  kind: LineKind;
  by: string | null;
  unit: string | null;
  text: string | null;
  files: { kind: string; sha256: string }[];
};

/** A conversation with a house that the police hung on the case or on one of its chases. */
export type CaseThread = { thread: string; lodging: string; lines: CaseLine[] };

type Row = Omit<CaseLine, 'text'> & { id: string; thread: string; lodging: string; sealed: Buffer | null };

/** The threads within reach that hang on the alerts of a case or on the chases of its pack. */
export async function threadsOf(
  pass: Fetcher,
  { scope, opened }: Allowed,
  chases: Rows,
): Promise<CaseThread[]> {
  const { sql, reach } = pass;
  const about = [...(scope?.alerts ?? []), ...new Set(chases.map(({ chase }) => String(chase)))];
  const rows = await sql<Row[]>`
    select x.id, x.thread_id as thread, l.code as lodging, x.at, x.side, x.kind, x.author as by, u.name as unit,
      case when ${opened} then x.sealed end as sealed,
      (select coalesce(json_agg(json_build_object('kind', f.kind, 'sha256', encode(f.hash, 'hex')) order by f.n), '[]'::json)
        from attachment f where f.county = x.county and f.subject_kind = ${lineSubject} and f.subject_id = x.id) as files
    from thread_line x join lodging l on l.county = x.county and l.id = x.lodging_id
    left join unit u on u.county = x.county and u.id = x.unit_id
    where x.county = ${reach.county} and x.thread_id in (select k.thread_id from thread_link k where k.county = ${reach.county}
      and k.subject_id = any (${about}::uuid[])) order by x.thread_id, x.n`;
  const holder = { sql, county: reach.county, now: pass.now };
  const found = new Map<string, CaseThread>();
  for (const { id, thread, lodging, sealed, ...line } of await withNames(pass, rows, ['by'], ['at'])) {
    const one = found.get(thread) ?? { thread, lodging, lines: [] };
    one.lines.push({ ...line, text: textIn(await openText(holder, 'thread_line', 'sealed', id, sealed)) });
    found.set(thread, one);
  }
  return [...found.values()];
}

const textIn = (opened: unknown): string | null =>
  typeof opened === 'object' && opened !== null && 'text' in opened ? String(opened.text) : null;
