import { addDays, businessDay } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import {
  type CallState,
  longest,
  type MatterKind,
  type Outcome,
  outcomesOf,
  policeOutcomes,
  type StepKind,
  type Topic,
  topicsOf,
} from './terms.ts';

/** A topic or an outcome of the form as one of a kind, or null where the kind has none of that name. */
export const topicOf = (kind: MatterKind, typed: string): Topic | null =>
  topicsOf[kind].find((one) => one === typed) ?? null;
export const outcomeOf = (kind: MatterKind, typed: string): Outcome | null =>
  outcomesOf[kind].find((one) => one === typed) ?? null;

/** Whether somebody of a rank may give an outcome: what has legal effect is a 民警's. */
export const mayEnd = (outcome: Outcome, rank: 'police' | 'auxiliary' | null): boolean =>
  rank === 'police' || !policeOutcomes.includes(outcome);

/**
 * Whether the house that raised a matter reads a step. Notes stay with the police, and so does how a clue ended: the house is
 * thanked, never told what became of somebody.
 */
export function isShown(kind: MatterKind, step: StepKind): boolean {
  if (step === 'noted') return false;
  if (kind === 'clue') return step === 'raised' || step === 'said' || step === 'told';
  return true;
}

/** How a call for clues stands on a civil day. */
export function callStateOf(
  call: { releasedAt: Date | null; endedAt: Date | null; endsOn: string },
  today: string,
): CallState {
  if (call.endedAt || call.endsOn < today) return 'over';
  return call.releasedAt ? 'open' : 'waiting';
}

/** M-707: a last day that is past, or further ahead than a call may run, on the civil day `today`. */
export function judgeCall(typed: { ends_on: string }, today: string): Problem[] {
  const last = addDays(businessDay(today), longest.callDays);
  return typed.ends_on < today || typed.ends_on > last ? [{ code: 'M-707', field: 'ends_on' }] : [];
}

/** One matter as it is counted. */
export type Counted = { kind: MatterKind; topic: Topic; outcome: Outcome | null; inTime: boolean | null };

export type MatterFigures = {
  kind: MatterKind;
  topic: Topic;
  raised: number;
  open: number;
  /** ended within the time, of those that ended or are overdue */
  inTime: number;
  judged: number;
  outcomes: { outcome: Outcome; count: number }[];
};

/** Disputes and clues by kind, each with how they ended; kinds nobody raised are left out. */
export function countMatters(all: readonly Counted[]): MatterFigures[] {
  return (['dispute', 'clue'] as const).flatMap((kind) =>
    topicsOf[kind].flatMap((topic): MatterFigures[] => {
      const own = all.filter((one) => one.kind === kind && one.topic === topic);
      if (own.length === 0) return [];
      return [
        {
          ...{ kind, topic, raised: own.length },
          open: own.filter(({ outcome }) => outcome === null).length,
          inTime: own.filter(({ inTime }) => inTime === true).length,
          judged: own.filter(({ inTime }) => inTime !== null).length,
          outcomes: outcomesOf[kind].flatMap((outcome) => {
            const count = own.filter((one) => one.outcome === outcome).length;
            return count > 0 ? [{ outcome, count }] : [];
          }),
        },
      ];
    }),
  );
}
