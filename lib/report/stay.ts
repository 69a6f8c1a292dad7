import type { CallResult, DocumentType, HowChecked, Relation, Sex } from './terms.ts';

/** An adult in the child's room. The number is kept only of one who is no kin; `asPrinted` says the paper reads so. */
export type Companion = {
  name: string | null;
  relation: Relation | null;
  number: string | null;
  asPrinted: boolean;
};

/**
 * A stay in canonical form, as a version holds it; null is "not given". Instants are UTC, dates 'YYYY-MM-DD'.
 * What was ticked as suspicious is not here: it is stored apart and belongs to no receipt, version or export (product.md, People).
 */
export type StayValues = {
  serial: string | null;
  group: string | null;
  room: string | null;
  name: string | null;
  /** a word of description in place of a name nobody knows */
  describedAs: string | null;
  documentType: DocumentType;
  number: string | null;
  asPrinted: boolean;
  howChecked: HowChecked | null;
  sex: Sex | null;
  birthDate: string | null;
  /** six digits of GB/T 2260, from the number */
  homeRegion: string | null;
  nationality: string | null;
  checkIn: Date;
  plannedCheckOut: Date | null;
  /** true: no adult shares the room; several minors together are each alone, with one group */
  alone: boolean | null;
  companions: readonly Companion[];
  guardianName: string | null;
  guardianPhone: string | null;
  callResult: CallResult | null;
  calledAt: Date | null;
  note: string | null;
};

export type FieldKey = keyof StayValues;

/** What is still asked of a stay that was stored (待补), in the order the desk asks it. */
export const askable = [
  'room',
  'number',
  'howChecked',
  'sex',
  'birthDate',
  'nationality',
  'company',
  'companionName',
  'companionRelation',
  'companionNumber',
  'guardianName',
  'guardianPhone',
  'callResult',
  'call',
] as const;
export type ToComplete = (typeof askable)[number];

/** What a stay makes others do; computed at each reading of it, never typed. */
export type StayFlag = 'identity_pending' | 'identity_invalid';

/** True for a value that says nothing. */
export function isMissing(value: StayValues[FieldKey]): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}
