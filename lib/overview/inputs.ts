import * as z from 'zod';
import { businessDay } from '#lib/clock/business-day.ts';
import { categories } from '#lib/lodging/terms.ts';

/** The lists of the board: each night of each lodging is in exactly one. */
export const boardStates = ['silent', 'due', 'late', 'filed', 'excused'] as const;
export type BoardState = (typeof boardStates)[number];

const boardSorts = ['place', 'name', 'streak', 'rooms', 'accepted'] as const;

// A form sends what is not chosen as an empty text.
const absent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());

const night = z.string().transform((text, context) => {
  try {
    return businessDay(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'M-160' });
    return z.NEVER;
  }
});

/** What the board is asked by its address; a value that is there but malformed is refused, never guessed (security.md §6, 29 to 33). */
export const boardFilters = z.object({
  day: optional(night),
  state: optional(z.enum(boardStates)),
  category: optional(z.enum(categories)),
  township: optional(z.string().regex(/^\d{9,12}$/)),
  station: optional(z.uuid()),
  beat: optional(z.uuid()),
  tag: optional(z.uuid()),
  /** at least so many silent nights in a row */
  streak: optional(z.coerce.number().int().min(2).max(31)),
  q: optional(
    z
      .string()
      .trim()
      .min(1)
      .refine((text) => [...text].length <= 60),
  ),
  sort: optional(
    z.string().refine((text) => boardSorts.some((name) => text === name || text === `-${name}`)),
  ),
  page: optional(
    z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .transform(Number),
  ),
});
export type BoardFilters = z.infer<typeof boardFilters>;

/** What the sheet of units is asked by its address: a span of nights, a station, a cut by township. */
export const unitFilters = z.object({
  from: optional(night),
  to: optional(night),
  station: optional(z.uuid()),
  cut: optional(z.enum(['township'])),
});

/** A search text as a pattern that matches it literally (security.md §6 row 29). */
export function literalPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

export const timelineShows = ['all', 'returns', 'work'] as const;
export type TimelineShow = (typeof timelineShows)[number];

/** What a lodging's page is asked by its address: a night, how many days back, which part of the timeline. */
export const lodgingQuery = z.object({
  night: optional(night),
  back: z.preprocess(absent, z.coerce.number().int().min(1).max(365).default(30)),
  show: z.preprocess(absent, z.enum(timelineShows).default('all')),
});
