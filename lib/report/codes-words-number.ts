import { defineWords } from '#lib/platform/i18n.ts';
import { documentName, type Values } from './codes-words-parts.ts';

export const numberMessages = defineWords({
  'M-101': {
    zh: '末位对不上，多半是哪一位看错了',
    en: 'The check digit does not fit; most likely one digit was misread',
  },
  'M-102': {
    zh: '这个出生日期不存在，或者在入住之后',
    en: 'This birth date does not exist, or lies after check-in',
  },
  'M-103': {
    zh: (v: Values) => `号码应是18位，现在是${v.length ?? ''}位`,
    en: (v: Values) => `The number needs 18 characters and has ${v.length ?? ''}`,
  },
  'M-104': {
    zh: (v: Values) => `这不是${documentName(v.document, 'zh-CN')}的号码`,
    en: (v: Values) => `This is no number of this kind: ${documentName(v.document, 'en')}`,
  },
  'M-105': { zh: '前六位的地区代码不认识，已照收', en: 'The region code is not known; taken as it is' },
  'M-106': { zh: '入住当天已满18岁，不是未成年人', en: '18 or older at check-in: not a minor' },
  'M-107': {
    zh: '已按“证件就是这样印的”收下，派出所会来核',
    en: 'Taken as “it is printed so”; the police will look at it',
  },
  'M-108': {
    zh: '和证件号码里的不一样，以号码为准',
    en: 'Differs from what the number says; the number counts',
  },
  'M-109': { zh: '这个号码像是另一种证件的', en: 'The number looks like that of another document' },
  'M-117': { zh: '国籍要用两位或三位字母代码', en: 'The nationality is a code of two or three letters' },
  'M-118': {
    zh: '亲属的证件号码不用报，没有保存',
    en: 'The number of a relative is not asked and was not kept',
  },
  'M-119': { zh: '这位同住人也未满18岁', en: 'This companion is a minor too' },
  'M-120': { zh: '还没有姓名', en: 'The name is missing' },
  'M-121': {
    zh: (v: Values) => `太长了，最多${v.max ?? ''}个字`,
    en: (v: Values) => `Too long: ${v.max ?? ''} characters at most`,
  },
  'M-122': { zh: '里面有看不见或不能保存的字符', en: 'It holds characters that cannot be seen or stored' },
  'M-123': { zh: '这不是电话号码', en: 'This is no phone number' },
});

export const numberCures = defineWords({
  'M-101': {
    zh: '对着证件从左到右再念一遍，0和8、1和7、5和6最容易看错；证件上确实这样印，就勾“证件就是这样印的”',
    en: 'Read it again from the paper, left to right; if it really stands so, tick “It is printed so”',
  },
  'M-102': {
    zh: '看第7到14位；证件上确实这样印，就勾“证件就是这样印的”',
    en: 'Look at digits 7 to 14; if the paper really says so, tick “It is printed so”',
  },
  'M-103': {
    zh: '数一数有没有漏掉或多打；15位的旧号码已停用，请看新证件',
    en: 'Look for one left out or typed twice; the old 15-digit numbers are void, look at the new paper',
  },
  'M-104': {
    zh: '看看证件类型选对了没有，号码里有没有不该有的字',
    en: 'Check the kind of document and look for characters that do not belong',
  },
  'M-105': {
    zh: '旧代码会停用，号码看准了就不用改',
    en: 'Codes get retired; if you read it right there is nothing to do',
  },
  'M-106': {
    zh: '移到同一间房的“同住成年人”里，再登记孩子',
    en: 'Move this person to the adults in the room, then register the child',
  },
  'M-107': { zh: '不用再做什么', en: 'Nothing more to do' },
  'M-108': { zh: '看看号码有没有打错', en: 'See whether the number was mistyped' },
  'M-109': {
    zh: '多半是居住证，看看证件类型选对了没有',
    en: 'Most likely a residence permit: check the kind of document',
  },
  'M-117': { zh: '照护照上的代码填，例如USA、VNM', en: 'Take it from the passport, for example USA or VNM' },
  'M-118': { zh: '只填姓名和关系就行', en: 'Name and relation are enough' },
  'M-119': { zh: '请在这间房里再登记一位孩子', en: 'Register them as a child of this room as well' },
  'M-120': {
    zh: '问不到姓名，就在“不知道姓名”里写一句样子，比如“女孩，约10岁”',
    en: 'If nobody knows it, write a word of description, such as “girl, about 10”',
  },
  'M-121': { zh: '删短一些', en: 'Shorten it' },
  'M-122': { zh: '删掉重新打一遍，不要从别处粘贴', en: 'Delete it and type it again instead of pasting' },
  'M-123': {
    zh: '手机11位；座机带区号；国外的加“+”和国家码',
    en: '11 digits for a mobile, area code for a landline, + and country code abroad',
  },
});
