import { defineWords } from '#lib/platform/i18n.ts';
import { nightOf, type Values } from './codes-words-parts.ts';
import { namesOf } from './words-fields.ts';

export const stayMessages = defineWords({
  'M-124': { zh: '这个号码不会是监护人的', en: 'No guardian can have this number' },
  'M-125': {
    zh: (v: Values) => `入住时间不在${nightOf(v.night, 'zh-CN')}（当天06:00到次日06:00）`,
    en: (v: Values) => `The check-in is not within ${nightOf(v.night, 'en')} (06:00 to 06:00)`,
  },
  'M-126': { zh: '退房时间不晚于入住时间', en: 'The check-out is not after the check-in' },
  'M-127': {
    zh: (v: Values) => `住得太长了，最多${v.max ?? ''}晚`,
    en: (v: Values) => `Too long a stay: ${v.max ?? ''} nights at most`,
  },
  'M-128': {
    zh: (v: Values) => `要住${v.nights ?? ''}晚，请再看一眼日期`,
    en: (v: Values) => `${v.nights ?? ''} nights: please look at the date again`,
  },
  'M-129': { zh: '入住时间比现在还晚，已照收', en: 'The check-in lies ahead of now; taken as it is' },
  'M-130': {
    zh: (v: Values) => `已收下，还差：${namesOf(v.fields, 'zh-CN')}`,
    en: (v: Values) => `Taken; still to complete: ${namesOf(v.fields, 'en')}`,
  },
  'M-131': {
    zh: '监护人电话和本店的电话一样，已照收',
    en: 'The guardian’s phone is one of this lodging; taken as it is',
  },
  'M-132': {
    zh: '选了“没有大人同住”，又填了同住成年人',
    en: '“No adult in the room” is ticked and an adult is listed',
  },
  'M-133': { zh: '还没有选证件类型', en: 'The kind of document is missing' },
  'M-134': { zh: '还没有入住时间', en: 'The check-in time is missing' },
  'M-135': { zh: '时间写得不对', en: 'The time is not written as it should be' },
  'M-136': { zh: '打电话的时间不太对，已照收', en: 'The time of the call looks unlikely; taken as it is' },
  'M-138': { zh: '姓名里有数字或符号，已照收', en: 'The name holds digits or signs; taken as it is' },
  'M-139': {
    zh: '身份待核，已通知派出所值班室',
    en: 'The identity is to be established; the duty post has been told',
  },
  'M-170': { zh: '这里面像有证件号码或手机号', en: 'This seems to hold an identity or phone number' },
});

export const stayCures = defineWords({
  'M-124': {
    zh: '问清楚再填；问不到就空着，联系结果选“空号”或“未联系”',
    en: 'Ask again; if there is none leave it empty and choose “Number not in service” or “Not called”',
  },
  'M-125': {
    zh: (v: Values) => `这个时间属于${nightOf(v.belongs, 'zh-CN')}，改时间，或者报到那一晚`,
    en: (v: Values) =>
      `This time belongs to ${nightOf(v.belongs, 'en')}: correct it, or file it for that night`,
  },
  'M-126': { zh: '改一下日期；还不知道就空着', en: 'Correct the date, or leave it empty' },
  'M-127': { zh: '看看年份和月份；还不知道就空着', en: 'Look at year and month, or leave it empty' },
  'M-128': { zh: '没错就不用改', en: 'If it is right there is nothing to do' },
  'M-129': { zh: '看看时间有没有选错', en: 'See whether the time is right' },
  'M-130': { zh: '问到了再补，不算迟报', en: 'Add it when you know; that is never late' },
  'M-131': { zh: '要是填错了，改成监护人自己的电话', en: 'If that is a slip, give the guardian’s own phone' },
  'M-132': {
    zh: '有大人同住就去掉那个勾；没有就删掉同住人',
    en: 'Untick it, or take the adult off the list',
  },
  'M-133': {
    zh: '没带证件就选“没带证件”，照样登记',
    en: 'Without any, choose “No document”; the child is registered all the same',
  },
  'M-134': { zh: '填几点住进来的，大概也行', en: 'Say when they came in, roughly will do' },
  'M-135': { zh: '例：2026-11-20T21:05:00+08:00', en: 'Example: 2026-11-20T21:05:00+08:00' },
  'M-136': { zh: '看看有没有选错', en: 'See whether it is right' },
  'M-138': { zh: '看看有没有打错', en: 'See whether it was mistyped' },
  'M-139': {
    zh: '让孩子留在前台看得见的地方，民警到之前先不安排房间',
    en: 'Keep the child in sight at the desk and give no room before the police come',
  },
  'M-170': {
    zh: '请移到对应的栏里；留在这里会加密、只显示星号',
    en: 'Move it into its own field; left here it is encrypted and shown masked',
  },
});
