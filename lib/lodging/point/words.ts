import { defineWords, type Language } from '#lib/platform/i18n.ts';

/** Where a lodging stands, said to the police. */
export const pointWords = defineWords({
  title: { zh: '位置', en: 'Where it stands' },
  none: {
    zh: '还没有定位。下次上门时在门口点一下，就能按远近排。',
    en: 'No point yet. Tap once at the door on the next visit; then lists can go nearest first.',
  },
  label: { zh: '坐标（纬度, 经度）', en: 'Coordinates (latitude, longitude)' },
  hint: {
    zh: '人在门口就点“用手机定位”；也可以照抄卫星定位的数。国内地图上抄来的会偏几百米。',
    en: 'At the door, use the phone. Numbers of a satellite receiver can be typed; those of Chinese maps are off by some hundred metres.',
  },
  visitHint: { zh: '可不填。以后按远近排就靠它。', en: 'Optional. It is what “nearest first” goes by.' },
  locate: { zh: '用手机定位', en: 'Use the phone' },
  locating: { zh: '正在定位…', en: 'Locating…' },
  located: {
    zh: (metres: number) => `已定位，误差约${metres}米`,
    en: (metres: number) => `Located to about ${metres} m`,
  },
  noFix: {
    zh: '手机没给出位置。请允许定位，或者照抄坐标。',
    en: 'The phone gave no position. Allow it, or type the coordinates.',
  },
  save: { zh: '记下位置', en: 'Keep the point' },
  saved: { zh: '位置记下了', en: 'Point kept' },
  setBy: {
    zh: (who: string, at: string) => `${who}，${at}`,
    en: (who: string, at: string) => `${who}, ${at}`,
  },
  typed: { zh: '手工填写', en: 'typed' },
  phone: {
    zh: (metres: number) => `手机定位，误差约${metres}米`,
    en: (metres: number) => `phone, to about ${metres} m`,
  },
  set: { zh: '记下了位置', en: 'Its place was set' },
  near: { zh: '近旁可以问的三家', en: 'Three houses to ask nearby' },
  nearNone: { zh: '近旁还没有别的旅馆定过位', en: 'No other house nearby has a point yet' },
  nearFirst: { zh: '离这家近的先', en: 'Nearest to this house first' },
});

/** A way as people say it: '350米', '1.2公里'. Metres, as the crow flies. */
export function wayName(metres: number, language: Language): string {
  if (metres < 950) {
    const round = Math.max(10, Math.round(metres / 10) * 10);
    return language === 'en' ? `${round} m` : `${round}米`;
  }
  const far = metres < 9950 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000));
  return language === 'en' ? `${far} km` : `${far}公里`;
}
