import type { Problem, RefusalKind } from '#lib/platform/errors.ts';

/** What a numbered result does: an error stops the value it stands beside, the other two come with an acceptance. */
export type Level = 'error' | 'warning' | 'info';

export type CodeFacts = { name: string; level: Level; kind?: RefusalKind };

/**
 * The one published list of numbered results (product.md, Filing) for form, sheet and API. A number is never used
 * again for something else. `kind` says how a refusal that carries the code is answered; an error without one is
 * answered like `invalid`.
 */
export const codes = {
  'M-101': { name: 'number_checksum', level: 'error' },
  'M-102': { name: 'birth_date_unreal', level: 'error' },
  'M-103': { name: 'number_length', level: 'error' },
  'M-104': { name: 'number_malformed', level: 'error' },
  'M-105': { name: 'region_unknown', level: 'warning' },
  'M-106': { name: 'adult_among_minors', level: 'error' },
  'M-107': { name: 'as_printed', level: 'info' },
  'M-108': { name: 'differs_from_number', level: 'warning' },
  'M-109': { name: 'number_of_other_document', level: 'warning' },
  'M-110': { name: 'premature', level: 'info' },
  'M-111': { name: 'night_not_begun', level: 'error' },
  'M-112': { name: 'late', level: 'info' },
  'M-113': { name: 'late_reason_needed', level: 'error' },
  'M-114': { name: 'night_not_expected', level: 'error' },
  'M-115': { name: 'late_reason_missing', level: 'warning' },
  'M-116': { name: 'accepted_though_not_expected', level: 'warning' },
  'M-117': { name: 'nationality_malformed', level: 'error' },
  'M-118': { name: 'number_not_kept', level: 'info' },
  'M-119': { name: 'companion_is_minor', level: 'warning' },
  'M-120': { name: 'name_needed', level: 'error' },
  'M-121': { name: 'text_too_long', level: 'error' },
  'M-122': { name: 'forbidden_characters', level: 'error' },
  'M-123': { name: 'phone_malformed', level: 'error' },
  'M-124': { name: 'phone_unreal', level: 'error' },
  'M-125': { name: 'check_in_outside_night', level: 'error' },
  'M-126': { name: 'check_out_before_check_in', level: 'error' },
  'M-127': { name: 'stay_too_long', level: 'error' },
  'M-128': { name: 'stay_long', level: 'warning' },
  'M-129': { name: 'check_in_ahead', level: 'warning' },
  'M-130': { name: 'to_complete', level: 'info' },
  'M-131': { name: 'guardian_phone_of_house', level: 'info' },
  'M-132': { name: 'alone_with_companions', level: 'error' },
  'M-133': { name: 'document_type_needed', level: 'error' },
  'M-134': { name: 'check_in_needed', level: 'error' },
  'M-135': { name: 'instant_malformed', level: 'error' },
  'M-136': { name: 'call_time_unlikely', level: 'warning' },
  'M-138': { name: 'name_unusual', level: 'warning' },
  'M-139': { name: 'identity_pending', level: 'info' },
  'M-140': { name: 'unknown_key', level: 'error' },
  'M-141': { name: 'wrong_type', level: 'error' },
  'M-142': { name: 'body_malformed', level: 'error' },
  'M-143': { name: 'idempotency_key', level: 'error' },
  'M-144': { name: 'key_used_otherwise', level: 'error', kind: 'conflict' },
  'M-145': { name: 'unsupported_media_type', level: 'error', kind: 'unsupported' },
  'M-146': { name: 'body_too_large', level: 'error', kind: 'too_large' },
  'M-147': { name: 'too_many_stays', level: 'error' },
  'M-148': { name: 'version_stale', level: 'error', kind: 'conflict' },
  'M-149': { name: 'if_match_malformed', level: 'error' },
  'M-150': { name: 'duplicate', level: 'error' },
  'M-151': { name: 'nil_over_stays', level: 'error', kind: 'conflict' },
  'M-152': { name: 'closed_over_stays', level: 'error', kind: 'conflict' },
  'M-153': { name: 'removal_needs_reason', level: 'error' },
  'M-154': { name: 'not_overwritten', level: 'info' },
  'M-155': { name: 'night_cleared', level: 'error', kind: 'gone' },
  'M-156': { name: 'nothing_filed', level: 'error' },
  'M-157': { name: 'stay_not_in_return', level: 'error' },
  'M-158': { name: 'unchanged', level: 'info' },
  'M-159': { name: 'no_stay_left', level: 'error' },
  'M-160': { name: 'day_malformed', level: 'error' },
  'M-161': { name: 'not_found', level: 'error', kind: 'not_found' },
  'M-162': { name: 'origin_refused', level: 'error', kind: 'forbidden' },
  'M-163': { name: 'too_many_requests', level: 'error', kind: 'too_many' },
  'M-164': { name: 'not_signed_in', level: 'error', kind: 'unauthenticated' },
  'M-165': { name: 'not_permitted', level: 'error', kind: 'forbidden' },
  'M-166': { name: 'method_not_allowed', level: 'error' },
  'M-167': { name: 'unavailable', level: 'error', kind: 'unavailable' },
  'M-168': { name: 'precondition_needed', level: 'error', kind: 'precondition' },
  'M-170': { name: 'number_in_free_text', level: 'warning' },
  'M-199': { name: 'fault', level: 'error' },
} as const satisfies Record<`M-${number}`, CodeFacts>;

export type Code = keyof typeof codes;

/** Every code of the published list, in order. */
export const allCodes = Object.keys(codes).sort() as Code[];

/** True when the text is a code of the published list. */
export function isCode(text: string): text is Code {
  return allCodes.some((code) => code === text);
}

/** The facts of a code: short name, level, answer. Throws RangeError for a number that was never published. */
export function factsOf(code: string): CodeFacts {
  if (!isCode(code)) throw new RangeError(`unpublished code ${code}`);
  return codes[code];
}

/** Makes one numbered result; `row` counts from 0 within the body, `field` is a path such as `stays.0.child.number`. */
export function problem(
  code: Code,
  at: { row?: number; field?: string } = {},
  values?: Problem['values'],
): Problem {
  return { code, ...at, ...(values ? { values } : {}) };
}

/**
 * The same result, kept all the same: a duplicate that was merged, a value of an imported history, a number stated
 * to be printed so. It no longer stops anything.
 */
export function kept(result: Problem): Problem {
  return { ...result, values: { ...result.values, kept: 1 } };
}

/** The level one result has: that of its code, but never an error once it was kept (a merged duplicate is information). */
export function levelOf(result: Problem): Level {
  const { level } = factsOf(result.code);
  if (result.values?.kept !== 1) return level;
  return result.code === 'M-150' ? 'info' : level === 'error' ? 'warning' : level;
}

/** The results that stop the filing. */
export function errorsIn(results: readonly Problem[]): Problem[] {
  return results.filter((result) => levelOf(result) === 'error');
}
