import { defineWords } from '#lib/platform/i18n.ts';

const n = (count: number) => count.toLocaleString('en-US');
const mb = (bytes: number) => (bytes / 1_048_576).toFixed(1);

export const backupCliWords = defineWords({
  notEmpty: {
    zh: (folder: string) => `${folder} 里已有东西，请给一个新的或空的文件夹。`,
    en: (folder: string) => `${folder} holds something already; name a new or empty folder.`,
  },
  made: {
    zh: (folder: string, tables: number, rows: number, bytes: number) =>
      `已备份到 ${folder}：${tables} 张表，${n(rows)} 行，${mb(bytes)} MB`,
    en: (folder: string, tables: number, rows: number, bytes: number) =>
      `Copied into ${folder}: ${tables} tables, ${n(rows)} rows, ${mb(bytes)} MB`,
  },
  keysInside: {
    zh: '注意：里面有密钥，拿到这个文件夹的人能读出未成年人的信息。请加密另存，并按清除日期删除旧备份。',
    en: 'Mind: the keys are inside, and whoever has this folder can read children’s data. Keep it encrypted and apart, and delete old copies by their clearing date.',
  },
  noManifest: {
    zh: (folder: string) => `${folder} 不是完整的备份（没有可用的 manifest.json）。`,
    en: (folder: string) => `${folder} is no whole copy (there is no usable manifest.json).`,
  },
  fileMissing: {
    zh: (name: string) => `备份中缺少 ${name}。`,
    en: (name: string) => `The copy lacks ${name}.`,
  },
  fileChanged: {
    zh: (name: string) => `备份中的 ${name} 被改动或损坏，没有恢复任何东西。`,
    en: (name: string) => `${name} of the copy was changed or damaged; nothing was restored.`,
  },
  otherVersion: {
    zh: (product: string) => `备份来自结构不同的版本（${product}），请先装上同一版本再恢复。`,
    en: (product: string) =>
      `The copy is of another version (${product}); install that one first, then restore.`,
  },
  notNew: {
    zh: (table: string) =>
      `这个安装不是空的（${table} 里已有数据）。请用 NIGHTLIGHT_SEED=empty 建一个新的数据目录再恢复。`,
    en: (table: string) =>
      `This installation is not empty (there are rows in ${table}). Make a new data folder with NIGHTLIGHT_SEED=empty and restore into that.`,
  },
  wrongCount: {
    zh: (table: string, wanted: number, found: number) =>
      `${table} 应有 ${wanted} 行，只有 ${found} 行，没有恢复任何东西。`,
    en: (table: string, wanted: number, found: number) =>
      `${table} should have ${wanted} rows but has ${found}; nothing was restored.`,
  },
  restored: {
    zh: (tables: number, rows: number, at: string) => `已恢复 ${at} 的备份：${tables} 张表，${n(rows)} 行`,
    en: (tables: number, rows: number, at: string) =>
      `Restored the copy of ${at}: ${tables} tables, ${n(rows)} rows`,
  },
  restart: {
    zh: '正在运行的服务还拿着旧密钥，请停掉后重新启动。',
    en: 'A running server still holds the former keys: stop it and start it again.',
  },
});
