import type { RefusalKind } from '#lib/platform/errors.ts';

export type CodeFacts = { name: string; level: 'error'; kind?: RefusalKind };

/** The numbered results of signing in, people, rights and keys; they continue the one published list of M-codes. */
export const identityCodes = {
  'M-180': { name: 'sign_in_first', level: 'error', kind: 'unauthenticated' },
  'M-181': { name: 'second_factor_first', level: 'error', kind: 'forbidden' },
  'M-182': { name: 'wrong_phone_or_password', level: 'error', kind: 'unauthenticated' },
  'M-183': { name: 'wrong_code', level: 'error', kind: 'unauthenticated' },
  'M-184': { name: 'invitation_spent', level: 'error', kind: 'gone' },
  'M-185': { name: 'password_rule', level: 'error' },
  'M-186': { name: 'role_conflict', level: 'error', kind: 'conflict' },
  'M-187': { name: 'no_role_now', level: 'error', kind: 'forbidden' },
  'M-188': { name: 'activate_elsewhere', level: 'error', kind: 'conflict' },
  'M-189': { name: 'mobile_needed', level: 'error' },
  'M-190': { name: 'person_name', level: 'error' },
  'M-191': { name: 'already_held', level: 'error', kind: 'conflict' },
  'M-192': { name: 'not_revocable', level: 'error', kind: 'forbidden' },
  'M-193': { name: 'days_of_role', level: 'error' },
  'M-194': { name: 'old_password_wrong', level: 'error' },
  'M-195': { name: 'passwords_differ', level: 'error' },
  'M-196': { name: 'role_and_place', level: 'error' },
  'M-197': { name: 'key_label', level: 'error' },
  'M-460': { name: 'pairing_code_wrong', level: 'error' },
  'M-461': { name: 'webhook_address', level: 'error' },
  'M-462': { name: 'pairing_spent', level: 'error', kind: 'gone' },
  'M-463': { name: 'pin_rule', level: 'error' },
  'M-464': { name: 'wrong_pin', level: 'error', kind: 'unauthenticated' },
  'M-465': { name: 'pin_waits', level: 'error', kind: 'too_many' },
  'M-466': { name: 'pin_first', level: 'error', kind: 'forbidden' },
  'M-467': { name: 'pins_differ', level: 'error' },
  'M-468': { name: 'pin_spent', level: 'error', kind: 'gone' },
  'M-469': { name: 'number_taken', level: 'error', kind: 'conflict' },
  'M-470': { name: 'device_ended', level: 'error', kind: 'unauthenticated' },
  'M-471': { name: 'shift_name', level: 'error' },
  'M-472': { name: 'paper_seen', level: 'error' },
  'M-473': { name: 'shift_note', level: 'error' },
  'M-474': { name: 'text_code_wrong', level: 'error', kind: 'unauthenticated' },
  'M-475': { name: 'other_house_unknown', level: 'error', kind: 'unauthenticated' },
  'M-476': { name: 'provider_setting', level: 'error' },
  'M-198': { name: 'second_factor_again', level: 'error', kind: 'forbidden' },
} as const satisfies Record<`M-${number}`, CodeFacts>;

export type IdentityCode = keyof typeof identityCodes;

/** Every code of this room, in order. */
export const allIdentityCodes = Object.keys(identityCodes).sort() as IdentityCode[];

/** True when the text is a code of this room. */
export function isIdentityCode(text: string): text is IdentityCode {
  return allIdentityCodes.some((code) => code === text);
}
