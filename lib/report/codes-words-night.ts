import { defineWords } from '#lib/platform/i18n.ts';
import { nightOf, type Values } from './codes-words-parts.ts';
import { namesOf } from './words-fields.ts';

export const nightMessages = defineWords({
  'M-110': {
    zh: (v: Values) => `提前零报：只说明到${v.until ?? ''}为止没有`,
    en: (v: Values) => `Filed early: it speaks only until ${v.until ?? ''}`,
  },
  'M-111': {
    zh: (v: Values) => `${nightOf(v.night, 'zh-CN')}还没有开始`,
    en: (v: Values) => `${nightOf(v.night, 'en')} has not begun`,
  },
  'M-112': {
    zh: (v: Values) => `迟报${v.minutes ?? ''}分钟，已收下`,
    en: (v: Values) => `${v.minutes ?? ''} min late, accepted`,
  },
  'M-113': { zh: '过了补报时间，请写明原因', en: 'The late window is over: please give a reason' },
  'M-114': {
    zh: '这一晚不用报：本店那时还没有上线，或已不营业',
    en: 'No return was expected of this lodging for this night',
  },
  'M-115': {
    zh: '已收下；过了补报时间，请补一句原因',
    en: 'Taken; the late window is over, please add a reason',
  },
  'M-116': { zh: '已收下；这一晚本来不用报', en: 'Taken, though no return was expected for this night' },
  'M-154': {
    zh: (v: Values) => `和先前登记的不一样，没有覆盖：${namesOf(v.fields, 'zh-CN')}`,
    en: (v: Values) =>
      `Differs from what was registered and did not overwrite it: ${namesOf(v.fields, 'en')}`,
  },
  'M-155': {
    zh: '这一晚的个人信息已到期清除，不能再改',
    en: 'The personal data of this night were cleared; it can no longer be changed',
  },
  'M-156': { zh: '没有要报的内容', en: 'There is nothing in this return' },
  'M-157': {
    zh: '这一份里没有这位，也许已经去掉了',
    en: 'This stay is not in the return; it may have been removed',
  },
  'M-158': {
    zh: (v: Values) => `和第${v.version ?? ''}版一样，没有变化，原回执有效`,
    en: (v: Values) => `The same as version ${v.version ?? ''}; its receipt stands`,
  },
  'M-159': { zh: '去掉以后这一晚就没有人了', en: 'After this nobody is left for the night' },
  'M-160': { zh: '日期写得不对', en: 'The date is not written as it should be' },
  'M-161': { zh: '没有找到', en: 'Not found' },
  'M-162': {
    zh: '页面已过期，或不是从本平台发出的',
    en: 'The page has expired, or this did not come from this site',
  },
  'M-163': {
    zh: (v: Values) => `太快了，请等${v.seconds ?? ''}秒`,
    en: (v: Values) => `Too fast: please wait ${v.seconds ?? ''} s`,
  },
  'M-164': { zh: '请先登录', en: 'Please sign in first' },
  'M-165': { zh: '您没有这个权限', en: 'You are not permitted to do this' },
  'M-166': { zh: '这个地址不支持这种方法', en: 'This method is not supported here' },
  'M-167': { zh: '平台暂时不可用', en: 'The service is not available for the moment' },
  'M-168': { zh: '要写明您看到的是第几版', en: 'Say which version you saw' },
  'M-199': { zh: '平台出错了，不是您的问题', en: 'Something went wrong on our side' },
});

export const nightCures = defineWords({
  'M-110': {
    zh: (v: Values) => `${v.until ?? ''}以后有孩子住进来，点“有人来了”补上`,
    en: (v: Values) => `If a child comes after ${v.until ?? ''}, tap “Someone came”`,
  },
  'M-111': { zh: '到那天06:00以后再报', en: 'File it from 06:00 of that day' },
  'M-112': { zh: '不用再做什么', en: 'Nothing more to do' },
  'M-113': { zh: '写一句就行，照样收', en: 'One sentence will do; it is accepted all the same' },
  'M-114': { zh: '看看日期选对了没有', en: 'Check the date' },
  'M-115': { zh: '在“为什么晚报”里写一句', en: 'Write one sentence under “Why it is late”' },
  'M-116': { zh: '店在营业就请更正歇业日期', en: 'If the house is open, correct the closure' },
  'M-154': { zh: '哪个对，请在那位的登记里更正', en: 'Amend the stay if this is the right one' },
  'M-155': { zh: '要说明情况，请联系派出所', en: 'Ask the station if something must be added' },
  'M-156': {
    zh: '登记一位，或者报“没有新入住的未成年人”',
    en: 'Register someone, or file that no minor checked in',
  },
  'M-157': { zh: '刷新后再看', en: 'Open the page again and look' },
  'M-158': { zh: '不用再做什么', en: 'Nothing more to do' },
  'M-159': { zh: '改成“没有新入住的未成年人”一起提交', en: 'Submit it as “no minors checked in” instead' },
  'M-160': { zh: '写成2026-11-20这样', en: 'Write it like 2026-11-20' },
  'M-161': { zh: '看看编号和日期', en: 'Check code and date' },
  'M-162': {
    zh: '回到页面再提交一次，填的都还在',
    en: 'Go back to the page and submit again; what you typed is still there',
  },
  'M-163': { zh: '等一会儿再试', en: 'Try again in a moment' },
  'M-164': { zh: '登录后回到这里，填的都还在', en: 'Sign in and come back; what you typed is kept' },
  'M-165': { zh: '请店主或派出所办理', en: 'Ask the owner or the station' },
  'M-166': { zh: '见接口说明', en: 'See the API document' },
  'M-167': {
    zh: '填的都还在，稍后会自动再发；宕机的时间会顺延',
    en: 'What you typed is kept and sent later; the downtime moves the due',
  },
  'M-168': { zh: '带上If-Match', en: 'Send If-Match' },
  'M-199': {
    zh: '填的都还在，过一会儿再试；一直不行请打派出所电话',
    en: 'What you typed is kept; try again, and call the station if it stays so',
  },
});
