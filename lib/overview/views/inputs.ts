import * as z from 'zod';
import { boardFilters } from '../inputs.ts';

/** What of the board's address a view keeps: the night and the page are of the moment. */
const viewKeys = ['state', 'category', 'township', 'station', 'beat', 'tag', 'streak', 'q', 'sort'] as const;

/** The part of an address a view keeps, in one order; null when a value is malformed. */
export function viewQuery(given: Readonly<Record<string, unknown>>): string | null {
  const kept = viewKeys.flatMap((key) => {
    const value = given[key];
    return typeof value === 'string' && value !== '' ? [[key, value] as [string, string]] : [];
  });
  return boardFilters.safeParse(Object.fromEntries(kept)).success
    ? new URLSearchParams(kept).toString()
    : null;
}

/** Keeps the filters of an address under a name of up to 20 characters. */
export const keepViewInput = z.strictObject({
  name: z
    .string({ error: 'M-445' })
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, { error: 'M-445' }))
    .refine((text) => [...text].length <= 20, { error: 'M-445' }),
  query: z
    .string()
    .max(500)
    .transform((text, context) => {
      const query = viewQuery(Object.fromEntries(new URLSearchParams(text)));
      if (query !== null && query !== '') return query;
      context.addIssue({ code: 'custom', message: 'M-446' });
      return z.NEVER;
    }),
});
export type KeepView = z.infer<typeof keepViewInput>;

export const dropViewInput = z.strictObject({ view: z.uuid({ error: 'M-161' }) });
export type DropView = z.infer<typeof dropViewInput>;
