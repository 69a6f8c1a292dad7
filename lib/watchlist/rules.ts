import { addDays, businessDay, isCivilDate } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { maskDate, maskName } from '#lib/report/fields.ts';
import { canonicalNumber, isBirthDate, maskNumber, readIdentityNumber } from '#lib/report/identity-number.ts';
import { plainKeys } from '#lib/report/matching.ts';
import type { Sex } from '#lib/report/terms.ts';
import { readName, readParagraph } from '#lib/report/text.ts';
import type { WatchInput } from './inputs.ts';
import { longestDays, type WatchKind } from './terms.ts';

/** Somebody searched for, canonical: what is sealed, what lists show, and the plain keys that blind indexes are made of. */
export type Searched = {
  kind: WatchKind;
  secret: { name: string; number: string; birthDate: string; features: string };
  masked: {
    name: string;
    number: string | null;
    birthDate: string | null;
    sex: Sex | null;
    features: boolean;
  };
  keys: {
    number: string | null;
    person: string | null;
    companion: string | null;
    companionName: string | null;
  };
};

const otherNumber = /^[0-9A-Z]{5,20}$/;
const longestFeatures = 300;

/**
 * Judges an entry as typed on the civil date `today` ('YYYY-MM-DD', Shanghai). A child is recognised by the number, or by name and
 * birth date (told by an 18-digit number); an adult by the number filed of a companion, and by the name alone only where that is
 * asked for, since kin's numbers are not kept and names are shared. Problems: M-101 to M-104 the number, M-102 the birth date,
 * M-120 to M-122 the name, M-121/M-122 the features, M-345 the last day, M-346 nothing to recognise the person by.
 */
export function judgeWatch(
  input: WatchInput,
  today: string,
): { searched: Searched } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const refuse = (code: string, field: string) => problems.push({ code, field });
  const name = readName(input.name);
  if ('fault' in name) refuse(name.fault, 'name');
  const features = readParagraph(input.features, longestFeatures);
  if ('fault' in features)
    problems.push({ code: features.fault, field: 'features', values: { max: longestFeatures } });
  const number = readNumber(input.number, today);
  if ('fault' in number) refuse(number.fault, 'number');
  const typed = input.birth_date.trim();
  if (typed && !isBirthDate(typed, today)) refuse('M-102', 'birth_date');
  const last = addDays(businessDay(today), longestDays);
  if (!isCivilDate(input.ends_on) || input.ends_on < today || input.ends_on > last)
    refuse('M-345', 'ends_on');
  if (problems.length > 0 || 'fault' in name || 'fault' in number || 'fault' in features) return { problems };

  const birthDate = number.birthDate ?? (typed || null);
  const child = input.kind === 'child';
  const byName = input.by_name === '1';
  const keys: Searched['keys'] = {
    number: child ? number.number : null,
    person: child ? plainKeys({ number: null, name: name.text, birthDate }).person : null,
    companion: child ? null : number.number,
    companionName: !child && byName ? name.text : null,
  };
  if (Object.values(keys).every((key) => key === null))
    return { problems: [{ code: 'M-346', field: child ? 'birth_date' : 'number' }] };
  return {
    searched: {
      kind: input.kind,
      secret: {
        name: name.text,
        number: number.number ?? '',
        birthDate: birthDate ?? '',
        features: features.text,
      },
      masked: {
        name: maskName(name.text),
        number: number.number && maskNumber(number.number),
        birthDate: birthDate && maskDate(birthDate),
        sex: number.sex ?? (input.sex || null),
        features: features.text !== '',
      },
      keys,
    },
  };
}

type Number = { number: string | null; birthDate: string | null; sex: Sex | null };

function readNumber(typed: string, today: string): Number | { fault: string } {
  if (!typed.trim()) return { number: null, birthDate: null, sex: null };
  const canonical = canonicalNumber(typed);
  if ('fault' in canonical) return canonical;
  const { number } = canonical;
  if (number.length !== 18)
    return otherNumber.test(number) ? { number, birthDate: null, sex: null } : { fault: 'M-104' };
  const { faults, birthDate, sex } = readIdentityNumber(number, today);
  const fault = faults.find((one) => one !== 'M-105');
  return fault ? { fault } : { number, birthDate, sex };
}

/** Whether an entry is looked for on a civil date: until its last day, unless a person ended it. */
export function isOpen(
  { endsOn, endedAt }: { endsOn: string; endedAt: Date | null },
  today: string,
): boolean {
  return endedAt === null && endsOn >= today;
}
