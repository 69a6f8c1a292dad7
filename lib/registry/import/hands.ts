import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { LodgingTerms } from './check-registry.ts';
import type { NightSource } from './gather.ts';

// The registry looks at no room to its right (architecture.md, 3). What an import needs of lodging and report is handed in.

/** A lodging as the register has it; status is the one in force now. */
export type KnownLodging = {
  id: string;
  code: string;
  name: string;
  category: string;
  townshipCode: string;
  address: string;
  rooms: number;
  status: string | null;
  onboardedDay: string | null;
};

export type LodgingValues = Pick<
  KnownLodging,
  'name' | 'category' | 'townshipCode' | 'address' | 'rooms' | 'status'
>;
export type NewLodging = LodgingValues & { id: string; code: string; beatId: string };
export type ChangedLodging = LodgingValues & { id: string };

/** A person to call, by place: the owner first, the first of the staff second. */
export type NewContact = {
  lodgingId: string;
  place: number;
  name: string;
  phone: string;
  accountId: string | null;
};

export type LodgingWrites = {
  made: NewLodging[];
  changed: ChangedLodging[];
  contacts: NewContact[];
  /** from which night the lodgings of this import are onboarded that are not yet; null leaves them */
  onboardedDay: BusinessDay | null;
  onboard: string[];
};

export type LodgingHand = {
  terms: LodgingTerms;
  read: (pass: Pass<'registry:import'>) => Promise<KnownLodging[]>;
  write: (pass: Pass<'registry:import'>, writes: LodgingWrites) => Promise<void>;
};

/** A problem of one night: `guest` counts from 0 among its minors, null is the return itself. */
export type NightProblem = {
  guest: number | null;
  code: string;
  level: 'error' | 'warning' | 'info';
  field?: string;
  values?: Problem['values'];
};

export type Filer = { id: string | null; name: string };

/** A night ready to be filed; what `prepared` holds is the report room's own. */
export type NightToFile<F> = { source: NightSource; lodgingId: string; prepared: F; filer: Filer };

export type NightOutcome = { outcome: 'accepted' | 'unchanged' | 'refused'; problems: NightProblem[] };

export type HistoryHand<F> = {
  /** Turns the rows of a night into what is filed; `filing` is null when something in them stops it. */
  prepare: (night: NightSource) => { filing: F | null; problems: NightProblem[] };
  /** Makes the obligations of every onboarded lodging between two nights; running it again makes nothing. */
  obligations: (pass: Pass<'registry:import'>, from: BusinessDay, to: BusinessDay) => Promise<number>;
  /** Of these nights, the keys that were filed before and the nights that have any return (`lodging/day`). */
  known: (
    pass: Pass<'registry:import'> | Pass<'report:history'>,
    nights: readonly { lodgingId: string; day: BusinessDay; requestKey: string }[],
  ) => Promise<{ keys: Set<string>; filed: Set<string> }>;
  file: (pass: Pass<'report:history'>, nights: readonly NightToFile<F>[]) => Promise<NightOutcome[]>;
};

export type Hands<F> = { lodging: LodgingHand; history: HistoryHand<F> };

/** Runs work in one transaction of a county with a pass of its own; the command line and the worker each have one. */
export type Runner = <P extends Permission & ('registry:import' | 'report:history'), T>(
  county: string,
  permission: P,
  work: (pass: Pass<P>) => Promise<T>,
) => Promise<T>;
