import { defineWords } from '#lib/platform/i18n.ts';

/** The menu of the police and office side, by the page each entry leads to. */
export const menuWords = defineWords({
  board: { zh: '今晚', en: 'Board' },
  tasks: { zh: '待办', en: 'Tasks' },
  lodgings: { zh: '旅馆', en: 'Lodgings' },
  registry: { zh: '登记册', en: 'Registry' },
  people: { zh: '人员', en: 'People' },
  system: { zh: '系统', en: 'System' },
  audit: { zh: '审计', en: 'Audit' },
});
