import { defineWords } from '#lib/platform/i18n.ts';

/** The search of the police side. */
export const searchWords = defineWords({
  title: { zh: '搜索', en: 'Search' },
  label: { zh: '旅馆、人、电话、乡镇', en: 'Lodging, person, phone, township' },
  hint: {
    zh: '名称、拼音、首字母、电话、证照号、乡镇都行，打几个字就可以。按 / 随时打开。',
    en: 'Name, pinyin, initials, phone, licence or township; a few letters do. Press / anywhere to open it.',
  },
  go: { zh: '搜索', en: 'Search' },
  short: {
    zh: '再多打一点：一个汉字、两个字母或者三位数字起。',
    en: 'Type a little more: one Chinese character, two letters or three digits.',
  },
  none: { zh: '没有找到', en: 'Nothing found' },
  noneHint: {
    zh: '只在您管的范围里找。住店的孩子不在这里找；要找人，请到“查找名单”。',
    en: 'Only what you reach is searched. Guests are not searched here; to search for somebody, use the watch list.',
  },
  more: { zh: '还有更多，再多打几个字。', en: 'There are more; type a little more.' },
  lodgings: { zh: '旅馆', en: 'Lodgings' },
  people: { zh: '店里的人', en: 'People of lodgings' },
  units: { zh: '单位', en: 'Units' },
  police: { zh: '民警、辅警', en: 'Police' },
  found: {
    zh: (n: number) => `找到${n}项`,
    en: (n: number) => `${n} found`,
  },
  contact: { zh: '联系人', en: 'contact' },
  owner: { zh: '业主', en: 'owner' },
  staff: { zh: '前台', en: 'staff' },
  station: { zh: '派出所', en: 'Station' },
  beat: { zh: '警务区', en: 'Beat' },
});
