import { maskNumber } from './identity-number.ts';
import type { Companion, FieldKey, StayValues } from './stay.ts';

/** Where the form asks it. */
export type Section = 'papers' | 'room' | 'company' | 'guardian' | 'odd' | 'given';

export type Mask = 'none' | 'name' | 'number' | 'phone' | 'date' | 'text' | 'companions';

export type Field = {
  key: FieldKey;
  /** path within one stay of a body, and the name of the control within `stays.<row>.` */
  path: string;
  section: Section;
  /** stored encrypted, shown masked, emptied at its clearing date */
  secret: boolean;
  mask: Mask;
  /** shown (masked) on the receipt page */
  receipt: boolean;
  /** a column of the export (masked, unless the purpose was approved) */
  export: boolean;
};

type Rest = Partial<Omit<Field, 'key' | 'path' | 'section'>>;

const field = (key: FieldKey, path: string, section: Section, rest: Rest = {}): Field => ({
  key,
  path,
  section,
  secret: false,
  mask: 'none',
  receipt: false,
  export: true,
  ...rest,
});

/** The one list of a stay's fields, in reading order: form, receipt, officer's view, difference and export iterate over it. */
export const fields: readonly Field[] = [
  field('name', 'child.name', 'papers', { secret: true, mask: 'name', receipt: true }),
  field('describedAs', 'child.described_as', 'papers', { secret: true, mask: 'text' }),
  field('documentType', 'child.document_type', 'papers', { receipt: true }),
  field('number', 'child.number', 'papers', { secret: true, mask: 'number', receipt: true }),
  field('asPrinted', 'child.as_printed', 'papers'),
  field('howChecked', 'child.how_checked', 'papers', { receipt: true }),
  field('sex', 'child.sex', 'papers', { receipt: true }),
  field('birthDate', 'child.birth_date', 'papers', { mask: 'date' }),
  field('homeRegion', 'child.home_region', 'given'),
  field('nationality', 'child.nationality', 'papers'),
  field('room', 'room', 'room', { receipt: true }),
  field('checkIn', 'check_in', 'room', { receipt: true }),
  field('plannedCheckOut', 'planned_check_out', 'room', { receipt: true }),
  field('group', 'group', 'room'),
  field('alone', 'alone', 'company', { receipt: true }),
  field('companions', 'companions', 'company', { secret: true, mask: 'companions', receipt: true }),
  field('guardianName', 'guardian.name', 'guardian', { secret: true, mask: 'name' }),
  field('guardianPhone', 'guardian.phone', 'guardian', { secret: true, mask: 'phone' }),
  field('callResult', 'guardian.result', 'guardian', { receipt: true }),
  field('calledAt', 'guardian.called_at', 'guardian'),
  field('note', 'note', 'odd', { secret: true, mask: 'text' }),
  field('serial', 'serial', 'given'),
];

/** The keys of the fields, in reading order. */
export const fieldKeys: readonly FieldKey[] = fields.map(({ key }) => key);

/** The field of a key. */
export function fieldOf(key: FieldKey): Field {
  const found = fields.find((one) => one.key === key);
  if (!found) throw new RangeError(`no field ${key}`);
  return found;
}

const doubleSurnames =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 南宫'.split(' ');

/** Surname and a star: '李*', '欧阳*'; of a name in other scripts the first letter (security.md 4.4). */
export function maskName(name: string): string {
  const surname = doubleSurnames.find((double) => name.startsWith(double) && name.length > 2);
  return `${surname ?? [...name][0] ?? ''}*`;
}

/** First three and last two digits: '138******21'. */
function maskPhone(phone: string): string {
  return maskNumber(phone);
}

/** The same stay with every field that names or reaches a person masked; free text is only said to be there. */
export function maskStay(values: StayValues): StayValues {
  return {
    ...values,
    name: values.name && maskName(values.name),
    describedAs: values.describedAs && '***',
    number: values.number && maskNumber(values.number),
    birthDate: values.birthDate && maskDate(values.birthDate),
    companions: values.companions.map(maskCompanion),
    guardianName: values.guardianName && maskName(values.guardianName),
    guardianPhone: values.guardianPhone && maskPhone(values.guardianPhone),
    note: values.note && '***',
  };
}

/** The year of a date alone: '2012-**-**'. */
export function maskDate(date: string): string {
  return `${date.slice(0, 4)}-**-**`;
}

function maskCompanion(companion: Companion): Companion {
  return {
    ...companion,
    name: companion.name && maskName(companion.name),
    number: companion.number && maskNumber(companion.number),
  };
}
