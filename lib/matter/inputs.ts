import * as z from 'zod';
import { numberWays } from '#lib/conversation/terms.ts';
import { handingSources, longest, matterKinds, outcomes, recordedSources, topics } from './terms.ts';

const length = (text: string) => [...text].length;
const empty = (value: unknown) => (value === '' ? undefined : value);

const text = z
  .string({ error: 'M-600' })
  .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .refine((value) => length(value) >= 2 && length(value) <= longest.text, { error: 'M-600' });
const place = z
  .string()
  .trim()
  .refine((value) => length(value) <= longest.place, { error: 'M-601' })
  .optional()
  .transform((value) => value || null);
const numbers = z.preprocess(empty, z.enum(numberWays, { error: 'M-602' }).optional());
const request_key = z.uuid({ error: 'M-603' });
const matter = z.uuid({ error: 'M-161' });
const kind = z.enum(matterKinds, { error: 'M-700' });
const topic = z.enum(topics as readonly [string, ...string[]], { error: 'M-701' });
const lodging = z.string().min(1, { error: 'M-161' }).max(40, { error: 'M-161' });

/** A house raises a dispute or hands in a clue, of its own accord or as the answer to a call. */
export const raiseInput = z.strictObject({
  ...{ lodging, kind, topic, text, place, numbers, request_key },
  call: z.preprocess(empty, z.uuid({ error: 'M-161' }).optional()),
});
export type RaiseInput = z.infer<typeof raiseInput>;

/** An officer writes down what somebody brought; `from` names the school or platform, never a person. */
export const recordInput = z.strictObject({
  ...{ lodging, kind, topic, text, place, numbers, request_key },
  source: z.enum(recordedSources, { error: 'M-702' }),
  from: z
    .string()
    .trim()
    .refine((value) => length(value) <= longest.from, { error: 'M-601' })
    .optional()
    .transform((value) => value || null),
});
export type RecordInput = z.infer<typeof recordInput>;

/** A school, a platform or a department hands in; `lodging` is a code, or words of its name and address. A key says itself whose it is. */
export const handInput = z.strictObject({
  ...{ kind, topic, text, place, numbers, request_key },
  lodging: z
    .string({ error: 'M-710' })
    .trim()
    .refine((value) => length(value) >= 2 && length(value) <= longest.place, { error: 'M-710' }),
  source: z.preprocess(empty, z.enum(handingSources, { error: 'M-702' }).optional()),
});
export type HandInput = z.infer<typeof handInput>;

/** A further line of whoever handed it in. */
export const handedAddInput = z.strictObject({ matter, text, numbers, request_key });
export type HandedAddInput = z.infer<typeof handedAddInput>;

/** A further line of the house. */
export const addInput = z.strictObject({ matter, text, place, numbers, request_key });
export type AddInput = z.infer<typeof addInput>;

/** A step of the police: a note among themselves, or a word to the house. */
export const stepInput = z.strictObject({
  ...{ matter, text, numbers, request_key },
  to: z.enum(['police', 'house'], { error: 'M-703' }),
});
export type StepInput = z.infer<typeof stepInput>;

export const passMatterInput = z.strictObject({
  matter,
  to: z.union([z.literal('any'), z.uuid()], { error: 'M-609' }),
  ask: text,
});
export type PassMatterInput = z.infer<typeof passMatterInput>;

export const matterInput = z.strictObject({ matter });
export type MatterInput = z.infer<typeof matterInput>;

export const endMatterInput = z.strictObject({
  matter,
  outcome: z.enum(outcomes as readonly [string, ...string[]], { error: 'M-704' }),
  text,
  numbers,
});
export type EndMatterInput = z.infer<typeof endMatterInput>;

export const stepNumbersInput = z.strictObject({ matter, step: z.uuid({ error: 'M-161' }) });
export type StepNumbersInput = z.infer<typeof stepNumbersInput>;

/** A call for clues as typed. */
export const composeCallInput = z.strictObject({
  unit: z.uuid({ error: 'M-705' }),
  place: z
    .string({ error: 'M-706' })
    .trim()
    .refine((value) => length(value) >= 2 && length(value) <= longest.place, { error: 'M-706' }),
  asks: text.refine((value) => length(value) <= 300, { error: 'M-600' }),
  ends_on: z.iso.date({ error: 'M-707' }),
});
export type ComposeCallInput = z.infer<typeof composeCallInput>;

export const callInput = z.strictObject({ call: z.uuid({ error: 'M-161' }) });
export type CallInput = z.infer<typeof callInput>;
