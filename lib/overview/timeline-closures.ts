import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { ClosureReason } from '#lib/lodging/terms.ts';

/** A closure as it went; `open` is the first night expected again. Instant UTC. */
export type ClosureHappening = { key: string; at: Date } & (
  | { kind: 'closure_asked'; from: BusinessDay; to: BusinessDay; reason: ClosureReason }
  | { kind: 'closure_reopened'; open: BusinessDay; taken: boolean }
  | { kind: 'closure_decided'; from: BusinessDay; to: BusinessDay; approved: boolean; by: string | null }
);

/** What became of a lodging's closures asked, decided or opened again since an instant. */
export async function closureHappenings(
  { sql }: Pass<'lodging:read'>,
  lodgingId: string,
  since: Date,
): Promise<ClosureHappening[]> {
  const rows = await sql<
    {
      id: string;
      from: string;
      to: string;
      reason: ClosureReason;
      asked: string;
      decided: string | null;
      approved: boolean | null;
      by: string | null;
      last: string;
      reopened: string | null;
    }[]
  >`select id, from_day::text as from, coalesce(planned_to_day, to_day)::text as to, to_day::text as last, reopened_at as reopened,
      reason, asked_at as asked, decided_at as decided, approved,
      decided_by as by
    from closure where lodging_id = ${lodgingId}
      and (asked_at >= ${since.toISOString()} or decided_at >= ${since.toISOString()} or reopened_at >= ${since.toISOString()})`;
  const names = await namesOf(
    { sql },
    rows.flatMap(({ by }) => by ?? []),
  );
  return rows.flatMap(
    ({ id, reason, asked, decided, approved, by, last, reopened, ...row }): ClosureHappening[] => {
      const span = { from: businessDay(row.from), to: businessDay(row.to) };
      return [
        { key: `closure ${id}`, kind: 'closure_asked', at: new Date(asked), reason, ...span },
        ...(decided
          ? [
              {
                key: `closure-decided ${id}`,
                kind: 'closure_decided' as const,
                at: new Date(decided),
                approved: approved === true,
                by: by ? (names[by] ?? null) : null,
                ...span,
              },
            ]
          : []),
        ...(reopened
          ? [
              {
                key: `closure-reopened ${id}`,
                kind: 'closure_reopened' as const,
                at: new Date(reopened),
                open: addDays(businessDay(last), 1),
                taken: last < row.from,
              },
            ]
          : []),
      ];
    },
  );
}
