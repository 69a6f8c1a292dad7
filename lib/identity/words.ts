import { defineWords, type Language } from '#lib/platform/i18n.ts';
import { PASSWORD_SHORTEST } from './rules.ts';

/** Signing in, the second step, an invitation: what a person reads before there is a session. */
export const signInWords = defineWords({
  title: { zh: '登录', en: 'Sign in' },
  phone: { zh: '手机号', en: 'Phone number' },
  password: { zh: '密码', en: 'Password' },
  enter: { zh: '登录', en: 'Sign in' },
  noAccount: {
    zh: '没有账号：请业主发邀请；业主请找派出所。忘了密码、丢了手机也找他们，会给您一个重设链接。',
    en: 'No account: ask your owner for an invitation; owners ask their station. They also give you a link when you forget the password or lose the phone.',
  },
  byText: { zh: '用短信验证码登录', en: 'Sign in by a code in a text message' },
  byPassword: { zh: '用手机号和密码登录', en: 'Sign in by phone and password' },
  byWecom: {
    zh: (name: string) => `在企业微信里登录（${name}民警）`,
    en: (name: string) => `Sign in within WeCom (police, ${name})`,
  },
  byOidc: {
    zh: (name: string) => `用公安统一身份登录（${name}民警）`,
    en: (name: string) => `Sign in with the police’s own sign-in (${name})`,
  },
  askText: { zh: '发验证码', en: 'Send the code' },
  textSent: { zh: '验证码已经发往这个号码', en: 'The code is on its way to that number' },
  textSentHint: {
    zh: '号码有账号才会收到。五分钟内有效，只能用一次。没收到：看看号码，一分钟后再要一个。',
    en: 'It arrives where the number has an account. Good for five minutes, once. Nothing came? Check the number and ask again in a minute.',
  },
  textCode: { zh: '短信验证码', en: 'Code from the text message' },
  textNow: {
    zh: (code: string) => `演示：短信里的验证码是${code}`,
    en: (code: string) => `Demonstration: the code in the text is ${code}`,
  },
  signedOut: { zh: '已经退出', en: 'You are signed out' },
  signedOutText: { zh: '这台设备上的登录已经结束。', en: 'Your session on this device has ended.' },
  demonstration: { zh: '演示：选一个人，一点就进', en: 'Demonstration: choose a person and go in' },
  demonstrationText: {
    zh: '这是演示县，人和数据都是编的。每个角色一位。',
    en: 'This is the demonstration county; people and data are invented. One person for each role.',
  },
  enterAs: { zh: (name: string) => `以${name}的身份进入`, en: (name: string) => `Go in as ${name}` },

  second: { zh: '第二步：验证码', en: 'Second step: code' },
  code: { zh: '验证码', en: 'Code' },
  codeHint: {
    zh: '验证器上的6位数字。手机不在身边，可以输一个备用码。',
    en: 'The six digits of your authenticator. Without your phone, enter a recovery code.',
  },
  codeNow: {
    zh: (code: string) => `演示：现在的验证码是${code}`,
    en: (code: string) => `Demonstration: the code now is ${code}`,
  },
  codeSoon: {
    zh: '演示：下一组验证码马上就来，请刷新。',
    en: 'Demonstration: the next code comes in a moment; reload.',
  },
  confirm: { zh: '确认', en: 'Confirm' },
  toDesk: { zh: '先不验证，只去旅馆那一边', en: 'Not now: only go to the lodging side' },
  lost: {
    zh: '手机丢了，备用码也没有：本人带证件找所长，管理员找安全管理员，当面重置。',
    en: 'Phone and codes lost: go in person, with your papers, to your chief; administrators to the security administrator.',
  },
  otherAccount: { zh: '换一个账号', en: 'Use another account' },

  enrol: { zh: '绑定验证器', en: 'Set up the authenticator' },
  enrolText: {
    zh: '民警和管理员登录时多一步验证。用手机上的验证器（支持TOTP的都行）扫这个码，再输它显示的6位数字。',
    en: 'Police and administrators sign in with a second step. Scan this with an authenticator on your phone (any that does TOTP), then enter the six digits it shows.',
  },
  enrolQr: { zh: '验证器二维码', en: 'QR code for the authenticator' },
  enrolByHand: { zh: '扫不了就手动输入密钥', en: 'Cannot scan? Type this key' },
  issuer: { zh: '守夜灯', en: 'Nightlight' },
  recovery: { zh: '备用码：现在就抄下来', en: 'Recovery codes: write them down now' },
  recoveryText: {
    zh: '只显示这一次。手机不在时，一个码可以登录一次。放在锁着的地方，不要存在手机里。',
    en: 'Shown only this once. Each signs you in once when the phone is not there. Keep them locked away, not on the phone.',
  },
  recoveryDone: { zh: '抄好了，继续', en: 'Written down, go on' },
  enrolled: { zh: '验证器绑好了', en: 'The authenticator is set up' },

  invitation: { zh: '邀请', en: 'Invitation' },
  invited: {
    zh: (name: string, place: string, role: string) => `${name}，请您担任${place}的${role}`,
    en: (name: string, place: string, role: string) => `${name}, you are invited to ${place}: ${role}`,
  },
  activated: {
    zh: (name: string) => `${name}，请设一个新密码`,
    en: (name: string) => `${name}, choose a new password`,
  },
  invitedPhone: { zh: '登录用的手机号', en: 'Phone number to sign in with' },
  goodUntil: {
    zh: (at: string) => `${at}以前有效，只能用一次`,
    en: (at: string) => `Good until ${at}, once`,
  },
  choose: { zh: '设一个密码', en: 'Choose a password' },
  chooseHint: {
    zh: `至少${PASSWORD_SHORTEST}个字符，管理员15个。几个不相干的词连起来，又长又好记。`,
    en: `${PASSWORD_SHORTEST} characters at least, 15 for administrators. A few unrelated words in a row are long and easy to keep.`,
  },
  again: { zh: '再输一遍', en: 'Type it again' },
  presentPassword: { zh: '您现在的密码', en: 'Your present password' },
  presentHint: {
    zh: '这个手机号已经有账号，用原来的密码接受邀请。',
    en: 'This phone has an account; accept with its password.',
  },
  accept: { zh: '接受并登录', en: 'Accept and sign in' },
  spent: { zh: '这个邀请不能用了', en: 'This invitation cannot be used' },
});

/** One's own account. */
export const accountWords = defineWords({
  title: { zh: '我的账号', en: 'My account' },
  who: { zh: '本人', en: 'About me' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机号', en: 'Phone' },
  roles: { zh: '职责', en: 'Roles' },
  factor: { zh: '第二步验证', en: 'Second step' },
  factorOn: { zh: '已绑定验证器', en: 'Authenticator set up' },
  factorOff: { zh: '没有', en: 'None' },
  factorMove: { zh: '换一部手机', en: 'Move to another phone' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  reading: { zh: '语言和字号', en: 'Language and type' },
  language: { zh: '语言', en: 'Language' },
  largeType: { zh: '大字', en: 'Large type' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  password: { zh: '改密码', en: 'Change the password' },
  oldPassword: { zh: '原来的密码', en: 'Present password' },
  newPassword: { zh: '新密码', en: 'New password' },
  change: { zh: '改密码', en: 'Change password' },
  changed: { zh: '密码改好了，别处的登录已经结束', en: 'Password changed; your other sessions have ended' },
  sessions: { zh: '登录着的设备', en: 'Where I am signed in' },
  session: { zh: '设备', en: 'Device' },
  since: { zh: '登录', en: 'Since' },
  seen: { zh: '最近使用', en: 'Last used' },
  thisOne: { zh: '就是这里', en: 'This one' },
  end: { zh: '结束', en: 'End' },
  ended: { zh: '已结束', en: 'Ended' },
  endOthers: { zh: '结束别处的登录', en: 'End the others' },
  endAll: { zh: '全部退出，包括这里', en: 'Sign out everywhere, here too' },
  codes: { zh: '备用码', en: 'Recovery codes' },
  codesLeft: { zh: (n: number) => `还剩${n}个`, en: (n: number) => `${n} left` },
  renew: { zh: '换一组新的备用码', en: 'Make new recovery codes' },
  acts: { zh: '操作', en: 'Acts' },
});

const codeTexts = defineWords({
  title: { zh: '登录验证码', en: 'Sign-in code' },
  body: {
    zh: (code: string, minutes: number) =>
      `${code}是您的守夜灯登录验证码，${minutes}分钟内有效。不是您本人在登录，就不要告诉任何人。`,
    en: (code: string, minutes: number) =>
      `${code} is your Nightlight sign-in code, good for ${minutes} minutes. If you are not signing in, tell nobody.`,
  },
});

/** The text message of a sign-in code; `code` is the place where the digits are put when it leaves. */
export function textCode(code: string, minutes: number, language: Language): { title: string; body: string } {
  const words = codeTexts(language);
  return { title: words.title, body: words.body(code, minutes) };
}
