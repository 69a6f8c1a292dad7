import { defineWords, type Language } from '#lib/platform/i18n.ts';
import { nightOf, type Values } from './codes-words-parts.ts';
import { namesOf } from './words-fields.ts';

export const bodyMessages = defineWords({
  'M-140': { zh: '有不认识的栏目', en: 'Unknown field' },
  'M-141': {
    zh: (v: Values) => `内容的类型不对，应为：${v.expected ?? ''}`,
    en: (v: Values) => `Wrong type; expected: ${v.expected ?? ''}`,
  },
  'M-142': {
    zh: '内容不是完整的JSON对象，或有重复的栏目、层数太深',
    en: 'The body is no whole JSON object, repeats a key or is nested too deep',
  },
  'M-143': { zh: '缺少Idempotency-Key，或写得不对', en: 'The Idempotency-Key is missing or malformed' },
  'M-144': {
    zh: '这个Idempotency-Key已经用在另一份内容上',
    en: 'This Idempotency-Key was used for another body or night',
  },
  'M-145': { zh: '不收这种内容格式', en: 'This kind of content is not taken' },
  'M-146': { zh: '内容太大', en: 'The body is too large' },
  'M-147': {
    zh: (v: Values) => `条数太多，最多${v.max ?? ''}条`,
    en: (v: Values) => `Too many entries: ${v.max ?? ''} at most`,
  },
  'M-148': {
    zh: (v: Values) => `别人刚报过，现在是第${v.version ?? ''}版，您的还没有发出`,
    en: (v: Values) => `Someone filed meanwhile: version ${v.version ?? ''} stands, yours is not sent`,
  },
  'M-149': { zh: 'If-Match写得不对', en: 'The If-Match header is malformed' },
  'M-151': {
    zh: (v: Values) => `${nightOf(v.night, 'zh-CN')}已登记${v.stays ?? ''}位未成年人，不能报零，什么都没有改`,
    en: (v: Values) =>
      `${v.stays ?? ''} stays are registered for ${nightOf(v.night, 'en')}: a nil changes nothing`,
  },
  'M-152': {
    zh: (v: Values) =>
      `${nightOf(v.night, 'zh-CN')}已登记${v.stays ?? ''}位未成年人，不能报歇业，什么都没有改`,
    en: (v: Values) =>
      `${v.stays ?? ''} stays are registered for ${nightOf(v.night, 'en')}: it cannot be closed`,
  },
  'M-153': { zh: '去掉一位要由人来做，并写明原因', en: 'A stay is removed by a person, with a reason' },
  'M-150': { zh: (v: Values) => twin(v, 'zh-CN'), en: (v: Values) => twin(v, 'en') },
});

export const bodyCures = defineWords({
  'M-140': { zh: '去掉它，栏目名见接口说明', en: 'Take it out; the fields are in the API document' },
  'M-141': { zh: '按接口说明改', en: 'Correct it by the API document' },
  'M-142': { zh: '重新生成后再发', en: 'Make it anew and send it again' },
  'M-143': {
    zh: '用1到64个可见的ASCII字符，每份报备一个',
    en: '1 to 64 visible ASCII characters, one for each return',
  },
  'M-144': { zh: '换一个新的', en: 'Use a new one' },
  'M-145': { zh: '用application/json，UTF-8编码', en: 'Send application/json in UTF-8' },
  'M-146': { zh: '分几次报', en: 'Send it in parts' },
  'M-147': { zh: '分几次报', en: 'Send them in parts' },
  'M-148': {
    zh: '两份都看一眼再提交，您填的都还在',
    en: 'Look at both and submit again; nothing you typed is lost',
  },
  'M-149': { zh: '写您看到的版本号，例如"3"', en: 'Give the version you saw, for example "3"' },
  'M-151': { zh: '确实没有的话，逐位写明原因去掉', en: 'If nobody came, remove each with a reason' },
  'M-152': { zh: '确实没有的话，逐位写明原因去掉', en: 'If nobody came, remove each with a reason' },
  'M-153': { zh: '选一个原因；选“其他”就写一句', en: 'Choose a reason; with “Other” write a sentence' },
  'M-150': {
    zh: (v: Values): string => (v.kept === 1 ? '不用再做什么' : '留一个，删掉另一个'),
    en: (v: Values): string => (v.kept === 1 ? 'Nothing more to do' : 'Keep one and delete the other'),
  },
});

const twins = defineWords({
  inList: {
    zh: (n: string) => `和第${n}位是同一个人`,
    en: (n: string) => `The same child as number ${n} of this list`,
  },
  kept: { zh: '和先前登记的是同一位，合成一份', en: 'The same child as registered before; kept as one' },
  gained: { zh: (names: string) => `，补上了：${names}`, en: (names: string) => `, which gained: ${names}` },
});

function twin(v: Values, language: Language): string {
  const words = twins(language);
  if (v.kept !== 1) return words.inList(String(v.first ?? ''));
  return v.fields ? words.kept + words.gained(namesOf(v.fields, language)) : words.kept;
}
