import { defineWords, plural } from '#lib/platform/i18n.ts';

export const alertCliWords = defineWords({
  nothing: {
    zh: '这些晚上没有应报的旅馆，没有可研判的内容。',
    en: 'No night was expected of any lodging: nothing to look at.',
  },
  detected: {
    zh: (until: string, nights: number, took: number) => `研判到 ${until}，共 ${nights} 晚，用时 ${took} 秒`,
    en: (until: string, nights: number, took: number) =>
      `Looked at ${plural('night', nights)} until ${until} in ${took} s`,
  },
  kept: {
    zh: (made: number, changed: number, unchanged: number, withdrawn: number) =>
      `新增预警 ${made}，更新 ${changed}，不变 ${unchanged}，撤回试运行 ${withdrawn}`,
    en: (made: number, changed: number, unchanged: number, withdrawn: number) =>
      `${made} new, ${changed} changed, ${unchanged} unchanged, ${withdrawn} rehearsals withdrawn`,
  },
  rule: {
    zh: (name: string, found: number, rehearsal: boolean) =>
      `  ${name}：${found}${rehearsal ? '（试运行，规则未批准）' : ''}`,
    en: (name: string, found: number, rehearsal: boolean) =>
      `  ${name}: ${found}${rehearsal ? ' (rehearsal, rule not approved)' : ''}`,
  },
  alerts: {
    zh: (count: number) => `未办结预警 ${count} 条`,
    en: (count: number) => plural('open alert', count),
  },
  rehearsal: { zh: '试运行', en: 'rehearsal' },
});
