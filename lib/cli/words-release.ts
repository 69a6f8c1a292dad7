import { defineWords, type Language } from '#lib/platform/i18n.ts';

const paperWords = defineWords({
  genuine: { zh: 'PDF 真实，一个字节也没有改过', en: 'The paper is genuine, byte for byte' },
  changed: {
    zh: 'PDF 不真：改过，或不是用这些公钥签的',
    en: 'REFUSED: the paper was changed, or is not signed by these keys',
  },
  none: { zh: '这个 PDF 没有签名', en: 'This PDF carries no signature' },
});

/** What a check of a signed paper found. */
export const paperSaid = (state: 'genuine' | 'changed' | 'none', language: Language): string =>
  paperWords(language)[state];

/** What `evidence verify` and `export trace` say. */
export const releaseCliWords = defineWords({
  changed: {
    zh: '材料包不真：改过，或不是用这些公钥签的',
    en: 'REFUSED: the pack was changed, or is not signed by these keys',
  },
  none: { zh: '这不是证据材料包', en: 'This is no evidence pack' },
  pack: {
    zh: (number: string, lodging: string, from: string, to: string) =>
      `材料包真实：${number}，${lodging}，${from} 至 ${to}`,
    en: (number: string, lodging: string, from: string, to: string) =>
      `Genuine pack ${number}: ${lodging}, ${from} to ${to}`,
  },
  request: {
    zh: (authority: string, number: string, asked: string, approved: string, at: string) =>
      `依${authority} ${number}，${asked}申请，${approved}同意，${at}制作`,
    en: (authority: string, number: string, asked: string, approved: string, at: string) =>
      `On request of ${authority} ${number}, asked by ${asked}, allowed by ${approved}, made ${at}`,
  },
  inside: {
    zh: (receipts: number, badReceipts: number, book: number, badBook: number) =>
      `回执真实 ${receipts} 张，不真 ${badReceipts} 张；审计日志相符 ${book} 条，不符 ${badBook} 条`,
    en: (receipts: number, badReceipts: number, book: number, badBook: number) =>
      `Receipts: ${receipts} accepted, ${badReceipts} refused; house book: ${book} rows hold, ${badBook} do not`,
  },
  traced: {
    zh: (mark: string, how: string, asked: string, approved: string, at: string, reference: string) =>
      `导出编号 ${mark}（${how}）：${asked} ${at} 申请，${approved}同意，${reference}`,
    en: (mark: string, how: string, asked: string, approved: string, at: string, reference: string) =>
      `Export ${mark} (${how}): asked by ${asked} at ${at}, allowed by ${approved}, ${reference}`,
  },
  byCode: { zh: '行内编号', en: 'by the code on its rows' },
  byOrder: { zh: '行的次序', en: 'by the order of its rows' },
  untraced: {
    zh: '查不到：没有编号，行的次序也对不上',
    en: 'Not traced: no code, and no export has its order',
  },
});
