import type { Code } from './codes.ts';
import { canonicalNumber, type NumberReading, readIdentityNumber } from './identity-number.ts';
import type { DocumentType } from './terms.ts';

type DocumentRule = {
  /** the number is one of GB 11643: checksum, birth date and sex are read from it */
  gb11643: boolean;
  /** what the whole number looks like where it is another's, or its head where it is one of GB 11643 */
  pattern: RegExp;
  /** the person's country is not told by the paper and is asked */
  asksNationality: boolean;
  /** an example that passes its own rule, for form, sheet and API document; belongs to nobody */
  example: string;
};

const mainland = /^[1-7]/;

/** One line per paper (domain.md 1.5). A paper whose number is not of GB 11643 tells neither birth date nor sex: they are typed. */
export const documentRules: Record<DocumentType, DocumentRule> = {
  resident_id: { gb11643: true, pattern: mainland, asksNationality: false, example: '430524201003070012' },
  household_book: { gb11643: true, pattern: mainland, asksNationality: false, example: '430524201003070012' },
  temporary_id: { gb11643: true, pattern: mainland, asksNationality: false, example: '430524201003070012' },
  none: { gb11643: true, pattern: mainland, asksNationality: false, example: '' },
  hk_macao_resident_permit: {
    gb11643: true,
    pattern: /^8[12]0000/,
    asksNationality: false,
    example: '810000201205010010',
  },
  taiwan_resident_permit: {
    gb11643: true,
    pattern: /^830000/,
    asksNationality: false,
    example: '830000201207150029',
  },
  hk_macao_pass: {
    gb11643: false,
    pattern: /^[HM](\d{8}|\d{10})$/,
    asksNationality: false,
    example: 'H01234567',
  },
  taiwan_pass: {
    gb11643: false,
    pattern: /^(\d{8}|\d{10}[A-Z]?)$/,
    asksNationality: false,
    example: '01234567',
  },
  foreign_permanent_id: {
    gb11643: false,
    pattern: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
    asksNationality: true,
    example: 'USA110099010112',
  },
  passport: { gb11643: false, pattern: /^[A-Z0-9]{5,20}$/, asksNationality: true, example: 'E01234567' },
  birth_certificate: {
    gb11643: false,
    pattern: /^[A-Z]\d{9}$/,
    asksNationality: false,
    example: 'S430000000',
  },
};

/** True when the paper's number tells birth date and sex. */
export function tellsBirth(type: DocumentType): boolean {
  return documentRules[type].gb11643;
}

/**
 * Reads the number of a paper. `on` is the civil date of check-in 'YYYY-MM-DD'. A child without a paper may state a
 * number by heart: it is read like a resident's and helps the police, the identity stays pending all the same.
 * Faults beside those of readIdentityNumber: M-122 hidden characters, M-104 not a number of this paper, M-109 (warning)
 * a number of another paper of the same kind, most often a residence permit filed as a resident's card.
 */
export function readDocumentNumber(type: DocumentType, text: string, on: string): NumberReading {
  const canonical = canonicalNumber(text);
  const nothing = { birthDate: null, sex: null, region: null };
  if ('fault' in canonical) return { number: text, faults: [canonical.fault], ...nothing };
  const { number } = canonical;
  const rule = documentRules[type];
  if (rule.gb11643) return withHead(type, readIdentityNumber(number, on));
  if (!rule.pattern.test(number)) return { number, faults: ['M-104'], ...nothing };
  const newPermanentCard = type === 'foreign_permanent_id' && number.length === 18;
  return newPermanentCard ? readIdentityNumber(number, on) : { number, faults: [], ...nothing };
}

/** The number of a companion, whose paper is not asked: 18 digits are read as GB 11643, anything else as a passport or pass. */
export function readCompanionNumber(text: string, on: string): NumberReading {
  const canonical = canonicalNumber(text);
  const looksResident = 'number' in canonical && /^\d{15,}X?$/.test(canonical.number);
  const reading = readDocumentNumber(looksResident ? 'resident_id' : 'passport', text, on);
  return { ...reading, faults: reading.faults.filter((fault) => fault !== 'M-109') };
}

function withHead(type: DocumentType, reading: NumberReading): NumberReading {
  const { pattern } = documentRules[type];
  if (reading.number.length !== 18 || reading.faults.includes('M-104') || pattern.test(reading.number))
    return reading;
  const misfiled: Code = pattern === mainland ? 'M-109' : 'M-104';
  return { ...reading, faults: [...reading.faults, misfiled] };
}
