import type { AlertCode, Rule } from './rule.ts';
import { backfillBurst } from './rules/backfill-burst.ts';
import { childAfraid } from './rules/child-afraid.ts';
import { chronicNonFiler } from './rules/chronic-non-filer.ts';
import { copiedReport } from './rules/copied-report.ts';
import { extendedDaily } from './rules/extended-daily.ts';
import { guardianPhoneReused } from './rules/guardian-phone-reused.ts';
import { guardianUnreachable } from './rules/guardian-unreachable.ts';
import { identityInvalid } from './rules/identity-invalid.ts';
import { identityPending } from './rules/identity-pending.ts';
import { minorGroup } from './rules/minor-group.ts';
import { mixedMinorsRoom } from './rules/mixed-minors-room.ts';
import { oddHourStay } from './rules/odd-hour-stay.ts';
import { prematureNil } from './rules/premature-nil.ts';
import { prohibitedVenue } from './rules/prohibited-venue.ts';
import { registerMismatch } from './rules/register-mismatch.ts';
import { repeatCompanion } from './rules/repeat-companion.ts';
import { roamingMinor } from './rules/roaming-minor.ts';
import { searchTip } from './rules/search-tip.ts';
import { unaccompaniedLocal } from './rules/unaccompanied-local.ts';
import { underReporting } from './rules/under-reporting.ts';
import { unrelatedAdult } from './rules/unrelated-adult.ts';
import { watchlistMatch } from './rules/watchlist-match.ts';
import { welfareSign } from './rules/welfare-sign.ts';

/** Every rule of the product, a line each. */
export const rules: readonly Rule[] = [
  welfareSign,
  childAfraid,
  prohibitedVenue,
  identityPending,
  watchlistMatch,
  unrelatedAdult,
  repeatCompanion,
  mixedMinorsRoom,
  minorGroup,
  unaccompaniedLocal,
  roamingMinor,
  guardianUnreachable,
  guardianPhoneReused,
  identityInvalid,
  oddHourStay,
  registerMismatch,
  chronicNonFiler,
  underReporting,
  prematureNil,
  copiedReport,
  backfillBurst,
  extendedDaily,
];

/** The rule of a code; undefined for a code this version does not know. */
export function ruleOf(code: AlertCode): Rule | undefined {
  return [...rules, searchTip].find((rule) => rule.code === code);
}
