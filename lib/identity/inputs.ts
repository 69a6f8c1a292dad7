import { z } from 'zod';
import { roles } from '#lib/access/permissions.ts';
import { readMobile } from '#lib/platform/phone.ts';
import { keySources } from './vendor/terms.ts';

const NAME_LONGEST = 40; // code points
const LABEL_LONGEST = 40;

// Letters and marks of any script, spaces, the middle dot of minority names, hyphen and apostrophe.
const name = z
  .string('M-190')
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\s\u3000]+/gu, ' ')
      .trim(),
  )
  .refine(
    (text) => /^[\p{L}][\p{L}\p{M}\p{N} ·•.'’-]*$/u.test(text) && [...text].length <= NAME_LONGEST,
    'M-190',
  );

const phone = z.string('M-189').transform((text, context) => {
  const mobile = readMobile(text);
  if (mobile) return mobile;
  context.addIssue({ code: 'custom', message: 'M-189' });
  return z.NEVER;
});

const blankAsNull = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), inner.nullable());

const id = z.uuid('M-161').toLowerCase();
const day = z.iso.date('M-193');
const days = { fromDay: blankAsNull(day), toDay: blankAsNull(day) };
const rank = blankAsNull(z.enum(['police', 'auxiliary'], 'M-196'));

/** An owner's invitation to one of the own lodgings. */
export const inviteToLodging = z.object({
  lodging: id,
  role: z.enum(['staff', 'owner'], 'M-196'),
  name,
  phone,
});

/** An owner makes a lodging over to somebody. */
export const transferLodging = z.object({ lodging: id, name, phone });

/** A security administrator's invitation: a role on a unit or lodging, from a day to a day. */
export const inviteToRole = z.object({
  role: z.enum(roles, 'M-196'),
  rank,
  unit: blankAsNull(id),
  lodging: blankAsNull(z.string('M-196').trim()),
  name,
  phone,
  ...days,
});

/** A further role for an account that exists. */
export const grantRole = inviteToRole.omit({ name: true, phone: true }).extend({ account: id });

/** Names one thing of a list: a holding, an invitation, an account, a key. */
export const one = z.object({ id });

/** The last day of a holding; empty takes the end away. */
export const endOfHolding = z.object({ id, toDay: blankAsNull(day) });

/** A key's label, for telling keys apart. */
export const newKey = z.object({
  lodging: id,
  label: z
    .string('M-197')
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{P} ]*$/u.test(text), 'M-197')
    .refine((text) => [...text].length <= LABEL_LONGEST, 'M-197'),
});

/** A key of a school, a platform or a department, by the administrator of accounts. */
export const newUnitKey = z.object({
  unit: id,
  source: z.enum(keySources, 'M-196'),
  label: newKey.shape.label,
});

/** A unit's key to be ended, by the part of it that stays readable. */
export const endUnitKeyInput = z.object({ prefix: z.string('M-161').max(40, 'M-161') });

/** A test key's label. */
export const testKey = newKey.pick({ label: true });

/** A vendor's code as people type it: with or without spaces and hyphens. */
export const pairing = z.object({
  lodging: id,
  code: z
    .string('M-460')
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
    .refine((text) => /^\d{8}$/.test(text), 'M-460'),
});

/** A change of one's own password; `again` guards against a slip of the thumb. */
export const newOwnPassword = z.object({
  old: z.string('M-194'),
  password: z.string('M-185'),
  again: z.string('M-195'),
});

/** How one wants to read. */
export const preferences = z.object({
  language: z.enum(['zh-CN', 'en'], 'M-141'),
  largeType: z.preprocess((value) => value === '1' || value === 'on', z.boolean()),
});

/** One's own session, by the hex of its hash. */
export const ownSession = z.object({ session: z.string('M-161').regex(/^[0-9a-f]{64}$/, 'M-161') });

/** What the list of people is filtered by; unknown values are left out. */
export const peopleQuery = z.object({
  q: z.string().trim().max(60).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type InviteToRole = z.infer<typeof inviteToRole>;
export type GrantRole = z.infer<typeof grantRole>;
export type PeopleQuery = z.infer<typeof peopleQuery>;
