import { defineWords } from '#lib/platform/i18n.ts';

/** What the stay form says beyond its fields; apart, since the browser carries it whole. */
export const stayPageWords = defineWords({
  room: { zh: (room: string) => `${room}房`, en: (room: string) => `Room ${room}` },
  noRoom: { zh: '没填房号', en: 'No room given' },
  whoFirst: { zh: '监护人在不在现场？', en: 'Is the guardian here?' },
  chooseOne: { zh: '请选择', en: 'Choose' },
  notSaid: { zh: '没说', en: 'Not said' },
  until: {
    zh: (n: string, date: string) => `${n}，住到${date}`,
    en: (n: string, date: string) => `${n}, until ${date}`,
  },
  paste: { zh: '导入名单', en: 'Take the list' },
  pasteNone: { zh: '名单是空的', en: 'The list is empty' },
  sameRoom: {
    zh: (room: string) => `${room}，时间、同住人、监护人同上`,
    en: (room: string) => `${room}; times, adults and guardian as above`,
  },
  anotherRoom: { zh: '同批再开一间房', en: 'Another room for the same group' },
  takeOff: { zh: '去掉这一行', en: 'Take this one off' },
  staysWith: { zh: '监护人一起住吗', en: 'Does the guardian stay too?' },
  together: { zh: '一起住', en: 'Stays too' },
  notTogether: { zh: '不住，孩子自己住', en: 'No, the child stays alone' },
  relation: { zh: '和孩子的关系', en: 'What they are to the child' },
  send: { zh: '登记', en: 'Register' },
  sendAmend: { zh: '更正', en: 'Amend' },
  sending: { zh: '正在提交…', en: 'Sending…' },
  noSignal: {
    zh: '没有信号，还没报上。填的都存在这台手机里，有信号再点一次，不会重复',
    en: 'No signal: not filed yet. All is kept on this device; tap again when there is signal, it will not count twice',
  },
  keptHere: {
    zh: '没有信号，已存在这台手机里，有信号自动发出，不会重复报',
    en: 'No signal: kept on this device; it is sent by itself as soon as there is, and never twice',
  },
  signedOut: {
    zh: '还没报上：登录已到期，或者店里收回了您的权限。您填的都还在',
    en: 'Not filed: your sign-in has ended, or your right here was taken back. All you typed is kept',
  },
  signInAgain: { zh: '重新登录，接着报', en: 'Sign in again and go on' },
  failed: {
    zh: '平台出错，还没报上。填的都还在，请再点一次',
    en: 'A fault of ours: not filed yet. All is kept; tap again',
  },
  restored: {
    zh: (time: string) => `接着${time}没填完的，都还在`,
    en: (time: string) => `Going on from what you left at ${time}; it is all here`,
  },
  startAnew: { zh: '不要了，重新填', en: 'Discard and start anew' },
  bothSaved: {
    zh: (n: number) => `别人刚报过，现在是第${n}版。您填的都还在；看过再点一次，两边都算`,
    en: (n: number) =>
      `Someone filed meanwhile: version ${n} stands. Yours is all here; look, then tap again, and both count`,
  },
  seeTheirs: { zh: '看现在的一版', en: 'See the version that stands' },
  keepMasked: {
    zh: (field: string, masked: string) => `${field}：不改，保持${masked}`,
    en: (field: string, masked: string) => `${field}: leave as it is, ${masked}`,
  },
  afraidDo: {
    zh: '不要给监护人打电话，直接告诉值班民警',
    en: 'Do not call the guardian; tell the duty post',
  },
  onlyMissing: { zh: '只补这几项，别的都存好了', en: 'Only these are missing; the rest is kept' },
  allFields: { zh: '看全部内容', en: 'See everything' },
  lateNeedsReason: {
    zh: (until: string) => `${until}已过，更正要写明原因，照样收下`,
    en: (until: string) => `Amending freely ended ${until}: say why, and it is accepted all the same`,
  },
  didPatrol: { zh: '夜里巡查过，访客登记了', en: 'Patrolled, and visitors registered' },
  callThen: { zh: '从这里拨打，时间自动填好', en: 'Call from here and the time fills in by itself' },
  oddClosed: { zh: '没有异常', en: 'Nothing odd' },
  oddOpen: { zh: '看到不对劲，点这里选', en: 'Saw something odd? Choose here' },
  reportCall: {
    zh: '担心孩子有危险？点这里立即报告，店里别人看不到',
    en: 'Afraid for the child? Report now; nobody else of the house sees it',
  },
  erase: { zh: '退格', en: 'Erase' },
  noRow: { zh: '还没有填', en: 'Nothing typed yet' },
  closeKeypad: { zh: '收起键盘', en: 'Hide the keypad' },
  alsoNote: { zh: '备注', en: 'Note' },
  removed: { zh: '去掉了', en: 'Taken off' },
});
