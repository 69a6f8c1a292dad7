/** A dispute somebody has at or with a lodging, or a clue handed in: worked to a result. */
export const matterKinds = ['dispute', 'clue'] as const;
export type MatterKind = (typeof matterKinds)[number];

/** What a dispute is about. */
export const disputeTopics = ['charge', 'damage', 'noise', 'between_guests', 'neighbours', 'other'] as const;
/** What a clue is about; none of them speaks of a child by name. */
export const clueTopics = ['fraud', 'theft', 'gambling', 'drugs', 'unlicensed', 'minors', 'other'] as const;
export type Topic = (typeof disputeTopics)[number] | (typeof clueTopics)[number];
export const topicsOf: Record<MatterKind, readonly Topic[]> = { dispute: disputeTopics, clue: clueTopics };
export const topics: readonly Topic[] = [...new Set<Topic>([...disputeTopics, ...clueTopics])];

/** Who brought it: the house itself, an officer who saw it, or somebody who handed it to an officer or through their own access. */
export const sources = ['lodging', 'officer', 'school', 'platform', 'department', 'citizen'] as const;
export type Source = (typeof sources)[number];
/** The sources an officer may write down. */
export const recordedSources = ['officer', 'school', 'platform', 'department', 'citizen'] as const;
/** Who hands in through an account or a key of their own. */
export const handingSources = ['school', 'platform', 'department'] as const;
export type HandingSource = (typeof handingSources)[number];

/** How a dispute ends; of a clue, as an alert does (words.md, dispositions). */
export const disputeOutcomes = ['settled', 'advised', 'referred', 'case', 'withdrawn'] as const;
export const clueOutcomes = ['confirmed', 'explained', 'unverifiable', 'duplicate', 'referred'] as const;
export type Outcome = (typeof disputeOutcomes)[number] | (typeof clueOutcomes)[number];
export const outcomesOf: Record<MatterKind, readonly Outcome[]> = {
  dispute: disputeOutcomes,
  clue: clueOutcomes,
};
export const outcomes: readonly Outcome[] = [...new Set<Outcome>([...disputeOutcomes, ...clueOutcomes])];

/** Results with legal effect, which only a 民警 gives (product.md, People). */
export const policeOutcomes: readonly Outcome[] = ['confirmed', 'referred', 'case'];

/** What a step is; `noted` stays with the police, `told` goes to the house. */
export const stepKinds = [
  'raised',
  'said',
  'noted',
  'told',
  'passed',
  'claimed',
  'recalled',
  'answered',
  'returned',
  'closed',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** How a call for clues stands: it waits for its second person, is open, or is over. */
export type CallState = 'waiting' | 'open' | 'over';

/** Longest texts in code points; longest run of a call for clues in days. */
export const longest = { text: 1000, place: 80, from: 40, callDays: 30 } as const;
