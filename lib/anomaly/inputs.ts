import * as z from 'zod';
import { holdInput } from '#lib/retention/inputs.ts';
import { dispositions } from './dispositions.ts';
import { answers } from './handling/ask-rules.ts';
import { verdicts } from './handling/review-rules.ts';
import { codes } from './rule.ts';

const alert = z.uuid({ error: 'M-161' });

/** `over` takes an alert over that another has claimed. */
export const claimAlertInput = z.strictObject({ alert, over: z.enum(['yes']).optional() });
export type ClaimAlertInput = z.infer<typeof claimAlertInput>;

export const contactInput = z.strictObject({ alert });
export type ContactInput = z.infer<typeof contactInput>;

/** What was found, in one's own words: 4 to 500 code points. */
export const closeInput = z.strictObject({
  alert,
  disposition: z.enum(dispositions, { error: 'M-353' }),
  feedback: z.string().trim().min(4, { error: 'M-354' }).max(500, { error: 'M-354' }),
});
export type CloseInput = z.infer<typeof closeInput>;

/** What was done or heard: 2 to 500 code points. */
export const noteInput = z.strictObject({
  alert,
  said: z.string().trim().min(2, { error: 'M-360' }).max(500, { error: 'M-360' }),
});
export type NoteInput = z.infer<typeof noteInput>;

export const askInput = z.strictObject({ alert });
export type AskInput = z.infer<typeof askInput>;

/** A house's answer; an explanation needs words, at most 500 code points. */
export const answerInput = z
  .strictObject({
    question: z.uuid({ error: 'M-161' }),
    answer: z.enum(answers, { error: 'M-361' }),
    said: z.string().trim().max(500, { error: 'M-360' }).default(''),
  })
  .refine(({ answer, said }) => answer !== 'explanation' || said.length >= 2, {
    error: 'M-360',
    path: ['said'],
  })
  .transform(({ said, ...rest }) => ({ ...rest, said: said || null }));
export type AnswerInput = z.infer<typeof answerInput>;
/** A rule with its parameters as texts, read by `readParameters`. */
export const previewInput = z.looseObject({ rule: z.enum(codes, { error: 'M-161' }) });
export type PreviewInput = z.infer<typeof previewInput>;

/** `asked` is the instant of the asking whose answer was seen. */
export const setInput = z.strictObject({
  rule: z.enum(codes, { error: 'M-161' }),
  asked: z.iso.datetime({ error: 'M-366' }),
  basis: z.string().trim().min(4, { error: 'M-355' }).max(200, { error: 'M-355' }),
});
export type SetInput = z.infer<typeof setInput>;

const said = z.string().trim().min(2, { error: 'M-360' }).max(500, { error: 'M-360' });

/** What another unit is asked to do: 2 to 500 code points. */
export const partAskInput = z.strictObject({ alert, unit: z.uuid({ error: 'M-370' }), ask: said });
export type PartAskInput = z.infer<typeof partAskInput>;

const part = z.uuid({ error: 'M-161' });
export const partClaimInput = z.strictObject({ part });
export type PartClaimInput = z.infer<typeof partClaimInput>;

export const partAnswerInput = z.strictObject({
  part,
  outcome: z.enum(['done', 'returned'], { error: 'M-361' }),
  said,
});
export type PartAnswerInput = z.infer<typeof partAnswerInput>;

export const reviewOpenInput = z.strictObject({
  alert,
  case_number: holdInput.shape.case_number,
  officer: z.uuid({ error: 'M-373' }),
});
export type ReviewOpenInput = z.infer<typeof reviewOpenInput>;

const verdict = z.enum(verdicts, { error: 'M-361' });

/** A finding per must, and what was found in one's own words. */
export const reviewCloseInput = z.strictObject({
  review: z.uuid({ error: 'M-161' }),
  said,
  identity: verdict,
  guardian: verdict,
  relation: verdict,
  patrol: verdict,
  report: verdict,
});
export type ReviewCloseInput = z.infer<typeof reviewCloseInput>;

export const approveInput = z.strictObject({
  rule: z.enum(codes, { error: 'M-161' }),
  approved: z.enum(['yes', 'no']),
  basis: z.string().trim().min(4, { error: 'M-355' }).max(200, { error: 'M-355' }),
});
export type ApproveInput = z.infer<typeof approveInput>;
