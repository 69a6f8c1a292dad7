import { defineWords, type Language, listCommaOf } from '#lib/platform/i18n.ts';
import type { FieldKey, ToComplete } from './stay.ts';

type Phrase = { zh: string; en: string };

/** The label of every field of a stay. */
export const fieldWords = defineWords({
  name: { zh: '姓名', en: 'Name' },
  describedAs: { zh: '不知道姓名时，写一句样子', en: 'If the name is unknown: a word of description' },
  documentType: { zh: '证件类型', en: 'Document' },
  number: { zh: '证件号码', en: 'Document number' },
  asPrinted: { zh: '证件就是这样印的', en: 'It is printed so' },
  howChecked: { zh: '怎么核的', en: 'How checked' },
  sex: { zh: '性别', en: 'Sex' },
  birthDate: { zh: '出生日期', en: 'Birth date' },
  homeRegion: { zh: '户籍地', en: 'Home county' },
  nationality: { zh: '国籍', en: 'Nationality' },
  room: { zh: '房号', en: 'Room' },
  checkIn: { zh: '入住时间', en: 'Check-in' },
  plannedCheckOut: { zh: '打算什么时候退房', en: 'Planned check-out' },
  group: { zh: '同批入住', en: 'Group' },
  alone: { zh: '没有大人同住', en: 'No adult in the room' },
  companions: { zh: '同住成年人', en: 'Adults in the room' },
  guardianName: { zh: '监护人姓名', en: 'Guardian’s name' },
  guardianPhone: { zh: '监护人电话', en: 'Guardian’s phone' },
  callResult: { zh: '联系监护人的结果', en: 'Result of the call' },
  calledAt: { zh: '什么时候打的', en: 'When called' },
  note: { zh: '备注', en: 'Note' },
  serial: { zh: '旅馆系统里的登记号', en: 'Serial in the hotel system' },
} satisfies Record<FieldKey, Phrase>);

/** Parts of one companion, and of the controls that are no field of a stay. */
export const partWords = defineWords({
  companion: { zh: (n: number) => `同住人${n}`, en: (n: number) => `Adult ${n}` },
  companionName: { zh: '姓名', en: 'Name' },
  companionRelation: { zh: '和孩子的关系', en: 'What they are to the child' },
  companionNumber: {
    zh: '身份证号（亲属不用填）',
    en: 'Identity number (not for relatives)',
  },
  lateReason: { zh: '为什么晚报', en: 'Why it is late' },
  closedReason: { zh: '为什么歇业', en: 'Why closed' },
  removalReason: { zh: '为什么去掉', en: 'Why it is removed' },
  removalNote: { zh: '写明原因', en: 'Say why' },
  patrolled: { zh: '夜里巡查过', en: 'Patrolled in the night' },
  visitorsRegistered: { zh: '访客都登记了', en: 'Visitors were registered' },
  night: { zh: '报备日', en: 'Night' },
});

/** What is still asked of a stay (待补). */
const askWords = defineWords({
  room: { zh: '房号', en: 'room' },
  number: { zh: '证件号码', en: 'document number' },
  howChecked: { zh: '证件怎么核的', en: 'how the document was checked' },
  sex: { zh: '性别', en: 'sex' },
  birthDate: { zh: '出生日期', en: 'birth date' },
  nationality: { zh: '国籍', en: 'nationality' },
  company: { zh: '和谁住', en: 'with whom' },
  companionName: { zh: '同住人姓名', en: 'name of the adult' },
  companionRelation: { zh: '同住人和孩子的关系', en: 'what the adult is to the child' },
  companionNumber: { zh: '同住人身份证号', en: 'identity number of the adult' },
  guardianName: { zh: '监护人姓名', en: 'guardian’s name' },
  guardianPhone: { zh: '监护人电话', en: 'guardian’s phone' },
  callResult: { zh: '联系监护人的结果', en: 'result of the call to the guardian' },
  call: { zh: '给监护人打电话', en: 'a call to the guardian' },
} satisfies Record<ToComplete, Phrase>);

/** Codes joined by commas as a sentence names them; what is no such code is left out. */
export function namesOf(keys: string | number | undefined, language: Language): string {
  const words: Record<string, string> = { ...fieldWords(language), ...askWords(language) };
  const names = String(keys ?? '')
    .split(',')
    .flatMap((key) => words[key] ?? []);
  return names.join(listCommaOf(language));
}
