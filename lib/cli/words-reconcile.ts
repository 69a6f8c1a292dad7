import { defineWords, plural } from '#lib/platform/i18n.ts';
import type { Reconciled } from '#lib/reconcile/commands.ts';

const n = (count: number) => count.toLocaleString('en-US');

export const reconcileWords = defineWords({
  noFile: { zh: (path: string) => `没有文件 ${path}。`, en: (path: string) => `There is no file ${path}.` },
  reading: {
    zh: (done: number) => `读取登记 ${n(done)} 行`,
    en: (done: number) => `reading the register: ${n(done)} rows`,
  },
  comparing: { zh: '与报备逐条核对', en: 'comparing with the returns' },
  blinding: {
    zh: (done: number) => `生成密文 ${n(done)} 行`,
    en: (done: number) => `blinding: ${n(done)} rows`,
  },
  head: {
    zh: (r: Reconciled) =>
      `登记 ${n(r.rows)} 行，${r.from} 至 ${r.to}${r.form === 'blind' ? '（密文）' : ''}`,
    en: (r: Reconciled) =>
      `Register of ${plural('row', r.rows)}, ${r.from} to ${r.to}${r.form === 'blind' ? ' (blinded)' : ''}`,
  },
  matched: {
    zh: (count: number) => `  两边都有：${n(count)}`,
    en: (count: number) => `  filed and registered: ${n(count)}`,
  },
  unmatched: {
    zh: (r: Reconciled) =>
      `  登记了没有报备：${n(r.unmatched)} 行，${n(r.nights)} 个旅馆夜，其中 ${n(r.nightsWithout)} 个没有报备单`,
    en: (r: Reconciled) =>
      `  registered but never filed: ${n(r.unmatched)} in ${plural('lodging-night', r.nights)}, ${n(r.nightsWithout)} of them without a return`,
  },
  filed: {
    zh: (count: number) => `  报备了没有登记：${n(count)}`,
    en: (count: number) => `  filed but never registered: ${n(count)}`,
  },
  near: {
    zh: (days: number, twins: number) => `  其中相差一晚 ${n(days)}，号码差一位 ${n(twins)}`,
    en: (days: number, twins: number) =>
      `  among them one night apart ${n(days)}, one digit apart ${n(twins)}`,
  },
  refused: {
    zh: (count: number) => `  读不了的行：${n(count)}`,
    en: (count: number) => `  rows that could not be used: ${n(count)}`,
  },
  unchanged: { zh: '和上次核对的结果一样，没有改动。', en: 'The same as kept before: nothing was changed.' },
  kept: { zh: (took: number) => `已保存，用时 ${took} 秒`, en: (took: number) => `Kept, in ${took} s` },
  blinded: {
    zh: (rows: number, path: string) => `${n(rows)} 行已写入 ${path}，里面没有姓名和号码`,
    en: (rows: number, path: string) =>
      `${plural('row', rows)} written to ${path}: no name and no number in it`,
  },
  keyWritten: {
    zh: (path: string) => `密钥已写入 ${path}。请离线带到内网，只给做核对的人，用完销毁。`,
    en: (path: string) =>
      `Key written to ${path}. Carry it offline, give it to those who blind, destroy it afterwards.`,
  },
  oneOfTwo: { zh: '请给出 FILE，或者用 --write-key PATH。', en: 'Give FILE, or --write-key PATH.' },
});
