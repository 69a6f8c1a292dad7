import { Refusal } from '#lib/platform/errors.ts';
import { isCivilDate } from './business-day.ts';

/**
 * True when the person is a minor on the date: the 18th birthday is on that date or after it (product.md, Filing;
 * an age is reached on the day after the birthday, Supreme People's Court on counting full years). Both 'YYYY-MM-DD';
 * the date is the civil date of check-in, not the night. Throws Refusal invalid M-160 on a malformed date.
 */
export function isMinorOn(birthDate: string, civilDate: string): boolean {
  return isUnderOn(18, birthDate, civilDate);
}

/** True when the person has not yet reached the age in the law's sense: that birthday is on the date or after it. */
export function isUnderOn(years: number, birthDate: string, civilDate: string): boolean {
  return birthdayOf(birthDate, years) >= checked(civilDate);
}

/**
 * Birthdays reached by the date, as people say their age: the birthday itself counts, so on the 18th birthday this says
 * 18 while isMinorOn still says true. Rules ask isMinorOn and isUnderOn; this is for reading. Negative before birth.
 */
export function ageOn(birthDate: string, civilDate: string): number {
  const years = Number(checked(civilDate).slice(0, 4)) - Number(checked(birthDate).slice(0, 4));
  return birthdayOf(birthDate, years) <= civilDate ? years : years - 1;
}

/** The date of the n-th birthday 'YYYY-MM-DD'; for one born on 29 February it is 1 March in a common year. */
function birthdayOf(birthDate: string, n: number): string {
  const year = String(Number(checked(birthDate).slice(0, 4)) + n).padStart(4, '0');
  const sameDate = `${year}${birthDate.slice(4)}`;
  return isCivilDate(sameDate) ? sameDate : `${year}-03-01`;
}

function checked(date: string): string {
  if (!isCivilDate(date)) throw new Refusal('invalid', [{ code: 'M-160', field: 'date' }]);
  return date;
}
