import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The burden meter, on the receipt and on the supervisor's page. */
export const burdenWords = defineWords({
  /** A browser puts its numbers in: {s} seconds, {t} taps. */
  onReceipt: {
    zh: '从打开到回执{s}秒，点了{t}下。只记数，不记是谁，用来改进平台。',
    en: 'From opening to receipt: {s} s and {t} taps. Counted without saying who, to improve this service.',
  },
  title: { zh: '报备负担（平台自测）', en: 'Burden of filing (measured by the portal)' },
  text: {
    zh: '近30天从打开页面到拿到回执。只有秒数、点击和按键的计数，没有人、店和设备。',
    en: 'The last 30 days, from opening the page to the receipt. Counts of seconds, taps and keys; no person, house or device.',
  },
  filings: { zh: (n: number) => `${n}次`, en: (n: number) => plural('filing', n) },
  line: {
    zh: (seconds: number, nine: number, taps: number, keys: number) =>
      `中位${seconds}秒，九成在${nine}秒以内；点${taps}下，按键${keys}次`,
    en: (seconds: number, nine: number, taps: number, keys: number) =>
      `median ${seconds} s, nine of ten within ${nine} s; ${plural('tap', taps)}, ${plural('key', keys)}`,
  },
  none: { zh: '还没有数', en: 'Nothing counted yet' },
});
