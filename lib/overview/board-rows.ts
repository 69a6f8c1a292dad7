import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import type { Category } from '#lib/lodging/terms.ts';
import type { Kind } from '#lib/report/terms.ts';

/** Counts of one beat, township and state; `fits` tells whether the place filters hold. */
export type Sum = {
  beat: string;
  township: string;
  fits: boolean;
  state: Timeliness;
  count: number;
  minors: number;
  guests: number;
  nil: number;
};

/** One line of a list as the database gives it; instants as text. */
export type Line = {
  id: string;
  code: string;
  name: string;
  category: Category;
  rooms: number;
  township: string;
  beat: string;
  state: Timeliness;
  excuse: string | null;
  due: string | null;
  first_at: string | null;
  last_at: string | null;
  kind: Kind | null;
  stays: number | null;
  streak: number | null;
  last_night: BusinessDay | null;
  last_filed: string | null;
};

export type Arrival = Pick<Line, 'code' | 'name' | 'state' | 'kind' | 'stays'> & { last_at: string };

/**
 * Of houses that changed beat since: `brought` of the list's lines those whose night is of a beat the reader has not, `away` those
 * the list would have and that are counted alone.
 */
export type BoardAnswer = {
  sums: Sum[];
  lines: Line[];
  total: number;
  brought: number;
  away: number;
  feed: Arrival[];
  due: string | null;
};
