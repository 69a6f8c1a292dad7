import { defineWords } from '#lib/platform/i18n.ts';

/** The settings page. */
export const settingsWords = defineWords({
  title: { zh: '设置', en: 'Settings' },
  hint: {
    zh: '每项设置从某一晚起生效，已经开始的晚上和下一晚不再改动。同时有几级时，范围最小的一级有效。',
    en: 'Each value holds from a night on; the running night and the next keep theirs. Of several levels the narrowest holds.',
  },
  setting: { zh: '设置', en: 'Setting' },
  now: { zh: '全县现在', en: 'County now' },
  later: { zh: '以后', en: 'Later' },
  elsewhere: { zh: '单独设定', en: 'Given apart' },
  places: { zh: (n: number) => `${n}处`, en: (n: number) => `${n} ${n === 1 ? 'place' : 'places'}` },
  fromDay: {
    zh: (day: string, value: string) => `${day}起 ${value}`,
    en: (day: string, value: string) => `${value} from ${day}`,
  },
  standard: { zh: '默认', en: 'default' },
  standardIs: { zh: (value: string) => `默认：${value}`, en: (value: string) => `Default: ${value}` },
  empty: { zh: '（空）', en: '(empty)' },
  change: { zh: '改', en: 'Change' },
  changeOf: { zh: (name: string) => `改：${name}`, en: (name: string) => `Change: ${name}` },
  where: { zh: '范围', en: 'Level' },
  lodgingCode: { zh: '旅馆编码（范围是单个旅馆时填）', en: 'Code of the lodging (for one lodging)' },
  value: { zh: '值', en: 'Value' },
  from: { zh: '从哪一晚起', en: 'From the night of' },
  earliest: { zh: (day: string) => `最早${day}`, en: (day: string) => `${day} at the earliest` },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存，从那一晚起生效。', en: 'Saved; it holds from that night on.' },
  history: { zh: '历次设定', en: 'Values so far' },
  never: { zh: '没有设定过，用默认值。', en: 'Never set; the default holds.' },
  place: { zh: '范围', en: 'Level' },
  since: { zh: '起始晚', en: 'From the night of' },
  by: { zh: '谁设定', en: 'Set by' },
  at: { zh: '何时设定', en: 'Set at' },
  back: { zh: '全部设置', en: 'All settings' },
});
