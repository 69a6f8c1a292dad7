import { defineWords, plural } from '#lib/platform/i18n.ts';

/** Where a school, a platform or a department hands in a dispute or a clue and sees that it was taken up. */
export const handedWords = defineWords({
  title: { zh: '移交线索', en: 'Hand in' },
  open: { zh: (n: number) => `移交的${n}件还在办`, en: (n: number) => `${plural('matter', n)} in hand` },
  hint: {
    zh: '交给管这家店的民警，店里看不到。正在发生危险，先打110。',
    en: 'It goes to the officer of that lodging, who alone reads it; the house never does. In danger now, call 110 first.',
  },
  lodging: { zh: '哪家店', en: 'Which lodging' },
  lodgingHint: {
    zh: '店名、编号，或店名加地址里的字，比如 桃花宾馆 桃洪镇',
    en: 'Its name or code, or words of its name and address with blanks between',
  },
  source: { zh: '您单位是', en: 'You are' },
  school: { zh: '学校', en: 'a school' },
  platform: { zh: '平台', en: 'a platform' },
  department: { zh: '部门', en: 'a department' },
  textHint: {
    zh: '不用写孩子的名字和证件号码；写了会问您要不要单独加锁。',
    en: 'No child’s name or number is needed; a number is offered a lock of its own.',
  },
  send: { zh: '移交民警', en: 'Hand it in' },
  own: { zh: '移交过的', en: 'Handed in before' },
  none: { zh: '还没有移交过', en: 'Nothing was handed in yet' },
  noneHint: {
    zh: '学生常去过夜、订单异常、无证经营……有一句说一句。',
    en: 'Pupils who often stay the night, odd bookings, no licence: say what you know.',
  },
  received: { zh: '已收到', en: 'Received' },
  takenUp: { zh: '正在办理', en: 'In hand' },
  ended: { zh: '已办结，谢谢', en: 'Dealt with. Thank you' },
  didHand: { zh: '已移交，请核对店名', en: 'Handed in; please check the lodging' },
  didAdd: { zh: '已补充', en: 'Added' },
  steps: { zh: '经过', en: 'What was said' },
  more: { zh: '补充一句', en: 'Add a line' },
  sendMore: { zh: '发送', en: 'Send' },
  toApi: {
    zh: '每月都有很多件？可以用密钥由系统移交，请找县里的安全管理员。',
    en: 'Many a month? A system can hand them in with a key: ask the county’s security administrator.',
  },
});
