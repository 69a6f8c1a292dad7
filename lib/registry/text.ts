import * as z from 'zod';

// Characters nobody sees make two names that look alike different ones (security.md §6 rows 17, 21 to 23).
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u115F\u1160\u3164\uFFA0]/u;

/** True when the text holds a character that nobody sees or that no store takes. */
export const hasHidden = (text: string): boolean => hidden.test(text);

/** Length in code points. */
export const length = (text: string): number => [...text].length;

/** A single line of 1 to `max` code points, NFC, without hidden characters; anything else is M-210. */
export const name = (max: number) =>
  z
    .string({ error: 'M-210' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .refine((text) => text !== '' && length(text) <= max && !hidden.test(text), { error: 'M-210' }),
    );
