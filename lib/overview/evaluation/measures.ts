import { newcombe, wilson } from '#lib/anomaly/statistics/discovery.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { few, type Interval } from '../intervals.ts';
import { type Counts, countsOf, expectedOf, receivedOf } from '../marks.ts';

/** A part of a whole with Wilson's 95 % interval; `share` null where there was nothing. */
export type Share = {
  part: number;
  of: number;
  share: number | null;
  interval: { low: number; high: number } | null;
  few: boolean;
};

/** The middle of lengths in minutes; those still running count as longer than any other, so null with `of` > 0 is "over half run on". */
export type Middle = { minutes: number | null; of: number; made: number; few: boolean };

/** Nights of one beat and state, and how long after the due those came that came late (minutes). */
export type NightPart = { beat: string | null; state: Timeliness; count: number; late: number[] };
/** The same lodgings expected in this period and the one before. */
export type SamePart = {
  beat: string | null;
  expected: number;
  received: number;
  before: number;
  receivedBefore: number;
};
/**
 * Chases of one beat by their first silent night: how many, how many ended, and minutes from that night's due to a person's
 * first act, null for none yet; who filed before anybody did anything needed nobody and has none here.
 */
export type ChasePart = { beat: string | null; chases: number; closed: number; acts: (number | null)[] };
/** An alert that rang or an incident: minutes until somebody claimed it, and whether it was within its time. */
export type AnswerPart = { beat: string | null; kind: AnswerKind; minutes: number | null; within: boolean };
export const answerKinds = ['incident', 'instant', 'same_day'] as const;
export type AnswerKind = (typeof answerKinds)[number];
/** What stands open at the instant, and what of it is over its time. */
export type OpenPart = { beat: string | null; open: number; overdue: number };

export type Parts = {
  nights: readonly NightPart[];
  same: readonly SamePart[];
  chases: readonly ChasePart[];
  answers: readonly AnswerPart[];
  open: readonly OpenPart[];
};

/**
 * What is measured of the police work for one unit over a period. `change` is in shares, over the same lodgings, with Newcombe's
 * interval where they were few in one of the two periods.
 */
export type Measures = {
  counts: Counts;
  expected: number;
  received: number;
  completeness: Share;
  timeliness: Share;
  change: number | null;
  changeInterval: Interval | null;
  chases: number;
  closed: Share;
  firstAct: Middle;
  filing: Middle;
  answers: Record<AnswerKind, { middle: Middle; within: Share }>;
  open: number;
  overdue: number;
};

/** A part of a whole as a share. */
function shareOf(part: number, of: number): Share {
  return { part, of, share: of === 0 ? null : part / of, interval: wilson(part, of), few: of < few };
}

/** The middle of lengths; null stands for one that has not ended. Of an even number the lower middle. */
export function middleOf(lengths: readonly (number | null)[]): Middle {
  // numbers of their own kind are sorted without a call for each comparison: a county's half year has 113,000
  const made = Float64Array.from(lengths.filter((one) => one !== null)).sort();
  const at = Math.ceil(lengths.length / 2) - 1;
  return {
    minutes: made[at] ?? null,
    of: lengths.length,
    made: made.length,
    few: lengths.length < few,
  };
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

/** The measures of whatever parts are given: of a beat, of a station's beats together, of all. */
export function measuresOf({ nights, same, chases, answers, open }: Parts): Measures {
  const counts = countsOf(nights);
  const [expected, received] = [expectedOf(counts), receivedOf(counts)];
  const late = nights.flatMap((part) => part.late);
  const chased = sum(chases.map((part) => part.chases));
  const before = sum(same.map((part) => part.before));
  const now = sum(same.map((part) => part.expected));
  const [kept, keptBefore] = [
    sum(same.map((part) => part.received)),
    sum(same.map((part) => part.receivedBefore)),
  ];
  return {
    counts,
    expected,
    received,
    completeness: shareOf(received, expected),
    timeliness: shareOf(counts.onTime, expected),
    change: before === 0 || now === 0 ? null : kept / now - keptBefore / before,
    changeInterval:
      now < few || before < few ? newcombe({ hits: kept, of: now }, { hits: keptBefore, of: before }) : null,
    chases: chased,
    closed: shareOf(sum(chases.map((part) => part.closed)), chased),
    firstAct: middleOf(chases.flatMap(({ acts }) => acts)),
    filing: middleOf([...late, ...Array.from({ length: counts.silent }, () => null)]),
    answers: {
      incident: answersOf(answers, 'incident'),
      instant: answersOf(answers, 'instant'),
      same_day: answersOf(answers, 'same_day'),
    },
    open: sum(open.map((part) => part.open)),
    overdue: sum(open.map((part) => part.overdue)),
  };
}

function answersOf(answers: readonly AnswerPart[], kind: AnswerKind) {
  const ours = answers.filter((one) => one.kind === kind);
  return {
    middle: middleOf(ours.map(({ minutes }) => minutes)),
    within: shareOf(ours.filter(({ within }) => within).length, ours.length),
  };
}

/** Those of the parts whose beat a unit has. */
export function partsWithin(parts: Parts, has: (beat: string | null) => boolean): Parts {
  const ours = ({ beat }: { beat: string | null }) => has(beat);
  return {
    nights: parts.nights.filter(ours),
    same: parts.same.filter(ours),
    chases: parts.chases.filter(ours),
    answers: parts.answers.filter(ours),
    open: parts.open.filter(ours),
  };
}

/** The parts of each unit, gone through once: a county of 20,000 has tens of thousands of chases a month. */
export function partsBy(
  parts: Parts,
  key: (beat: string | null) => string | null,
): Map<string | null, Parts> {
  type Own = { [K in keyof Parts]: Parts[K][number][] };
  const groups = new Map<string | null, Own>();
  const of = ({ beat }: { beat: string | null }): Own => {
    const id = key(beat);
    let own = groups.get(id);
    if (!own) {
      own = { nights: [], same: [], chases: [], answers: [], open: [] };
      groups.set(id, own);
    }
    return own;
  };
  for (const part of parts.nights) of(part).nights.push(part);
  for (const part of parts.same) of(part).same.push(part);
  for (const part of parts.chases) of(part).chases.push(part);
  for (const part of parts.answers) of(part).answers.push(part);
  for (const part of parts.open) of(part).open.push(part);
  return groups;
}
