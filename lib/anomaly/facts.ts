import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { CallResult, Relation } from '#lib/report/terms.ts';
import type { MatchedBy } from '#lib/watchlist/terms.ts';

/** A lodging as the rules see it. */
export type LodgingFact = {
  id: string;
  code: string;
  category: string;
  rooms: number;
};

/** An adult in the room: recognised by blind indexes (hex) alone; kin's numbers are never kept. */
export type AdultFact = { relation: Relation | null; number: string | null; name: string | null };

/**
 * One minor's check-in as the rules see it: no name, no number. `family` and `guardianFamily` are the first characters of the
 * masked names; `child`, `phone` and the adults' keys are blind indexes of the county (hex).
 */
export type StayFact = {
  id: string;
  lodging: LodgingFact;
  /** index of the night in Facts.nights */
  night: number;
  /** the key they came in together under, as filed; null where none was given */
  groupKey: string | null;
  room: string | null;
  checkInAt: Date;
  leavesAt: Date | null;
  age: number | null;
  sex: string | null;
  /** GB/T 2260 code of the home county */
  home: string | null;
  alone: boolean | null;
  call: CallResult | null;
  family: string | null;
  guardianFamily: string | null;
  child: string | null;
  phone: string | null;
  adults: AdultFact[];
  flags: string[];
  suspicions: string[];
  /** how often the stay was extended */
  extensions: number;
};

/** What a lodging filed night by night; every array is as long as Facts.nights. */
export type Filings = {
  lodging: LodgingFact;
  /** what is known of each night, see `nightState` */
  state: Uint8Array;
  /** parties that checked in; 0 where none or nothing was filed */
  parties: Int16Array;
  minors: Int16Array;
  /** first acceptance in ms since 1970; 0 where nothing was filed */
  acceptedAt: Float64Array;
};

/** A night is not expected (0), still open (1), silent past its due (2), a nil (3), guests (4) or closed (5). */
export const nightState = { none: 0, open: 1, silent: 2, nil: 3, guests: 4, closed: 5 } as const;

/** A child filed as newly checked in on several nights by the same house. */
export type Repeat = { lodging: LodgingFact; child: string; nights: number[] };

/** A guest of the hotel system's register that no return names, as the last reconciliation found. */
export type Unfiled = { lodging: LodgingFact; night: number; guests: number; returned: boolean };

/** Somebody on the watch list who was filed or registered; `entry` is the list's own id. */
export type Sought = {
  entry: string;
  lodging: LodgingFact;
  night: number;
  /** null where only the register has the guest */
  stay: string | null;
  by: MatchedBy;
  /** found when the entry was made, not on a later arrival */
  first: boolean;
};

/** Everything the rules look at: read once, in sets, for one county and one span of nights. */
export type Facts = {
  county: string;
  nights: BusinessDay[];
  filings: Filings[];
  /** stays whose party is not wholly with a parent or grandparent, and those a rule needs all the same */
  stays: StayFact[];
  repeats: Repeat[];
  unfiled: Unfiled[];
  /** hits of searches that are not over */
  sought: Sought[];
  /** blind indexes (hex, as guardians' phones) of each lodging's own telephones */
  housePhones: Map<string, string>;
};
