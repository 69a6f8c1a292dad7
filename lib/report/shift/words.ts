import { defineWords } from '#lib/platform/i18n.ts';

/** The hand-over card between two shifts at a shared desk. */
export const shiftWords = defineWords({
  title: { zh: '交班卡', en: 'Hand-over card' },
  onShift: { zh: (name: string) => `当班：${name}`, en: (name: string) => `On shift: ${name}` },
  since: { zh: (at: string) => `${at}起`, en: (at: string) => `since ${at}` },
  before: { zh: (name: string) => `${name}留给您的`, en: (name: string) => `Left to you by ${name}` },
  span: {
    zh: (from: string, to: string) => `${from}至${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  noNote: { zh: '没有留话', en: 'No note' },
  filedBefore: { zh: '上一班报了什么', en: 'Filed in the shift before' },
  filed: { zh: '这一班报了什么', en: 'Filed in this shift' },
  noneFiled: { zh: '没有报备', en: 'Nothing was filed' },
  version: { zh: (n: number) => `第${n}版`, en: (n: number) => `version ${n}` },
  nil: { zh: '零报告', en: 'nil' },
  guests: { zh: (n: number) => `登记${n}人`, en: (n: number) => `${n} registered` },
  closed: { zh: '当日歇业', en: 'closed' },
  open: { zh: '还没报的晚上', en: 'Nights still open' },
  noneOpen: { zh: '都报了', en: 'All filed' },
  due: { zh: (at: string) => `${at}前报`, en: (at: string) => `due ${at}` },
  inHouse: { zh: '在住（按房间）', en: 'In house, by room' },
  noneInHouse: { zh: '没有在住的未成年人', en: 'No minors in house' },
  minors: { zh: (n: number) => `${n}人`, en: (n: number) => (n === 1 ? '1 minor' : `${n} minors`) },
  toComplete: { zh: (n: number) => `${n}人待补`, en: (n: number) => `${n} to complete` },
  pending: { zh: '身份待核', en: 'identity pending' },
  typed: {
    zh: (n: number) => `家长填好、等核对的有${n}份`,
    en: (n: number) => `${n} filled in by parents, to be checked`,
  },
  note: { zh: '给下一班留话', en: 'Note to the next shift' },
  noteHint: {
    zh: '写房间，不写孩子的名字。四天后自动清除。',
    en: 'Name rooms, not children. Cleared after four days.',
  },
  end: { zh: '交班，退出', en: 'Hand over and sign out' },
  handedOver: { zh: '已交班', en: 'Handed over' },
  toDesk: { zh: '看过了，去前台', en: 'Read; go to the desk' },
  backToDesk: { zh: '不输，回前台', en: 'Not now: back to the desk' },
  handOver: { zh: '交班', en: 'Hand over' },
});
