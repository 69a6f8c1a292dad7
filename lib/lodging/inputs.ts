import * as z from 'zod';
import { categories, closureReasons, statuses } from './terms.ts';

// Characters nobody sees make two names that look alike different ones (security.md §6 rows 17, 21 to 23).
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u115F\u1160\u3164\uFFA0]/u;
const line = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .refine((text) => [...text].length <= max, { error: 'M-272' })
        .refine((text) => !hidden.test(text), { error: 'M-273' }),
    );
const needed = (max: number) => line(max).refine((text) => text !== '', { error: 'M-270' });
const phone = line(24).refine((text) => text === '' || /^\+?[0-9][0-9-]{4,22}$/.test(text), {
  error: 'M-274',
});
const day = z.string().max(10);

const profile = {
  name: needed(100),
  category: z.enum(categories, { error: 'M-271' }),
  township_code: z.string().regex(/^\d{9}$|^\d{12}$/, { error: 'M-275' }),
  address: line(200).default(''),
  rooms: z.coerce.number({ error: 'M-276' }).int({ error: 'M-276' }).min(0, { error: 'M-276' }).max(5000, {
    error: 'M-276',
  }),
  licence: line(60).default(''),
  phone: phone.default(''),
  no_front_desk: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
};

/** A new lodging; `code` is how people and machines name it. */
export const lodgingInput = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, { error: 'M-277' }),
  ...profile,
  beat_id: z.uuid({ error: 'M-278' }),
  onboarded_day: day.optional(),
});
export type LodgingInput = z.infer<typeof lodgingInput>;

/** The whole profile as a form sends it back. */
export const lodgingChange = z.strictObject({ code: z.string().max(20), ...profile });
export type LodgingChange = z.infer<typeof lodgingChange>;

export const statusChange = z.strictObject({
  code: z.string().max(20),
  status: z.enum(statuses, { error: 'M-271' }),
  from_day: day,
});
export type StatusChange = z.infer<typeof statusChange>;

export const beatMove = z.strictObject({
  code: z.string().max(20),
  beat_id: z.uuid({ error: 'M-278' }),
  from_day: day,
});
export type BeatMove = z.infer<typeof beatMove>;

export const onboarding = z.strictObject({ code: z.string().max(20), onboarded_day: day });
export type Onboarding = z.infer<typeof onboarding>;

/** Who is called, in order; at most five. */
export const contactsInput = z.strictObject({
  code: z.string().max(20),
  contacts: z
    .array(
      z.strictObject({ name: needed(50), phone: phone.refine((text) => text !== '', { error: 'M-270' }) }),
    )
    .min(1, { error: 'M-270' })
    .max(5, { error: 'M-272' }),
});
export type ContactsInput = z.infer<typeof contactsInput>;

export const tagsInput = z.strictObject({
  code: z.string().max(20),
  tag_ids: z.array(z.uuid({ error: 'M-279' })).max(50, { error: 'M-272' }),
});
export type TagsInput = z.infer<typeof tagsInput>;

export const closureAsk = z.strictObject({
  code: z.string().max(20),
  from_day: day,
  to_day: day,
  reason: z.enum(closureReasons, { error: 'M-271' }),
});
export type ClosureAsk = z.infer<typeof closureAsk>;

export const closureDecision = z.strictObject({
  closure_id: z.uuid({ error: 'M-161' }),
  approved: z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]),
});
export type ClosureDecision = z.infer<typeof closureDecision>;

/** From which night on the house is open again. */
export const reopening = z.strictObject({ closure_id: z.uuid({ error: 'M-161' }), open_from: day });
export type Reopening = z.infer<typeof reopening>;

export const seasonDecision = z.strictObject({
  season_id: z.uuid({ error: 'M-161' }),
  approved: z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]),
});
export type SeasonDecision = z.infer<typeof seasonDecision>;

export const seasonEnd = z.strictObject({ season_id: z.uuid({ error: 'M-161' }) });
export type SeasonEnd = z.infer<typeof seasonEnd>;

/** What the list is filtered by; unknown values are refused rather than ignored (security.md §6 rows 29 to 32). */
export const lodgingFilters = z.strictObject({
  text: line(60).optional(),
  township: z
    .string()
    .regex(/^\d{9,12}$/, { error: 'M-275' })
    .optional(),
  category: z.enum(categories, { error: 'M-271' }).optional(),
  status: z.enum(statuses, { error: 'M-271' }).optional(),
  unit: z.uuid({ error: 'M-278' }).optional(),
  tag: z.uuid({ error: 'M-279' }).optional(),
  sort: z.enum(['code', 'name', 'township', 'rooms'], { error: 'M-271' }).default('code'),
  page: z.coerce
    .number({ error: 'M-280' })
    .int({ error: 'M-280' })
    .min(1, { error: 'M-280' })
    .max(10_000, {
      error: 'M-280',
    })
    .default(1),
});
export type LodgingFilters = z.infer<typeof lodgingFilters>;
