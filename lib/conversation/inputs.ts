import * as z from 'zod';
import { aboutKinds, linkKinds, longest, numberWays, ratings } from './terms.ts';

const length = (text: string) => [...text].length;
const empty = (value: unknown) => (value === '' ? undefined : value);

/** Words that a picture or a voice note may stand for; whoever stores them refuses M-600 where there is neither. */
const text = z
  .string()
  .default('')
  .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .refine((value) => length(value) <= longest.text, { error: 'M-600' });
const place = z
  .string()
  .trim()
  .refine((value) => length(value) <= longest.place, { error: 'M-601' })
  .optional()
  .transform((value) => value || null);
/** What becomes of personal numbers in the text; unsaid, they are asked about. */
const numbers = z.preprocess(empty, z.enum(numberWays, { error: 'M-602' }).optional());
const requestKey = z.uuid({ error: 'M-603' });
const thread = z.uuid({ error: 'M-161' });

/** A new question of a house, hung on a return, a closure or a notice where it came from there. */
export const askInput = z
  .strictObject({
    lodging: z.string().min(1, { error: 'M-161' }),
    text,
    place,
    numbers,
    request_key: requestKey,
    about_kind: z.preprocess(empty, z.enum(aboutKinds, { error: 'M-604' }).optional()),
    about: z.preprocess(empty, z.string().max(64, { error: 'M-604' }).optional()),
  })
  .refine(({ about_kind, about }) => (about_kind === undefined) === (about === undefined), {
    error: 'M-604',
    path: ['about'],
  });
export type AskInput = z.infer<typeof askInput>;

/** A further line of either side. */
export const sayInput = z.strictObject({ thread, text, place, numbers, request_key: requestKey });
export type SayInput = z.infer<typeof sayInput>;

/** The police begin a thread with a house, hung on an alert or a chase where it came from there. */
export const openInput = z.strictObject({
  lodging: z.string().min(1, { error: 'M-161' }),
  text,
  request_key: requestKey,
  numbers,
  link_kind: z.preprocess(empty, z.enum(linkKinds, { error: 'M-604' }).optional()),
  link: z.preprocess(empty, z.uuid({ error: 'M-604' }).optional()),
});
export type OpenInput = z.infer<typeof openInput>;

export const closeInput = z.strictObject({ thread });
export type CloseInput = z.infer<typeof closeInput>;

export const rateInput = z.strictObject({ thread, rating: z.enum(ratings, { error: 'M-605' }) });
export type RateInput = z.infer<typeof rateInput>;

export const numbersInput = z.strictObject({ thread, line: z.uuid({ error: 'M-161' }) });
export type NumbersInput = z.infer<typeof numbersInput>;
