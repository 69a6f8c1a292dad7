import { type Collector, checkName, type Place } from './check-company.ts';
import type { StayDraft } from './check-stay.ts';
import type { Code } from './codes.ts';
import { readDocumentNumber } from './documents.ts';
import { isBirthDate, type NumberReading } from './identity-number.ts';
import type { StayValues } from './stay.ts';
import { type DocumentType, documentTypes } from './terms.ts';
import { isUnusualName, limits } from './text.ts';

export type Papers = Pick<
  StayValues,
  | 'name'
  | 'number'
  | 'documentType'
  | 'asPrinted'
  | 'howChecked'
  | 'sex'
  | 'birthDate'
  | 'homeRegion'
  | 'nationality'
>;

type Child = StayDraft['child'];

/**
 * The child's paper. Checksum and birth date of an 18-digit number stop (M-101, M-102) unless the person states that it
 * is printed so; what the number tells wins over what was typed beside it. A missing type is read as `none` and said M-133.
 */
export function checkPapers(child: Child, place: Place, out: Collector): Papers {
  const documentType = checkType(child.document_type, out);
  const reading = checkNumber(documentType, child, place, out);
  const name = checkName(child.name, 'child.name', out);
  if (name && isUnusualName(name) && !place.history) out.say('M-138', 'child.name');
  return {
    name,
    documentType,
    number: reading?.number ?? null,
    asPrinted: child.as_printed === true && reading !== null,
    howChecked: child.how_checked ?? null,
    sex: checkSex(child, reading, out),
    birthDate: checkBirth(child, reading, place, out),
    homeRegion: reading?.region ?? null,
    nationality: checkNationality(child.nationality, out),
  };
}

function checkType(type: DocumentType | undefined, out: Collector): DocumentType {
  if (type && documentTypes.includes(type)) return type;
  out.say('M-133', 'child.document_type');
  return 'none';
}

function checkNumber(type: DocumentType, child: Child, place: Place, out: Collector): NumberReading | null {
  if (!child.number?.trim()) return null;
  const path = 'child.number';
  const reading = readDocumentNumber(type, child.number, place.on);
  const printable = (code: Code) => code === 'M-101' || code === 'M-102';
  const printed = child.as_printed === true && reading.faults.some(printable);
  if (printed) out.say('M-107', path);
  for (const fault of reading.faults) {
    if (printed && printable(fault)) continue;
    const values = { length: reading.number.length, document: type === 'none' ? 'resident_id' : type };
    if (place.history) out.sayKept(fault, path, values);
    else out.say(fault, path, values);
  }
  return reading.faults.includes('M-122')
    ? null
    : { ...reading, number: reading.number.slice(0, limits.number) };
}

function checkBirth(
  child: Child,
  reading: NumberReading | null,
  place: Place,
  out: Collector,
): string | null {
  const typed = child.birth_date?.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const told = reading?.birthDate ?? null;
  if (!typed) return told;
  if (told) {
    if (told !== typed) out.say('M-108', 'child.birth_date');
    return told;
  }
  if (isBirthDate(typed, place.on)) return typed;
  if (place.history) out.sayKept('M-102', 'child.birth_date');
  else out.say('M-102', 'child.birth_date');
  return null;
}

function checkSex(child: Child, reading: NumberReading | null, out: Collector): StayValues['sex'] {
  if (reading?.sex && child.sex && reading.sex !== child.sex) out.say('M-108', 'child.sex');
  return reading?.sex ?? child.sex ?? null;
}

function checkNationality(text: string | undefined, out: Collector): string | null {
  const code = text?.trim().toUpperCase();
  if (!code) return null;
  if (/^[A-Z]{2,3}$/.test(code)) return code;
  out.say('M-117', 'child.nationality');
  return null;
}
