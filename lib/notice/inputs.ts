import * as z from 'zod';
import { instantOf, isCivilDate } from '#lib/clock/business-day.ts';
import { holdsNumber, strangeVariable } from './rules.ts';
import type { Option } from './schema.ts';
import { longest, mostOptions, questionKinds, safetyReasons, ways } from './terms.ts';

const id = z.uuid({ error: 'M-161' });

const points = (text: string) => [...text].length;

/** A text of at most so many code points, trimmed; `M-766` too long, `M-767` what no text of ours holds. */
const line = (most: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .superRefine((text, context) => {
      if (points(text) > most) context.addIssue({ code: 'custom', message: 'M-766' });
      if (/[\p{Cc}\p{Cs}]/u.test(text.replace(/\n/g, '')))
        context.addIssue({ code: 'custom', message: 'M-767' });
    });

/** A text of a notice: variables only from the list (M-768), no person's number (M-769). */
const told = (most: number) =>
  line(most).superRefine((text, context) => {
    if (strangeVariable(text)) context.addIssue({ code: 'custom', message: 'M-768' });
    if (holdsNumber(text)) context.addIssue({ code: 'custom', message: 'M-769' });
  });

const needed = (most: number) => told(most).refine((text) => text !== '', { error: 'M-770' });
const box = z
  .string()
  .optional()
  .transform((value) => value === '1');
const orNull = (text: string) => (text === '' ? null : text);

const text = {
  title_zh: needed(longest.title),
  body_zh: needed(longest.body),
  title_en: told(longest.title),
  body_en: told(longest.body),
  question_kind: z.enum(['', ...questionKinds], { error: 'M-760' }).default(''),
  question_zh: line(longest.question),
  question_en: line(longest.question),
  options_zh: line(longest.option * mostOptions + mostOptions),
  options_en: line(longest.option * mostOptions + mostOptions),
  ack: box,
};

type Typed = z.infer<z.ZodObject<typeof text>>;

function optionsOf(typed: Typed): Option[] {
  const lines = (list: string) =>
    list
      .split(/\n/)
      .map((one) => one.trim())
      .filter(Boolean);
  const [zh, en] = [lines(typed.options_zh), lines(typed.options_en)];
  return zh.map((one, n) => ({ zh: one, en: en[n] ?? null }));
}

function asksWell(typed: Typed, context: z.RefinementCtx): void {
  const add = (code: string, field: string) =>
    context.addIssue({ code: 'custom', message: code, path: [field] });
  if ((typed.title_en === '') !== (typed.body_en === ''))
    add('M-770', typed.title_en === '' ? 'title_en' : 'body_en');
  if (typed.question_kind === '') return;
  if (typed.question_zh === '') add('M-770', 'question_zh');
  if (typed.question_kind !== 'choice') return;
  const options = optionsOf(typed);
  const fits = options.every(
    (one) => points(one.zh) <= longest.option && points(one.en ?? '') <= longest.option,
  );
  if (options.length < 2 || options.length > mostOptions || !fits) add('M-771', 'options_zh');
}

/** What a text of a notice or of a template comes to. */
function contentOf(typed: Typed) {
  const asks = typed.question_kind !== '';
  return {
    titleZh: typed.title_zh,
    bodyZh: typed.body_zh,
    titleEn: orNull(typed.title_en),
    bodyEn: orNull(typed.body_en),
    questionKind: typed.question_kind === '' ? null : typed.question_kind,
    questionZh: asks ? typed.question_zh : null,
    questionEn: asks ? orNull(typed.question_en) : null,
    options: typed.question_kind === 'choice' ? optionsOf(typed) : [],
    ack: typed.ack,
  };
}
export type Content = ReturnType<typeof contentOf>;

/** The first step: the text; with `notice` a draft is changed, else one is made. */
export const textInput = z
  .object({ ...text, notice: id.optional(), template: id.optional() })
  .superRefine(asksWell)
  .transform((typed) => ({ notice: typed.notice, template: typed.template, content: contentOf(typed) }));
export type TextInput = z.infer<typeof textInput>;

/** A template: its name and text; with `template` a further version. */
export const templateInput = z
  .object({ ...text, template: id.optional(), name: needed(longest.name) })
  .superRefine(asksWell)
  .transform((typed) => ({ template: typed.template, name: typed.name, content: contentOf(typed) }));
export type TemplateInput = z.infer<typeof templateInput>;

const minute = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, { error: 'M-772' })
  .refine((at) => isCivilDate(at.slice(0, 10)), { error: 'M-772' })
  .transform((at) => instantOf(at.slice(0, 10), at.slice(11)));

/** The third step: how and when it goes out; M-772 without an instant for a scheduled one. */
export const wayInput = z
  .object({
    notice: id,
    way: z.enum(ways, { error: 'M-760' }),
    send_at: z.union([z.literal('').transform(() => null), minute]).default(null),
    safety: z.enum(['', ...safetyReasons], { error: 'M-760' }).default(''),
    late_joiners: box,
  })
  .superRefine((typed, context) => {
    if (typed.way === 'scheduled' && !typed.send_at)
      context.addIssue({ code: 'custom', message: 'M-772', path: ['send_at'] });
  });
export type WayInput = z.infer<typeof wayInput>;

/** A notice by its id, as most acts need no more. */
export const noticeInput = z.object({ notice: id });

/** The signature; for a safety notice the second person says so (M-773). */
export const signInput = z.object({ notice: id, safety_ok: box });
export type SignInput = z.infer<typeof signInput>;

/** Sent back to its composer with a reason. */
export const returnInput = z.object({ notice: id, why: needed(longest.answer) });

/** An officer's confirmation of an order, with a line of their own or none. */
export const confirmInput = z.object({ order: id, line: told(longest.line) });
export type ConfirmInput = z.infer<typeof confirmInput>;

/** A saved audience's name. */
export const keepInput = z.object({ notice: id, name: needed(longest.name) });

/** The reader's answer: a place in the list, or a short text without a person's number. */
export const answerInput = z.object({
  notice: id,
  choice: z.string().regex(/^\d$/, { error: 'M-774' }).transform(Number).optional(),
  said: told(longest.answer).transform(orNull),
});
export type AnswerInput = z.infer<typeof answerInput>;
