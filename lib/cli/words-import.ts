import { defineWords } from '#lib/platform/i18n.ts';
import type { FileCounts } from '#lib/registry/import/result.ts';

const n = (count: number) => count.toLocaleString('en-US');

export const importWords = defineWords({
  noFolder: {
    zh: (path: string) => `没有文件夹 ${path}。`,
    en: (path: string) => `There is no folder ${path}.`,
  },
  reading: {
    zh: (file: string, done: number) => `读取${file} ${n(done)} 行`,
    en: (file: string, done: number) => `reading ${file}: ${n(done)} rows`,
  },
  writing: {
    zh: (file: string, done: number, total: number) => `写入${file} ${n(done)} / ${n(total)}`,
    en: (file: string, done: number, total: number) => `writing ${file}: ${n(done)} of ${n(total)}`,
  },
  head: {
    zh: (county: string, dry: boolean) => `县 ${county}${dry ? '（试算，什么都没有写入）' : ''}`,
    en: (county: string, dry: boolean) => `County ${county}${dry ? ' (dry run, nothing is written)' : ''}`,
  },
  file: {
    zh: (file: string, c: FileCounts) =>
      `  ${file} ${n(c.rows)} 行：新增 ${n(c.new)}，改动 ${n(c.changed)}，不变 ${n(c.unchanged)}，拒绝 ${n(c.refused)}`,
    en: (file: string, c: FileCounts) =>
      `  ${file} ${n(c.rows)} rows: ${n(c.new)} new, ${n(c.changed)} changed, ${n(c.unchanged)} unchanged, ${n(c.refused)} refused`,
  },
  made: {
    zh: (units: number, townships: number, accounts: number, obligations: number) =>
      `  单位 ${n(units)}，乡镇 ${n(townships)}，账号 ${n(accounts)}，应报 ${n(obligations)}`,
    en: (units: number, townships: number, accounts: number, obligations: number) =>
      `  made: ${n(units)} units, ${n(townships)} townships, ${n(accounts)} accounts, ${n(obligations)} obligations`,
  },
  nights: {
    zh: (from: string, to: string) => `  报备日 ${from} 至 ${to}`,
    en: (from: string, to: string) => `  nights from ${from} to ${to}`,
  },
  problems: {
    zh: (errors: number, warnings: number) => `  错误 ${n(errors)} 处，提醒 ${n(warnings)} 处`,
    en: (errors: number, warnings: number) => `  errors: ${n(errors)}, warnings: ${n(warnings)}`,
  },
  left: {
    zh: (file: string) => `  ${file} 暂不导入，与旅馆业系统核对的功能以后再读`,
    en: (file: string) =>
      `  ${file} is not imported yet; reconciling with the hotel system will read it later`,
  },
  accept: {
    zh: (mark: string) => `  确认写入：去掉 --dry-run，加 --accept ${mark}`,
    en: (mark: string) => `  to write exactly this: leave out --dry-run and add --accept ${mark}`,
  },
  done: {
    zh: (changes: number, took: number) => `完成，${n(changes)} 处改动，${took} 秒`,
    en: (changes: number, took: number) => `done, ${n(changes)} changes, ${took} s`,
  },
  refused: {
    zh: (_: number, took: number) =>
      `有错误，什么都没有写入（${took} 秒）；改正后再导，或加 --skip-refused 只导入没有错误的行`,
    en: (_: number, took: number) =>
      `errors stand, nothing was written (${took} s); mend them, or add --skip-refused to import the rows without`,
  },
  incomplete: {
    zh: (changes: number, took: number) => `部分完成，${n(changes)} 处改动，有行被拒绝，${took} 秒`,
    en: (changes: number, took: number) =>
      `incomplete, ${n(changes)} changes, some rows were refused, ${took} s`,
  },
});
