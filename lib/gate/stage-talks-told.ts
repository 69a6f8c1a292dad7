/** The first midnight of a play. */
export const startOfPlay = Date.parse('2026-09-01T00:00:00+08:00');

/** How many threads over how many days; the seed makes the same county and the same days again. */
export type Play = { threads: number; days: number; seed: number };

/** What a thread's people did, at simulated minutes since the start: the ledger that the database is held against. */
export type Told = {
  thread: string;
  lines: {
    side: 'house' | 'police' | 'post';
    kind: 'said' | 'closed' | 'passed' | 'claimed' | 'returned';
    minute: number;
  }[];
};

export type Played = {
  told: Told[];
  absences: number;
  transfers: number;
  /** threads passed on to a department */
  passed: number;
  turnedAway: number;
  faults: string[];
};

/** Whether a house waits by the ledger alone: its last words came after every answer and end. */
export function isWaiting({ lines }: Told): boolean {
  const last = lines.findLast(({ kind }) => kind === 'said' || kind === 'closed');
  return last?.side === 'house' && last.kind === 'said';
}

/** Whether a department has it by the ledger: passed on, and neither answered nor given back. */
export function hasOpenHand({ lines }: Told): boolean {
  const passed = lines.findLastIndex(({ kind }) => kind === 'passed');
  return (
    passed >= 0 &&
    !lines.slice(passed).some(({ side, kind }) => side === 'post' && (kind === 'said' || kind === 'returned'))
  );
}
