import * as z from 'zod';
import { instantOf, isCivilDate } from '#lib/clock/business-day.ts';
import { musts } from '#lib/report/five-musts.ts';
import { answers, articles, type Finding, follows, inspectionKinds, proofs, signatures } from './terms.ts';

const id = z.uuid({ error: 'M-161' });
const empty = (value: unknown) => (value === '' ? undefined : value);
/** Words as they are typed, at most `max` code points; nothing becomes null. */
const words = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => text?.normalize('NFC').trim() || null)
    .refine((text) => text === null || [...text].length <= max, { error: 'M-571' });
const date = z.string({ error: 'M-564' }).refine(isCivilDate, { error: 'M-564' });
/** 'YYYY-MM-DDTHH:MM' of Shanghai, as a browser's field gives it, to an instant (UTC). */
const local = z
  .string({ error: 'M-560' })
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:\d{2})?$/, { error: 'M-560' })
  .refine((text) => isCivilDate(text.slice(0, 10)), { error: 'M-560' })
  .transform((text) => instantOf(text.slice(0, 10), text.slice(11, 16)));

// One tap a must; of one that was not kept, the article it rests on.
const found = z.enum(answers, { error: 'M-570' });
const article = z.preprocess(empty, z.enum(articles, { error: 'M-570' }).optional());

const form = z.strictObject({
  lodging: id,
  kind: z.enum(inspectionKinds, { error: 'M-570' }),
  plan: z.preprocess(empty, id.optional()),
  happened: local,
  second: z.uuid({ error: 'M-561' }),
  identity: found,
  article_identity: article,
  note_identity: words(200),
  guardian: found,
  article_guardian: article,
  note_guardian: words(200),
  relation: found,
  article_relation: article,
  note_relation: words(200),
  patrol: found,
  article_patrol: article,
  note_patrol: words(200),
  report: found,
  article_report: article,
  note_report: words(200),
  follow: z.enum(follows, { error: 'M-570' }),
  until: z.preprocess(empty, date.optional()),
  spoke: words(40),
  statement: words(500),
  signature: z.enum(signatures, { error: 'M-570' }),
  refusal: words(200),
  note: words(500),
  request_key: z.string().regex(/^[\x21-\x7e]{1,64}$/),
});

/** The form of a visit; the five musts become findings in their order. What was seen belongs to what was not kept. */
export const recordInput = form.transform((typed, context) => ({
  ...typed,
  until: typed.until ?? null,
  findings: musts.map((must): Finding => {
    const answer = typed[must];
    if (answer !== 'breach') return { must, answer, article: null, note: null };
    const rests = typed[`article_${must}`];
    if (!rests) context.addIssue({ code: 'custom', message: 'M-570', path: [must] });
    return { must, answer, article: rests ?? null, note: typed[`note_${must}`] };
  }),
}));
export type RecordInput = z.infer<typeof recordInput>;

/** A 暗访 is prepared for one lodging by its code; both officers are known before. */
export const undercoverInput = z.strictObject({
  lodging: z.string().trim().min(1, { error: 'M-161' }).max(40, { error: 'M-161' }),
  second: z.preprocess(empty, z.uuid({ error: 'M-561' }).optional()),
  until: date,
});
export type UndercoverInput = z.infer<typeof undercoverInput>;

/** A visit of the list that will not be made, with its reason. */
export const strikeInput = z.strictObject({
  plan: id,
  undercover: z.enum(['yes']).optional(),
  why: z
    .string({ error: 'M-572' })
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length > 0 && [...text].length <= 100, { error: 'M-572' }),
});
export type StrikeInput = z.infer<typeof strikeInput>;

/** How a 民警 knows that it was put right. */
export const proveInput = z.strictObject({
  rectification: id,
  proof: z.enum(proofs, { error: 'M-570' }),
  said: words(200),
});
export type ProveInput = z.infer<typeof proveInput>;

const sentence = z
  .string({ error: 'M-573' })
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0 && [...text].length <= 500, { error: 'M-573' });

/** The lodging's own statement on a visit, once. */
export const stateInput = z.strictObject({ inspection: id, said: sentence });
export type StateInput = z.infer<typeof stateInput>;

/** The lodging says that it has put right what was found. */
export const doneInput = z.strictObject({ rectification: id, said: sentence });
export type DoneInput = z.infer<typeof doneInput>;
