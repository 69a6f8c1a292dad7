import type { Pass } from '#lib/access/pass.ts';
import type { Disposition } from '#lib/anomaly/dispositions.ts';
import type { AnswerCode } from '#lib/anomaly/handling/ask-rules.ts';
import { questionsAbout } from '#lib/anomaly/handling/questions.ts';
import type { AlertCode } from '#lib/anomaly/rule.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { SetPoint } from '#lib/lodging/point/queries.ts';

type Reader = Pass<'lodging:read'>;

/** What the police alone know of a lodging: alerts found and closed, questions asked and its statements, points set. Instants UTC; never a child's data. */
export type PoliceHappening = { key: string; at: Date } & (
  | { kind: 'alert_found'; alert: string; rule: AlertCode; rehearsal: boolean }
  | { kind: 'alert_closed'; alert: string; rule: AlertCode; disposition: Disposition; by: string | null }
  | { kind: 'house_asked'; from: BusinessDay; to: BusinessDay }
  | { kind: 'house_stated'; answer: AnswerCode; text: string | null; by: string | null }
  | { kind: 'point'; by: string | null; accuracy: number | null }
);

/** The alerts of a lodging found or closed since an instant. */
export async function alertHappenings(
  { sql, reach }: Reader,
  lodgingId: string,
  since: Date,
): Promise<PoliceHappening[]> {
  const rows = await sql<
    {
      id: string;
      rule: AlertCode;
      rehearsal: boolean;
      found: string;
      closed: string | null;
      disposition: Disposition | null;
      by: string | null;
    }[]
  >`select id, rule, rehearsal, found_at as found, closed_at as closed, disposition, closed_by as by from alert
    where county = ${reach.county} and lodging_id = ${lodgingId}
      and (found_at >= ${since.toISOString()} or closed_at >= ${since.toISOString()}) order by found_at desc limit 200`;
  const names = await namesOf(
    { sql },
    rows.flatMap(({ by }) => by ?? []),
  );
  return rows.flatMap(({ id, rule, rehearsal, found, closed, disposition, by }): PoliceHappening[] => [
    { key: `alert ${id}`, kind: 'alert_found', at: new Date(found), alert: id, rule, rehearsal },
    ...(closed && disposition
      ? [
          {
            key: `alert-closed ${id}`,
            kind: 'alert_closed' as const,
            at: new Date(closed),
            alert: id,
            rule,
            disposition,
            by: by ? (names[by] ?? null) : null,
          },
        ]
      : []),
  ]);
}

/** The neutral questions to a lodging (请核对) and its statements, since an instant. */
export async function questionHappenings(
  pass: Reader,
  lodgingId: string,
  since: Date,
): Promise<PoliceHappening[]> {
  const questions = await questionsAbout(pass, lodgingId, since);
  return questions.flatMap(({ id, from, to, askedAt, answered }): PoliceHappening[] => [
    { key: `asked ${id}`, kind: 'house_asked', at: askedAt, from, to },
    ...(answered
      ? [
          {
            key: `stated ${id}`,
            kind: 'house_stated' as const,
            at: answered.at,
            answer: answered.answer,
            text: answered.said,
            by: answered.by,
          },
        ]
      : []),
  ]);
}

/** The points a lodging was given, as the page read them. */
export const pointHappenings = (points: readonly (SetPoint & { id: string })[]): PoliceHappening[] =>
  points.map(({ id, at, by, accuracy }) => ({ key: `point ${id}`, kind: 'point', at, by, accuracy }));
