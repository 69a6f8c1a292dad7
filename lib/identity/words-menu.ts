import { defineWords } from '#lib/platform/i18n.ts';

/** The menu of the three administrators, by the page each entry leads to. */
export const adminMenuWords = defineWords({
  people: { zh: '人员', en: 'People' },
  system: { zh: '系统', en: 'System' },
  channels: { zh: '消息渠道', en: 'Channels' },
  audit: { zh: '审计', en: 'Audit' },
});
