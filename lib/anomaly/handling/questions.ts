import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { AnswerCode, QuestionCounts } from './ask-rules.ts';

/** A question to a house and its statement. Days 'YYYY-MM-DD', instants UTC. */
export type Question = {
  id: string;
  from: BusinessDay;
  to: BusinessDay;
  counts: QuestionCounts;
  askedAt: Date;
  answered: { by: string | null; at: Date; answer: AnswerCode; said: string | null } | null;
};

type Row = Omit<Question, 'askedAt' | 'answered'> & {
  askedAt: string;
  answer: AnswerCode | null;
  said: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
};

type Reader = Pass<'alert:read'> | Pass<'desk:read'> | Pass<'lodging:read'>;

const columns = ({
  sql,
}: Reader) => sql`id, from_day::text as "from", to_day::text as "to", counts, asked_at as "askedAt", answer,
  said, answered_by as "answeredBy", answered_at as "answeredAt"`;

/** The questions of one alert within reach, newest first. */
export async function questionsOfAlert(pass: Pass<'alert:read'>, alert: string): Promise<Question[]> {
  return named(
    pass,
    await pass.sql<Row[]>`select ${columns(pass)} from house_question
      where county = ${pass.reach.county} and alert_id = ${alert} order by asked_at desc`,
  );
}

/** What waits for the house's answer, and what it answered in the last fourteen nights; the open ones first. */
export async function questionsOfHouse(pass: Pass<'desk:read'>, lodging: string): Promise<Question[]> {
  const since = `${addDays(businessDayAt(pass.now), -14)}T00:00:00Z`;
  return named(
    pass,
    await pass.sql<Row[]>`select ${columns(pass)} from house_question
      where county = ${pass.reach.county} and lodging_id = ${lodging} and (answered_at is null or answered_at >= ${since})
      order by answered_at desc nulls first, asked_at desc`,
  );
}

/** What a lodging was asked or stated since an instant, newest first; at most 200. For its page at the police's. */
export async function questionsAbout(
  pass: Pass<'lodging:read'>,
  lodging: string,
  since: Date,
): Promise<Question[]> {
  const from = since.toISOString();
  return named(
    pass,
    await pass.sql<Row[]>`select ${columns(pass)} from house_question
      where county = ${pass.reach.county} and lodging_id = ${lodging} and (asked_at >= ${from} or answered_at >= ${from})
      order by asked_at desc limit 200`,
  );
}

async function named(pass: Reader, rows: readonly Row[]): Promise<Question[]> {
  const names = await namesOf(
    pass,
    rows.flatMap(({ answeredBy }) => answeredBy ?? []),
  );
  return rows.map(({ answer, said, answeredBy, answeredAt, ...row }) => ({
    ...row,
    askedAt: new Date(row.askedAt),
    answered:
      answer && answeredAt
        ? { by: answeredBy ? (names[answeredBy] ?? null) : null, at: new Date(answeredAt), answer, said }
        : null,
  }));
}
