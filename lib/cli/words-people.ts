import { defineWords } from '#lib/platform/i18n.ts';

export const peopleCliWords = defineWords({
  usage: {
    zh: (form: string) => `请写成 ${form} …`,
    en: (form: string) => `Write it as ${form} …`,
  },
  keyLabel: { zh: '命令行', en: 'console' },
  keyMade: {
    zh: (code: string) => `${code} 的接口密钥，只显示这一次：`,
    en: (code: string) => `API key of ${code}, shown this once:`,
  },
  invited: {
    zh: (name: string, phone: string, until: string) =>
      `已邀请${name}（${phone}），链接只显示这一次，${until} 前有效：`,
    en: (name: string, phone: string, until: string) =>
      `${name} (${phone}) is invited; the link is shown this once and good until ${until}:`,
  },
  created: {
    zh: (name: string, phone: string) => `${name}（${phone}）的账号可以登录了`,
    en: (name: string, phone: string) => `${name} (${phone}) can sign in`,
  },
  kept: {
    zh: (name: string, phone: string) => `${name}（${phone}）早有账号，角色已加上，原密码不变`,
    en: (name: string, phone: string) =>
      `${name} (${phone}) had an account; the role is added, the password stays`,
  },
  badPhone: { zh: '--phone 不是 11 位手机号。', en: '--phone is no mobile number of eleven digits.' },
  badName: {
    zh: '--name 请写姓名，最多 40 个字。',
    en: '--name is a person’s name of at most 40 characters.',
  },
  badRole: {
    zh: (list: string) => `--role 只能是 ${list}。`,
    en: (list: string) => `--role is one of ${list}.`,
  },
  badRank: {
    zh: (role: string, ranked: boolean) =>
      ranked ? `${role} 要写 --rank police（民警）或 auxiliary（辅警）。` : `${role} 没有 --rank。`,
    en: (role: string, ranked: boolean) =>
      ranked ? `${role} needs --rank police or auxiliary.` : `${role} takes no --rank.`,
  },
  badPlace: {
    zh: (role: string, wanted: string) => `${role} 只用 --${wanted}。`,
    en: (role: string, wanted: string) => `${role} takes --${wanted} only.`,
  },
  badUnit: {
    zh: (code: string, kinds: string) => `没有编码为 ${code} 的单位，或它不是 ${kinds}。`,
    en: (code: string, kinds: string) => `There is no unit with the code ${code}, or it is none of ${kinds}.`,
  },
  badPassword: {
    zh: '密码不合规则：至少 12 位（管理员 15 位），不能太常见，也不能含手机号。',
    en: 'The password breaks a rule: at least 12 characters (15 for administrators), not a common one, without the phone number.',
  },
  separated: {
    zh: '三类管理员不能由同一个账号兼任。',
    en: 'The three administrators are never two in one account.',
  },
});
