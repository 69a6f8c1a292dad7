import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Lodging, Person } from '#lib/gate/stage.ts';

/** A house of the simulated quarter; `filed` holds when each night's return was accepted. */
export type House = {
  inn: Lodging;
  township: string;
  beat: string;
  first: Person;
  second: Person | null;
  onboarded: BusinessDay;
  /** how it files: a row of `manners` */
  manner: number;
  filed: Map<string, Date>;
};

/** What a person recorded and the product took; `promise` the day it named, `seconds` a visit's own instant. */
export type Act = {
  at: Date;
  house: string;
  kind: 'call' | 'text' | 'promise' | 'visit' | 'joint_visit' | 'talk' | 'on_behalf' | 'closed' | 'register';
  outcome: string | null;
  promise?: BusinessDay;
  happened?: Date;
};

/** A job of the worker that committed; `at` is the instant it went by. */
export type Run = { job: 'chases' | 'climb' | 'reminders' | 'wake'; at: Date; house?: string };

/** Everything that happened in a played quarter, as its script has it and not as the database tells it. */
export type Played = {
  houses: House[];
  first: BusinessDay;
  last: BusinessDay;
  outages: { township: string; from: Date; to: Date; known: Date }[];
  closures: { house: string; from: BusinessDay; to: BusinessDay; known: Date }[];
  /** closed in the register from a night on */
  shut: { house: string; from: BusinessDay; known: Date }[];
  acts: Act[];
  runs: Run[];
  /** full minutes in which the worker was killed */
  killed: Date[];
  /** hand-overs and substitutions made */
  handed: number;
  faults: string[];
};

export const minute = 60_000;
export const hour = 60 * minute;
export const dayLength = 24 * hour;

/** How often a kind of house is silent, and how late it is when it is not, in minutes after the due. */
export const manners = [
  { silent: 0, late: [-900, -60] },
  { silent: 0, late: [20, 300] },
  { silent: 0.2, late: [-600, 60] },
  { silent: 0.55, late: [-300, 200] },
  { silent: 0.9, late: [-60, 900] },
] as const;
