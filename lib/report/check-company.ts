import { isMinorOn } from '#lib/clock/age.ts';
import { instantOf } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { type Code, kept, problem } from './codes.ts';
import { readCompanionNumber } from './documents.ts';
import type { CompanionInput, StayInput } from './inputs.ts';
import { readPhone } from './phone.ts';
import type { Companion, StayValues } from './stay.ts';
import { kin } from './terms.ts';
import { limits, readName } from './text.ts';

/** Where results of one stay stand and what they are measured against; `on` is the civil date of check-in. */
export type Place = {
  row: number;
  on: string;
  now: Date;
  history: boolean;
  isHousePhone: (phone: string) => boolean;
};

/** Collects the results of one stay, each beside its field. */
export function collector(row: number) {
  const problems: Problem[] = [];
  return {
    problems,
    say(code: Code, path: string, values?: Problem['values']) {
      problems.push(problem(code, { row, field: path ? `stays.${row}.${path}` : `stays.${row}` }, values));
    },
    sayKept(code: Code, path: string, values?: Problem['values']) {
      problems.push(kept(problem(code, { row, field: `stays.${row}.${path}` }, values)));
    },
  };
}
export type Collector = ReturnType<typeof collector>;

/** The adults in the room. Kin's numbers are not kept; a wrong number stops unless it is stated to be printed so. */
export function checkCompanions(input: readonly CompanionInput[], place: Place, out: Collector): Companion[] {
  return input.map((companion, at) => {
    const path = `companions.${at}`;
    const relation = companion.relation ?? null;
    return {
      name: checkName(companion.name, `${path}.name`, out),
      relation,
      ...checkCompanionNumber(companion, `${path}.number`, place, out),
    };
  });
}

/** The guardian's part of a stay. */
export function checkGuardian(
  guardian: StayInput['guardian'],
  place: Place,
  out: Collector,
): Pick<StayValues, 'guardianName' | 'guardianPhone' | 'callResult' | 'calledAt'> {
  return {
    guardianName: checkName(guardian?.name, 'guardian.name', out),
    guardianPhone: checkPhone(guardian?.phone, place, out),
    callResult: guardian?.result ?? null,
    calledAt: checkCallTime(guardian?.called_at, place, out),
  };
}

/** A name that may be left out: empty is not given, hidden characters and more than 50 code points stop. */
export function checkName(name: string | undefined, path: string, out: Collector): string | null {
  if (name === undefined || name.trim() === '') return null;
  const reading = readName(name);
  if ('text' in reading) return reading.text;
  const hiddenOnly = reading.fault === 'M-120' && path !== 'child.name';
  out.say(hiddenOnly ? 'M-122' : reading.fault, path, {
    max: limits.name,
    length: reading.length ?? 0,
  });
  return null;
}

function checkCompanionNumber(companion: CompanionInput, path: string, place: Place, out: Collector) {
  const nothing = { number: null, asPrinted: false };
  if (!companion.number?.trim()) return nothing;
  if (companion.relation && kin.includes(companion.relation)) {
    if (!place.history) out.say('M-118', path);
    return nothing;
  }
  const reading = readCompanionNumber(companion.number, place.on);
  const printed = companion.as_printed === true;
  const excused = (code: Code) => place.history || (printed && (code === 'M-101' || code === 'M-102'));
  for (const fault of reading.faults) {
    if (excused(fault)) out.sayKept(fault, path);
    else out.say(fault, path, { length: reading.number.length, document: 'resident_id' });
  }
  if (reading.birthDate && isMinorOn(reading.birthDate, place.on)) out.say('M-119', path);
  return { number: reading.number, asPrinted: printed };
}

function checkPhone(text: string | undefined, place: Place, out: Collector): string | null {
  if (!text?.trim()) return null;
  const reading = readPhone(text);
  if ('fault' in reading) {
    const say = place.history ? out.sayKept : out.say;
    say(reading.fault, 'guardian.phone');
    return place.history && reading.fault !== 'M-122' ? text.trim().slice(0, limits.phone) : null;
  }
  if (place.isHousePhone(reading.phone)) out.say('M-131', 'guardian.phone');
  return reading.phone;
}

function checkCallTime(text: string | undefined, place: Place, out: Collector): Date | null {
  if (!text) return null;
  const at = new Date(text);
  // A page cannot know when a call was made; a time ahead of now or more than a day before check-in is only pointed out.
  const unlikely = at > place.now || at.getTime() < instantOf(place.on, '00:00').getTime() - 86_400_000;
  if (unlikely && !place.history) out.say('M-136', 'guardian.called_at');
  return at;
}
