import { defineWords } from '#lib/platform/i18n.ts';

/** Filing for a house after a call, and what its desk says of it. */
export const behalfWords = defineWords({
  title: { zh: '电话代报', en: 'File on behalf' },
  lead: {
    zh: '店里在电话里说的，替他们报上。这一版写明是代报，店里会收到消息，核对或更正。',
    en: 'What the house said on the telephone, filed for them. The version is marked, and the house is asked to confirm or correct it.',
  },
  night: { zh: '哪一晚', en: 'Night' },
  saidBy: { zh: '谁在电话里说的', en: 'Who said so' },
  saidByHint: { zh: '姓名或者“前台”“店主”', en: 'A name, or "front desk", "owner"' },
  kind: { zh: '这一晚怎么样', en: 'That night' },
  nil: { zh: '没有新入住的未成年人', en: 'No minor checked in' },
  closed: { zh: '当日歇业', en: 'Closed' },
  guests: { zh: '有未成年人入住', en: 'A minor checked in' },
  name: { zh: '孩子姓名', en: 'Name of the child' },
  nameHint: {
    zh: '有孩子才填；号码、关系、监护人由店里补，一次一个孩子',
    en: 'Only for a child; number, relation and guardian are completed by the house; one child at a time',
  },
  papers: { zh: '证件', en: 'Paper' },
  withPapers: { zh: '有身份证（号码店里补）', en: 'Identity card (number completed by the house)' },
  withoutPapers: { zh: '没有证件', en: 'No paper' },
  room: { zh: '房号', en: 'Room' },
  time: { zh: '几点入住', en: 'Check-in time' },
  timeHint: { zh: '有孩子才填，如21:30', en: 'Only for a child, such as 21:30' },
  send: { zh: '代报', en: 'File' },
  done: { zh: '已代报，店里会收到消息', en: 'Filed; the house has been told' },
  another: { zh: '再报一个孩子', en: 'Another child' },
  told: {
    zh: (officer: string, time: string, who: string) => `民警${officer} ${time}接${who}电话代报`,
    en: (officer: string, time: string, who: string) =>
      `Filed by officer ${officer} at ${time}, as ${who} said on the telephone`,
  },
  isRight: { zh: '这样报对吗？', en: 'Is this right?' },
  confirm: { zh: '对', en: 'Yes, right' },
  correct: { zh: '不对，更正', en: 'No, correct it' },
  confirmed: { zh: '已核对', en: 'Confirmed' },
  messageTitle: {
    zh: (house: string, night: string) => `民警替${house}报了${night}`,
    en: (house: string, night: string) => `${house}: ${night} was filed by an officer`,
  },
  messageBody: {
    zh: '请到报备首页核对；不对的话可以更正，更正不算迟报。',
    en: 'Please check it on the desk. Correcting it is never late.',
  },
});
