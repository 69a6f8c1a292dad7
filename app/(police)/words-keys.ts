import { defineWords } from '#lib/platform/i18n.ts';

const zh: Record<string, string> = {
  '/': '打开搜索',
  j: '下一行',
  k: '上一行',
  Enter: '打开这一行',
  '?': '看这张表',
  Esc: '关上',
};
const en: Record<string, string> = {
  '/': 'open the search',
  j: 'next row',
  k: 'row before',
  Enter: 'open the row',
  '?': 'these keys',
  Esc: 'close',
};

/** The keys of the police side's keyboard. */
export const keysWords = defineWords({
  open: { zh: '键盘：按 ?', en: 'Keyboard: press ?' },
  title: { zh: '键盘怎么用', en: 'Keys' },
  does: { zh: (key: string) => zh[key] ?? '', en: (key: string) => en[key] ?? '' },
  off: { zh: '不用这些单键', en: 'Turn these keys off' },
  close: { zh: '关上', en: 'Close' },
});
