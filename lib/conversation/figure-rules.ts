import { afterDuty, type DutyHours, dutyBetween } from '#lib/clock/duty-hours.ts';
import type { Rating } from './terms.ts';

/** A question with what its station promises; instants UTC. */
export type Measured = {
  openedAt: Date;
  firstAnswerAt: Date | null;
  closedAt: Date | null;
  rating: Rating | null;
  duty: DutyHours;
  /** minutes of duty within which it is to be answered */
  within: number;
};

/**
 * Asked; of those whose due has come or that were answered, how many in time; the middle first answer in minutes of duty; ended;
 * and of at least twenty who said how it was, how many were content. A share of fewer is not told (the Evaluation).
 */
export type ThreadFigures = {
  asked: number;
  judged: number;
  inTime: number;
  median: number | null;
  ended: number;
  said: number;
  content: number | null;
};

/** A share of satisfaction is told from so many answers on. */
export const leastSaid = 20;

/** The figures of some questions at an instant. */
export function figuresOf(list: readonly Measured[], now: Date): ThreadFigures {
  const dueOf = ({ openedAt, within, duty }: Measured) => afterDuty(openedAt, within, duty);
  const judged = list.filter(
    (one) => one.firstAnswerAt !== null || (one.closedAt === null && dueOf(one) <= now),
  );
  const inTime = judged.filter((one) => one.firstAnswerAt !== null && one.firstAnswerAt <= dueOf(one)).length;
  const spans = list
    .flatMap(({ openedAt, firstAnswerAt, duty }) =>
      firstAnswerAt ? [dutyBetween(openedAt, firstAnswerAt, duty)] : [],
    )
    .sort((a, b) => a - b);
  const said = list.filter(({ rating }) => rating !== null);
  return {
    ...{ asked: list.length, judged: judged.length, inTime },
    median: spans.length > 0 ? Math.round(spans[Math.floor((spans.length - 1) / 2)] ?? 0) : null,
    ended: list.filter(({ closedAt }) => closedAt !== null).length,
    said: said.length,
    content: said.length >= leastSaid ? said.filter(({ rating }) => rating === 'good').length : null,
  };
}
