import { isMinorOn } from '#lib/clock/age.ts';
import {
  type BusinessDay,
  businessDayAt,
  civilDateAt,
  endOf,
  isCivilDate,
  startOf,
} from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { type Collector, checkCompanions, checkGuardian, collector, type Place } from './check-company.ts';
import { checkPapers } from './check-papers.ts';
import { errorsIn, problem } from './codes.ts';
import { flagsOf, toCompleteOf } from './completeness.ts';
import type { CompanionInput, StayInput } from './inputs.ts';
import { isInstant } from './instants.ts';
import type { FieldKey, StayFlag, StayValues, ToComplete } from './stay.ts';
import type { Suspicion } from './terms.ts';
import { holdsNumber, limits, readLine, readParagraph } from './text.ts';

/** A stay while it is still being typed: the two things that are always needed may not be there yet. */
export type StayDraft = Omit<StayInput, 'check_in' | 'child'> & {
  check_in?: string;
  child: Omit<StayInput['child'], 'document_type'> & Partial<Pick<StayInput['child'], 'document_type'>>;
};

export type StayContext = {
  night: BusinessDay;
  now: Date;
  /** place in the body, from 0 */
  row?: number;
  /** an imported history is kept as it was filed: what would stop is only pointed out */
  history?: boolean;
  /** the stay that is changed, for the fields named in `keep` */
  existing?: StayValues | null;
  isHousePhone?: (phone: string) => boolean;
};

export type CheckedStay = {
  /** null when a result stops it */
  stay: StayValues | null;
  suspicion: readonly Suspicion[];
  problems: Problem[];
  toComplete: ToComplete[];
  flags: StayFlag[];
};

const longStay = 30;
const longestStay = 366;
const day = 86_400_000;
const aheadAllowed = 3_600_000;

/**
 * Judges one stay and brings it into canonical form, with birth date, sex and home county told by the number. Only a
 * value that is there and malformed stops; of what is missing only a name (or a word of description), a document type
 * and a check-in are needed (product.md, Filing). Everything else makes it to complete. Runs in the browser as it is.
 */
export function checkStay(input: StayDraft, context: StayContext): CheckedStay {
  const { history = false, row = 0, existing = null } = context;
  const out = collector(row);
  const checkIn = checkCheckIn(input.check_in, context, out);
  const place: Place = {
    row,
    on: civilDateAt(checkIn ?? context.now),
    now: context.now,
    history,
    isHousePhone: context.isHousePhone ?? (() => false),
  };
  const typed = { ...read(input, place, out), checkIn: checkIn ?? context.now };
  const stay = existing ? keeping(typed, existing, input.keep ?? []) : typed;
  judge(stay, place, out);
  const stopped = errorsIn(out.problems).length > 0;
  const toComplete = toCompleteOf(stay, history);
  const flags = flagsOf(stay);
  return {
    stay: stopped ? null : stay,
    suspicion: input.suspicion ?? [],
    problems: stopped ? out.problems : [...out.problems, ...pendingOf({ row, toComplete, flags }, history)],
    toComplete,
    flags,
  };
}

/** What a stored stay still asks of the desk: M-139 while the identity is pending, M-130 with what is to complete. */
export function pendingOf(
  stay: Pick<CheckedStay, 'toComplete' | 'flags'> & { row: number },
  history: boolean,
): Problem[] {
  const { row, toComplete, flags } = stay;
  const pending = flags.includes('identity_pending');
  return [
    ...(pending ? [problem('M-139', { row, field: `stays.${row}.child.document_type` })] : []),
    ...(toComplete.length > 0 && !history
      ? [problem('M-130', { row, field: `stays.${row}` }, { fields: toComplete.join(',') })]
      : []),
  ];
}

/** The adult who was typed among the minors, as a companion for the same room: the hint of M-106 acts on it. */
export function asCompanion(input: StayDraft): CompanionInput {
  const { name, number, as_printed } = input.child;
  return { name, number, as_printed, relation: undefined };
}

function read(input: StayDraft, place: Place, out: Collector): Omit<StayValues, 'checkIn'> {
  const companions = checkCompanions(input.companions ?? [], place, out);
  const contradicts = input.alone === true && companions.length > 0;
  if (contradicts && !place.history) out.say('M-132', 'alone');
  const describedAs = line(input.child.described_as, 'child.described_as', limits.describedAs, out);
  return {
    serial: line(input.serial, 'serial', limits.serial, out),
    group: line(input.group, 'group', limits.group, out),
    room: line(input.room, 'room', limits.room, out),
    describedAs,
    ...checkPapers(input.child, place, out),
    plannedCheckOut: input.planned_check_out?.trim()
      ? instant(input.planned_check_out, 'planned_check_out', out)
      : null,
    alone: companions.length > 0 ? false : (input.alone ?? null),
    companions,
    ...checkGuardian(input.guardian, place, out),
    note: paragraph(input.note, out),
  };
}

function judge(stay: StayValues, place: Place, out: Collector): void {
  if (!stay.name && !stay.describedAs && !out.problems.some(({ field }) => field?.endsWith('child.name')))
    out.say('M-120', 'child.name');
  if (stay.describedAs && holdsNumber(stay.describedAs)) out.say('M-170', 'child.described_as');
  if (stay.note && holdsNumber(stay.note)) out.say('M-170', 'note');
  // A masked birth date is one the lodging may no longer read; it was judged when it was filed.
  if (stay.birthDate && isCivilDate(stay.birthDate) && !isMinorOn(stay.birthDate, place.on)) {
    const say = place.history ? out.sayKept : out.say;
    say('M-106', stay.number ? 'child.number' : 'child.birth_date');
  }
  if (stay.plannedCheckOut) judgeLength(stay.checkIn, stay.plannedCheckOut, place, out);
}

function judgeLength(from: Date, to: Date, place: Place, out: Collector): void {
  const nights = (to.getTime() - from.getTime()) / day;
  const say = place.history ? out.sayKept : out.say;
  if (nights <= 0) say('M-126', 'planned_check_out');
  else if (nights > longestStay) say('M-127', 'planned_check_out', { max: longestStay });
  else if (nights > longStay) out.say('M-128', 'planned_check_out', { nights: Math.ceil(nights) });
}

function checkCheckIn(text: string | undefined, context: StayContext, out: Collector): Date | null {
  if (!text?.trim()) {
    out.say('M-134', 'check_in');
    return null;
  }
  const at = instant(text, 'check_in', out);
  if (!at) return null;
  const { night, now, history } = context;
  if (at < startOf(night) || at >= endOf(night)) {
    const say = history ? out.sayKept : out.say;
    say('M-125', 'check_in', { night, belongs: businessDayAt(at) });
  } else if (at.getTime() > now.getTime() + aheadAllowed && !history) out.say('M-129', 'check_in');
  return at;
}

function instant(text: string, path: string, out: Collector): Date | null {
  if (isInstant(text.trim())) return new Date(text.trim());
  out.say('M-135', path);
  return null;
}

function line(text: string | undefined, path: string, max: number, out: Collector): string | null {
  if (!text?.trim()) return null;
  const reading = readLine(text, max);
  if ('text' in reading) return reading.text;
  out.say(reading.fault, path, { max, length: reading.length ?? 0 });
  return null;
}

function paragraph(text: string | undefined, out: Collector): string | null {
  if (!text?.trim()) return null;
  const reading = readParagraph(text, limits.note);
  if ('text' in reading) return reading.text;
  out.say(reading.fault, 'note', { max: limits.note, length: reading.length ?? 0 });
  return null;
}

/** Fields a form showed masked are named in `keep` and stay; a kept number keeps what it told. */
function keeping(typed: StayValues, existing: StayValues, keep: readonly FieldKey[]): StayValues {
  const keys = new Set<FieldKey>(keep);
  const told: FieldKey[] = ['homeRegion', 'asPrinted'];
  if (keys.has('number')) for (const key of told) keys.add(key);
  const pick = Object.fromEntries([...keys].map((key) => [key, existing[key]]));
  const merged = { ...typed, ...pick };
  if (!keys.has('number')) return merged;
  return { ...merged, birthDate: merged.birthDate ?? existing.birthDate, sex: merged.sex ?? existing.sex };
}
