import { PIN_DIGITS, PIN_TRIES } from './rules.ts';

/** Cause and cure of M-462 to M-473, for the room's one list. */
export const deviceMessages = {
  'M-462': {
    zh: '这个配对码用过了、换过了，或者已经过期',
    en: 'This pairing code was used or replaced, or has expired',
  },
  'M-463': {
    zh: `PIN要${PIN_DIGITS}位数字，不要太好猜`,
    en: `A PIN has ${PIN_DIGITS} digits and is not easy to guess`,
  },
  'M-464': { zh: 'PIN不对', en: 'The PIN is wrong' },
  'M-465': { zh: 'PIN错得太多，先等一等', en: 'Too many wrong PINs: wait a while' },
  'M-466': { zh: '这一步要先输PIN', en: 'This needs your PIN first' },
  'M-467': { zh: '两次输入的PIN不一样', en: 'The two PINs differ' },
  'M-468': { zh: '这个PIN已经作废', en: 'This PIN no longer counts' },
  'M-469': { zh: '这个手机号已经有账号', en: 'This number has an account already' },
  'M-470': { zh: '这台设备的配对已经结束', en: 'The pairing of this device has ended' },
  'M-471': { zh: '请选您的名字', en: 'Choose your name' },
  'M-472': { zh: '请选看过哪种证件', en: 'Say which paper you have seen' },
  'M-473': { zh: '交班的话太长，最多300个字', en: 'The note is too long: 300 characters at most' },
} as const;

export const deviceCures = {
  'M-462': {
    zh: '请业主或派出所再出一个，当面扫。',
    en: 'Ask your owner or the station for another and scan it there.',
  },
  'M-463': {
    zh: '不用123456、同一个数字或两三个数字来回。',
    en: 'No 123456, no single digit, no two or three digits in turn.',
  },
  'M-464': {
    zh: `再试一次。连错${PIN_TRIES.limit}次要等${PIN_TRIES.minutes}分钟。`,
    en: `Try again. After ${PIN_TRIES.limit} wrong ones in a row you wait ${PIN_TRIES.minutes} minutes.`,
  },
  'M-465': {
    zh: `${PIN_TRIES.minutes}分钟后再试；零报告不用PIN，照样能报。`,
    en: `Try again after ${PIN_TRIES.minutes} minutes; a nil needs no PIN and can be filed all the same.`,
  },
  'M-466': { zh: '在下面输PIN，写好的都在。', en: 'Enter your PIN below; what you typed is kept.' },
  'M-467': { zh: '再输一遍。', en: 'Type them again.' },
  'M-468': {
    zh: '用手机号和密码登录，或者请业主、派出所重新配对。',
    en: 'Sign in with phone and password, or have the device paired again by your owner or the station.',
  },
  'M-469': { zh: '核对号码；一个手机号只有一个账号。', en: 'Check the number: one phone has one account.' },
  'M-470': {
    zh: '用手机号和密码登录，或者请业主、派出所重新配对。',
    en: 'Sign in with phone and password, or have it paired again by your owner or the station.',
  },
  'M-471': {
    zh: '第一次在这台电脑上班，在下面登记一次。',
    en: 'If this is your first shift here, join below once.',
  },
  'M-472': {
    zh: '本人到场、核过证件才能办。',
    en: 'This is done only for somebody who is here with a paper.',
  },
  'M-473': { zh: '写短一点，要紧的当面说。', en: 'Shorten it, and say the rest in person.' },
} as const;
