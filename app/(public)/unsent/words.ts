import { defineWords, plural } from '#lib/platform/i18n.ts';

/** What the phone says while it is on its own. */
export const phoneWords = defineWords({
  title: { zh: '未发出的报备', en: 'Returns not sent yet' },
  opening: { zh: '正在打开…', en: 'Opening…' },
  needsScript: {
    zh: '这一页由手机自己打开，要允许网页脚本',
    en: 'This page is opened by the phone itself and needs script',
  },
  away: { zh: '现在没有信号', en: 'There is no signal' },
  awayHint: {
    zh: '照常报：先存在这台手机里，有信号自动发出，不会重复报',
    en: 'File as always: it is kept on this phone, sent by itself when there is signal, and never twice',
  },
  unknown: { zh: '这台手机还没有存过报备页', en: 'This phone has kept no desk yet' },
  unknownHint: {
    zh: '有信号时登录打开一次，以后没有信号也能报',
    en: 'Sign in once where there is signal; after that it opens without',
  },
  elsewhere: { zh: '这一页要有信号才能看', en: 'This page needs signal' },
  toDesk: { zh: '去前台', en: 'To the desk' },
  restWaits: {
    zh: '在住、前几晚和回执要有信号才能看',
    en: 'Who is in house, the nights before and receipts need signal',
  },
  none: { zh: '都发出去了', en: 'Everything is sent' },
  noneHint: { zh: '这台手机里没有等着发的报备', en: 'No return waits on this phone' },
  nil: { zh: '零报告', en: 'Nil' },
  guests: { zh: (n: number) => `新入住${n}位`, en: (n: number) => `${n} checked in` },
  drafted: { zh: (at: string) => `${at}写好`, en: (at: string) => `drafted ${at}` },
  keptUntil: {
    zh: (at: string) => `${at}前没发出去就会清掉`,
    en: (at: string) => `cleared if not sent by ${at}`,
  },
  clearsSoon: {
    zh: '快要清掉了。请到有信号的地方打开这一页',
    en: 'To be cleared soon. Open this page where there is signal',
  },
  notTaken: { zh: '没有收下', en: 'Not taken' },
  notTakenHint: { zh: '看原因，改好再报，或者去掉', en: 'See why, then correct it or discard it' },
  others: {
    zh: '别人在这台手机上填的；本人登录后才会发出',
    en: 'Typed on this phone by somebody else; sent once they sign in',
  },
  unreadable: {
    zh: (n: number) => `还有${n}份是新版存的，更新后再发`,
    en: (n: number) => `${plural('return', n)} kept by a newer version; sent after the update`,
  },
  sendNow: { zh: '现在就发', en: 'Send now' },
  sending: { zh: '正在发…', en: 'Sending…' },
  mend: { zh: '打开修改', en: 'Open and correct' },
  discard: { zh: '去掉这一份', en: 'Discard this one' },
  discardSure: { zh: '真的去掉？不会再发', en: 'Discard it for good? It will not be sent' },
  yesDiscard: { zh: '去掉', en: 'Discard' },
  signInFirst: {
    zh: '登录已到期，重新登录后自动发出',
    en: 'Your sign-in has ended; sign in and they are sent',
  },
  signIn: { zh: '重新登录', en: 'Sign in' },
  outTitle: { zh: (n: number) => `还有${n}份没发出去`, en: (n: number) => `${n} not sent yet` },
  outHint: {
    zh: '现在退出，会从这台手机上清掉，没有人能找回',
    en: 'Signing out now clears them from this phone, and nobody can bring them back',
  },
  outSend: { zh: '不退出，先发出去', en: 'Stay, and send first' },
  outAnyway: { zh: '清掉并退出', en: 'Clear and sign out' },
  keptHere: { zh: '已存在这台手机里', en: 'Kept on this phone' },
  otherHouse: { zh: '换一家', en: 'Another lodging' },
  visits: { zh: '没发出去的上门', en: 'Visits not sent yet' },
  roundHint: {
    zh: '上门照常记：先存在这台手机里，有信号自动发出，只记一次',
    en: 'Record visits as always: kept on this phone, sent by itself when there is signal, once',
  },
  round: { zh: '要去的店', en: 'Houses to go to' },
  roundSeen: { zh: (at: string) => `名单是${at}的`, en: (at: string) => `as of ${at}` },
  roundNone: { zh: '没有正在催报的店', en: 'No house is being chased' },
  visitAt: { zh: (name: string) => `记下上门：${name}`, en: (name: string) => `Record a visit: ${name}` },
  visitKept: { zh: '上门存好了，有信号自动发出', en: 'Visit kept; it is sent when there is signal' },
  toRound: { zh: '回名单', en: 'Back to the round' },
  cannotKeep: { zh: '这台手机存不了，请记在纸上', en: 'This phone cannot keep it; write it down' },
});
