import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import { type IdentityCode, isIdentityCode } from './codes.ts';
import { deviceCures, deviceMessages } from './device/words-codes.ts';
import { PASSWORD_LONGEST, PASSWORD_SHORTEST, PASSWORD_SHORTEST_ADMIN, type PasswordFault } from './rules.ts';

type Phrase = { zh: string; en: string };

const passwordFaults = defineWords({
  short: {
    zh: `密码太短，至少${PASSWORD_SHORTEST}个字符`,
    en: `The password is too short: ${PASSWORD_SHORTEST} characters at least`,
  },
  short_admin: {
    zh: `管理员的密码至少${PASSWORD_SHORTEST_ADMIN}个字符`,
    en: `An administrator’s password has ${PASSWORD_SHORTEST_ADMIN} characters at least`,
  },
  long: {
    zh: `密码太长，最多${PASSWORD_LONGEST}个字符`,
    en: `The password is too long: ${PASSWORD_LONGEST} characters at most`,
  },
  common: { zh: '这个密码太容易猜到', en: 'This password is too easy to guess' },
  phone: { zh: '密码里不要用自己的手机号', en: 'Your own phone number must not be in the password' },
} satisfies Record<PasswordFault, Phrase>);

const messages = defineWords({
  ...deviceMessages,
  'M-180': { zh: '请先登录', en: 'Sign in first' },
  'M-181': { zh: '还差第二步验证', en: 'The second step of signing in is still to be done' },
  'M-182': { zh: '手机号或密码不对', en: 'The phone number or the password is wrong' },
  'M-183': { zh: '验证码不对，或者已经用过', en: 'The code is wrong or was used already' },
  'M-184': {
    zh: '这个邀请用过了、收回了，或者已经过期',
    en: 'This invitation was used, taken back, or has expired',
  },
  'M-185': { zh: '密码不合要求', en: 'The password does not meet the rule' },
  'M-186': {
    zh: '系统管理员、安全管理员、审计管理员不能由一个人兼任',
    en: 'System, security and audit administrator are never held by one person',
  },
  'M-187': { zh: '这个账号现在没有任何职责', en: 'This account holds no role now' },
  'M-188': {
    zh: '这个账号还有别处的职责，要由那边或者安全管理员来启用',
    en: 'This account also serves elsewhere and must be activated there or by the security administrator',
  },
  'M-189': { zh: '请填11位的手机号', en: 'Enter a mobile number of 11 digits' },
  'M-190': { zh: '请填姓名，最多40个字', en: 'Enter a name of 40 characters at most' },
  'M-191': { zh: '这个人已经有这项职责', en: 'This person holds this role already' },
  'M-192': { zh: '这一项不能由您来改', en: 'This is not yours to change' },
  'M-193': {
    zh: '日期不对：结束日不能早于开始日，也不能已经过去',
    en: 'The days do not fit: the last day is before the first, or is over',
  },
  'M-194': { zh: '原来的密码不对', en: 'The present password is wrong' },
  'M-195': { zh: '两次输入的密码不一样', en: 'The two passwords differ' },
  'M-196': {
    zh: '这个职责要配上对应的单位或旅馆，民警职责还要写明身份',
    en: 'This role needs its unit or lodging, and a police role a rank',
  },
  'M-197': { zh: '请给密钥起个名字，最多40个字', en: 'Give the key a name of 40 characters at most' },
  'M-460': { zh: '配对码不对或过期了', en: 'The pairing code is wrong or too old' },
  'M-461': { zh: '通知地址不能用', en: 'The webhook address cannot be used' },
  'M-474': {
    zh: '短信验证码不对、用过了，或者过期了',
    en: 'The code from the text message is wrong, used or too old',
  },
  'M-475': { zh: '没能从那边登录', en: 'Signing in from there did not work' },
  'M-476': { zh: '没有填，或者格式不对', en: 'Missing, or not of the right form' },
  'M-198': { zh: '这一步要紧，请再输一次验证码', en: 'This act matters: enter a code once more' },
} satisfies Record<IdentityCode, Phrase>);

const cures = defineWords({
  ...deviceCures,
  'M-180': { zh: '登录以后会回到这一页。', en: 'After signing in you come back to this page.' },
  'M-181': { zh: '输入验证器上的6位数字。', en: 'Enter the six digits your authenticator shows.' },
  'M-182': {
    zh: '检查一遍再试。错的次数多了要等15分钟；您常用的那部手机不受影响。',
    en: 'Check both and try again. After many wrong tries wait 15 minutes; the phone you usually use is not affected.',
  },
  'M-183': {
    zh: '等下一组数字出来再输，或者用一个备用码。',
    en: 'Wait for the next code, or use a recovery code.',
  },
  'M-184': { zh: '请邀请您的人再发一个。', en: 'Ask whoever invited you for a new one.' },
  'M-185': { zh: '换一个更长、别人更难猜到的。', en: 'Choose one that is longer and harder to guess.' },
  'M-186': {
    zh: '换一个人担任，或者先结束原来的那项。',
    en: 'Choose another person, or end the other role first.',
  },
  'M-187': {
    zh: '找您的业主、派出所或安全管理员。',
    en: 'Ask your owner, your station or the security administrator.',
  },
  'M-188': {
    zh: '请对方或安全管理员发启用链接，然后再接受这个邀请。',
    en: 'Ask there for an activation link, then accept this invitation.',
  },
  'M-189': {
    zh: '内地手机号，1开头，+86可写可不写。',
    en: 'A mainland mobile number that begins with 1; +86 may be left out.',
  },
  'M-190': { zh: '只用文字、空格和间隔号。', en: 'Letters, spaces and the middle dot only.' },
  'M-191': { zh: '要改起止日期，请改原来那一条。', en: 'To change its days, change the one there is.' },
  'M-192': {
    zh: '自己的职责由另一位管理员来改，业主的由安全管理员来改。',
    en: 'Another administrator changes your own roles; the security administrator an owner’s.',
  },
  'M-193': { zh: '不写结束日，就一直有效。', en: 'Leave the last day empty for no end.' },
  'M-194': {
    zh: '忘了就请业主或安全管理员发一个重设链接。',
    en: 'If you forgot it, ask your owner or the security administrator for a link.',
  },
  'M-195': { zh: '再输一遍。', en: 'Type them again.' },
  'M-196': {
    zh: '社区民警选警务区，所长选派出所，其余选县局；业主和前台填旅馆编号。',
    en: 'Officers take a beat, chiefs a station, others the county; owners and staff a lodging code.',
  },
  'M-197': { zh: '写上用它的系统，以后好认。', en: 'Name the system that uses it, to tell keys apart.' },
  'M-460': {
    zh: '请软件商再给一个码：八位数字，一刻钟内有效，只能用一次。',
    en: 'Ask the vendor for another: eight digits, good for a quarter of an hour, once.',
  },
  'M-474': {
    zh: '五分钟内有效，只能用一次，错五次作废。可以再要一个，每分钟一个，每小时五个。',
    en: 'Good for five minutes, once, five tries. Ask for another: one a minute, five an hour.',
  },
  'M-475': {
    zh: '再试一次。只有手机号在本县登记为民警的人可以这样登录；不行就用手机号和密码。',
    en: 'Try again. Only police whose phone number is registered in the county sign in this way; otherwise use phone and password.',
  },
  'M-476': { zh: '对照对方平台的控制台填写。', en: 'Take it from the console of the other side.' },
  'M-461': {
    zh: '写一个https地址，不带用户名和密码。',
    en: 'Give an https address without user name and password.',
  },
  'M-198': { zh: '输对以后5分钟内不再问。', en: 'You are not asked again for five minutes.' },
} satisfies Record<IdentityCode, Phrase>);

/** What happened, in the reader's language, without a full stop; null for a code of another room. */
export function identityMessage(result: Problem, language: Language): string | null {
  if (!isIdentityCode(result.code)) return null;
  const rule = result.values?.rule;
  const faults = passwordFaults(language);
  if (result.code === 'M-185' && typeof rule === 'string' && Object.hasOwn(faults, rule)) {
    return faults[rule as PasswordFault];
  }
  return messages(language)[result.code];
}

/** What to do about it, in the reader's language; null for a code of another room. */
export function identityCure(result: Problem, language: Language): string | null {
  return isIdentityCode(result.code) ? cures(language)[result.code] : null;
}
