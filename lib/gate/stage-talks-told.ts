/** The first midnight of a play. */
export const startOfPlay = Date.parse('2026-09-01T00:00:00+08:00');

/** How many threads over how many days; the seed makes the same county and the same days again. */
export type Play = { threads: number; days: number; seed: number };

/** What a thread's people did, at simulated minutes since the start: the ledger that the database is held against. */
export type Told = {
  thread: string;
  lines: { side: 'house' | 'police'; kind: 'said' | 'closed'; minute: number }[];
};

export type Played = {
  told: Told[];
  absences: number;
  transfers: number;
  turnedAway: number;
  faults: string[];
};

/** Whether a house waits by the ledger alone: its last words came after every answer and end. */
export function isWaiting({ lines }: Told): boolean {
  const last = lines.at(-1);
  return last?.side === 'house' && last.kind === 'said';
}
