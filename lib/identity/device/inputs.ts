import { z } from 'zod';
import { readMobile } from '#lib/platform/phone.ts';
import { papersAtStation } from './terms.ts';

const id = z.uuid('M-161').toLowerCase();
const paper = z.enum(papersAtStation, 'M-472');

/** Whose phone an owner pairs. */
export const pairInput = z.object({ account: id });

/** Which of the own houses' desk a computer becomes. */
export const deskInput = z.object({ lodging: id });

/** Whose phone the station pairs, and the paper they were known by. */
export const pairAtStationInput = z.object({ account: id, paper });

/** A lost phone, told in person; without a new number the old one stays. */
export const lostInput = z.object({
  code: z.string().max(40),
  account: id,
  paper,
  phone: z
    .string()
    .optional()
    .transform((text, context) => {
      if (!text?.trim()) return null;
      const mobile = readMobile(text);
      if (mobile) return mobile;
      context.addIssue({ code: 'custom', message: 'M-189' });
      return z.NEVER;
    }),
});
