import { civilDateAt } from '#lib/clock/business-day.ts';
import { documentRules, readDocumentNumber } from './documents.ts';
import { askable, type StayFlag, type StayValues, type ToComplete } from './stay.ts';
import { kin, noCallResults } from './terms.ts';

/**
 * What is still asked of a stay (待补), in the order the desk asks it; empty when it is complete. An imported history
 * is not asked how papers were checked: its file never said.
 */
export function toCompleteOf(stay: StayValues, history = false): ToComplete[] {
  const missing = new Set<ToComplete>([...ofPapers(stay, history), ...ofCompany(stay), ...ofGuardian(stay)]);
  if (!stay.room) missing.add('room');
  return askable.filter((key) => missing.has(key));
}

/**
 * What the stay raises at once: `identity_pending` when no paper was shown or nobody knows the name, `identity_invalid`
 * when an 18-digit number fails its check or birth date and was kept all the same.
 */
export function flagsOf(stay: StayValues): StayFlag[] {
  const flags: StayFlag[] = [];
  if (stay.documentType === 'none' || !stay.name) flags.push('identity_pending');
  if (stay.number && !stay.number.includes('*')) {
    const { faults } = readDocumentNumber(stay.documentType, stay.number, civilDateAt(stay.checkIn));
    if (faults.some((fault) => fault !== 'M-105' && fault !== 'M-109')) flags.push('identity_invalid');
  }
  return flags;
}

function ofPapers(stay: StayValues, history: boolean): ToComplete[] {
  const missing: ToComplete[] = [];
  const shown = stay.documentType !== 'none';
  if (shown && !stay.number) missing.push('number');
  if (shown && !stay.howChecked && !history) missing.push('howChecked');
  if (!stay.sex) missing.push('sex');
  if (!stay.birthDate) missing.push('birthDate');
  if (documentRules[stay.documentType].asksNationality && !stay.nationality) missing.push('nationality');
  return missing;
}

function ofCompany({ alone, companions }: StayValues): ToComplete[] {
  if (companions.length === 0) return alone === true ? [] : ['company'];
  const missing: ToComplete[] = [];
  if (companions.some(({ name }) => !name)) missing.push('companionName');
  if (companions.some(({ relation }) => !relation)) missing.push('companionRelation');
  if (companions.some(({ relation, number }) => relation && !kin.includes(relation) && !number))
    missing.push('companionNumber');
  return missing;
}

function ofGuardian(stay: StayValues): ToComplete[] {
  const { callResult, guardianName, guardianPhone, companions } = stay;
  if (callResult && noCallResults.includes(callResult)) return [];
  const missing: ToComplete[] = [];
  const parentHere = companions.some(({ relation, name }) => relation === 'parent' && name);
  // A guardian who stands at the desk is reached in the room; a companion who is the parent is that guardian.
  if (!guardianName && !(callResult === 'present' && parentHere)) missing.push('guardianName');
  if (!guardianPhone && callResult !== 'present' && callResult !== 'invalid_number')
    missing.push('guardianPhone');
  if (!callResult) missing.push('callResult');
  if (callResult === 'not_called') missing.push('call');
  return missing;
}
