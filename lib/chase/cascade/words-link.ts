import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The page a reminder's link opens. */
export const linkWords = defineWords({
  title: { zh: '报零', en: 'File nil' },
  which: {
    zh: '这些晚上都没有吗？有孩子入住的，先去掉勾',
    en: 'None on all of these nights? Untick a night on which a child came',
  },
  confirmAll: { zh: '勾上的都没有，报备', en: 'None on the ticked nights, file' },
  orSign: { zh: '有孩子入住，登录登记', en: 'A child came: sign in and register' },
  left: { zh: '还没报的', en: 'Not filed yet' },
  done: { zh: '报好了', en: 'Filed' },
  doneCount: { zh: (n: number) => `报好${n}项`, en: (n: number) => `${plural('night', n)} filed` },
  filed: { zh: '已经有人报过', en: 'Filed already' },
  receipt: {
    zh: (code: string, at: string) => `回执 ${code}，${at}收到`,
    en: (code: string, at: string) => `Receipt ${code}, received ${at}`,
  },
  closed: {
    zh: '这个链接不能再报这一晚，请登录',
    en: 'This link no longer files this night; please sign in',
  },
  over: { zh: '链接已过期', en: 'This link has ended' },
  overHint: {
    zh: '链接到截止后72小时为止。请登录报备，晚报也收。',
    en: 'It lasted until 72 hours after the due time. Sign in to file; late is accepted too.',
  },
  revoked: { zh: '链接已作废', en: 'This link was revoked' },
  revokedHint: { zh: '请登录报备。', en: 'Sign in to file.' },
  unknown: { zh: '没有这个链接', en: 'There is no such link' },
  unknownHint: {
    zh: '请看看链接是不是复制完整；也可以登录报备。',
    en: 'See whether the link was copied whole; or sign in to file.',
  },
  tooMany: {
    zh: '试得太多了，请过一小时再来，或登录报备',
    en: 'Too many tries: come back in an hour, or sign in to file',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  revoke: { zh: '不是发给我的，作废链接', en: 'Not meant for me: revoke the link' },
  onlyThese: {
    zh: '不用登录。这个链接只能给上面的店和晚上报零，转发给别人也只能这样。',
    en: 'No sign-in needed. This link files nil for the houses and nights above and does nothing else, whoever it is forwarded to.',
  },
});
