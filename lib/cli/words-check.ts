import { defineWords } from '#lib/platform/i18n.ts';

export const checkCliWords = defineWords({
  badCode: { zh: '验证码是 8 位字母和数字。', en: 'The code has eight letters and digits.' },
  noMatch: { zh: '不一致：没有这样的回执', en: 'No match: there is no such receipt' },
  match: {
    zh: (name: string, night: string, n: number, at: string) =>
      `一致：${name}，${night}，第 ${n} 版，受理于 ${at}`,
    en: (name: string, night: string, n: number, at: string) =>
      `Match: ${name}, ${night}, version ${n}, accepted ${at}`,
  },
  noFile: { zh: (name: string) => `没有这个文件：${name}`, en: (name: string) => `There is no file ${name}` },
  noKeys: { zh: '--keys 要一个 /api/v1/keys 给的文件', en: '--keys takes a file as /api/v1/keys gives it' },
  refusedLine: {
    zh: (line: number) => `第${line}行：不真，改过或不是回执`,
    en: (line: number) => `line ${line}: refused, changed or no receipt`,
  },
  verified: {
    zh: (accepted: number, refused: number) => `真实 ${accepted} 张，不真 ${refused} 张`,
    en: (accepted: number, refused: number) => `${accepted} accepted, ${refused} refused`,
  },
  exported: {
    zh: (count: number, file: string) => `${count} 张回执写到 ${file}`,
    en: (count: number, file: string) => `${count} receipts written to ${file}`,
  },
  rotated: {
    zh: (id: string) => `新的签名密钥 ${id}；旧钥签的回执照样能验。重新启动后用新钥签。`,
    en: (id: string) =>
      `New signing key ${id}; what the former one signed still verifies. The new one signs after a restart.`,
  },
  newer: { zh: '这份报备之后又更正过', en: 'This return has been amended since' },
  book: {
    zh: (sound: boolean, events: number, chains: number) =>
      `${sound ? '审计日志完好' : '审计日志有损坏'}：${events} 条，${chains} 条链`,
    en: (sound: boolean, events: number, chains: number) =>
      `The house book is ${sound ? 'sound' : 'BROKEN'}: ${events} events in ${chains} chains`,
  },
  anchors: {
    zh: (stored: number, file: number | null, to: string | null) =>
      `锚点 ${stored} 个，文件中 ${file ?? '没有'}，最近 ${to ?? '没有'}；之后被截掉的尾部看不出来`,
    en: (stored: number, file: number | null, to: string | null) =>
      `Anchors: ${stored}, in the file ${file ?? 'none'}, last ${to ?? 'none'}; a tail cut after it would not show`,
  },
  broken: {
    zh: (why: string, chain: number, month: string, seq: number, at: string) =>
      `  ${why}：链 ${chain}，${month}，第 ${seq} 条，${at}`,
    en: (why: string, chain: number, month: string, seq: number, at: string) =>
      `  ${why}: chain ${chain}, ${month}, number ${seq}, ${at}`,
  },
  gap: { zh: '缺号', en: 'a number is missing' },
  link: { zh: '与前一条不衔接', en: 'does not follow from the row before' },
  head: { zh: '链尾不符', en: 'the chain ends elsewhere than its head says' },
  anchor: { zh: '锚点见过的行不在了', en: 'a row an anchor saw is gone or another' },
  anchor_altered: { zh: '锚点被改', en: 'an anchor was altered' },
  anchor_lost: { zh: '锚点丢失', en: 'an anchor is gone' },
});
