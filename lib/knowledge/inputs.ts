import * as z from 'zod';
import { longest } from './terms.ts';

const length = (text: string) => [...text].length;
const clean = (value: string) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim();
const words = (most: number, code: string) =>
  z
    .string({ error: code })
    .transform(clean)
    .refine((value) => length(value) >= 2 && length(value) <= most, { error: code });
const maybe = (most: number, code: string) =>
  z
    .string()
    .default('')
    .transform(clean)
    .refine((value) => length(value) <= most, { error: code })
    .transform((value) => value || null);
const id = (code: string) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.uuid({ error: code }).optional());

/** An entry as written; with `entry` one that is revised. English is both or neither (M-659, judged in rules.ts). */
export const entryInput = z.strictObject({
  entry: id('M-161'),
  question: words(longest.question, 'M-655'),
  answer: words(longest.answer, 'M-656'),
  question_en: maybe(longest.question, 'M-655'),
  answer_en: maybe(longest.answer, 'M-656'),
  source_kind: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(['thread', 'hall'], { error: 'M-161' }).optional(),
  ),
  source: id('M-161'),
});
export type EntryInput = z.infer<typeof entryInput>;

export const entryActInput = z.strictObject({ entry: z.uuid({ error: 'M-161' }) });
export type EntryActInput = z.infer<typeof entryActInput>;

/** What somebody types while they ask. */
export const suggestInput = z.strictObject({ q: z.string().max(2000).default('') });
export type SuggestInput = z.infer<typeof suggestInput>;
