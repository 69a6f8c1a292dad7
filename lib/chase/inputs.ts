import * as z from 'zod';
import { instantOf, isCivilDate } from '#lib/clock/business-day.ts';
import { accuracyText, pointText } from '#lib/lodging/point/inputs.ts';
import { articleCodes, callOutcomes, consequences, dutyAnswers, findings, visitOutcomes } from './terms.ts';

const chased = {
  chase: z.uuid({ error: 'M-161' }),
  /** how many lines the chase had when the page was read */
  seen: z.coerce.number({ error: 'M-421' }).int({ error: 'M-421' }).min(0, { error: 'M-421' }),
};
const line = (max: number, code: string) =>
  z
    .string({ error: code })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, { error: code })
        .refine((text) => [...text].length <= max, { error: code }),
    );
const date = (code: string) => z.string({ error: code }).refine(isCivilDate, { error: code });
const empty = (value: unknown) => (value === '' ? undefined : value);
/** 'YYYY-MM-DDTHH:MM' of Shanghai, as a browser's field gives it, to an instant (UTC). */
const local = z
  .string({ error: 'M-426' })
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:\d{2})?$/, { error: 'M-426' })
  .refine((text) => isCivilDate(text.slice(0, 10)), { error: 'M-426' })
  .transform((text) => instantOf(text.slice(0, 10), text.slice(11, 16)));

/** A call and what came of it; `promise_day` when the lodging named the day by which it files. */
const callInput = z.strictObject({
  ...chased,
  kind: z.literal('call'),
  outcome: z.enum(callOutcomes, { error: 'M-424' }),
  promise_day: z.preprocess(empty, date('M-427').optional()),
});

/** The prepared text went out, from the officer's own phone or as a message of a chat tool. */
const textInput = z.strictObject({ ...chased, kind: z.enum(['text', 'message']) });

const promiseInput = z.strictObject({
  ...chased,
  kind: z.literal('promise'),
  promise_day: date('M-427'),
});

/**
 * A visit with place and time. A phone sends its own key, so that sending again writes nothing twice; `first` says that it
 * is sent as it is written, by somebody who can still be told what a colleague did meanwhile.
 */
const visitInput = z.strictObject({
  ...chased,
  kind: z.literal('visit'),
  place: line(80, 'M-425'),
  happened: local,
  outcome: z.enum(visitOutcomes, { error: 'M-424' }),
  // Where the lodging stands, if it was told at its door.
  point: z.preprocess(empty, pointText.optional()),
  accuracy: accuracyText,
  request_key: z
    .string()
    .regex(/^[\x21-\x7e]{1,64}$/)
    .optional(),
  first: z.literal('yes').optional(),
  /** when it was written, by the phone's clock set right as far as it could be; an odd one is left out, never refused */
  written: z.iso.datetime().optional().catch(undefined),
});

/** The same as a phone sends it later: always with its key. */
export const takeVisitBody = visitInput.required({ request_key: true });

const closeInput = z.strictObject({
  ...chased,
  kind: z.literal('closed'),
  finding: z.enum(findings, { error: 'M-424' }),
});

/** What an officer records; one of these forms. */
export const stepInput = z.discriminatedUnion('kind', [
  callInput,
  textInput,
  promiseInput,
  visitInput,
  closeInput,
]);
export type StepInput = z.infer<typeof stepInput>;

const answer = z.enum(dutyAnswers, { error: 'M-429' });

/** The other 民警 of an act with legal effect, chosen from those who may be named at the lodging. */
const second = z.uuid({ error: 'M-428' });

/** A joint visit: two officers, the three statutory duties answered one by one. */
const jointInput = z.strictObject({
  ...chased,
  kind: z.literal('joint_visit'),
  place: line(80, 'M-425'),
  happened: local,
  second,
  registering: answer,
  asking: answer,
  reporting: answer,
});

/** What a found breach opens, with the article it rests on; a correction names its last day. */
const consequenceInput = z.strictObject({
  ...chased,
  kind: z.enum(consequences, { error: 'M-424' }),
  article: z.enum(articleCodes, { error: 'M-430' }),
  second,
  until: z.preprocess(empty, date('M-431').optional()),
});

/** What a 民警 alone signs (product.md, People). */
export const signInput = z.discriminatedUnion('kind', [jointInput, consequenceInput]);
export type SignInput = z.infer<typeof signInput>;

/** What becomes of the register: closed from a night on, or left as it is with the reason. */
export const registerInput = z.discriminatedUnion('settle', [
  z.strictObject({
    chase: chased.chase,
    settle: z.literal('closed'),
    from_day: date('M-437'),
    why: z.string().max(2000).optional(),
  }),
  z.strictObject({
    chase: chased.chase,
    settle: z.literal('stays'),
    why: line(200, 'M-438'),
    from_day: z.string().max(20).optional(),
  }),
]);
export type RegisterInput = z.infer<typeof registerInput>;

/** The officer files nil for one silent night, as the lodging said on the phone. */
export const behalfInput = z.strictObject({
  ...chased,
  night: date('M-160'),
  said_by: line(40, 'M-432'),
});
export type BehalfInput = z.infer<typeof behalfInput>;

/** The chases to remind, as the page that counted them listed them. */
export const remindInput = z.strictObject({
  chases: z
    .string()
    .max(40_000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.uuid({ error: 'M-161' })).max(1000)),
});
export type RemindInput = z.infer<typeof remindInput>;
