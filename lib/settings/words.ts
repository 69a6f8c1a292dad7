import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { Scope, SettingKey } from './keys.ts';

const keyWords = defineWords({
  nil_opens: { zh: '零报告开始时刻', en: 'Nil returns open at' },
  due: { zh: '截止时刻（次日）', en: 'Due at, on the next date' },
  late_hours: { zh: '迟报时限（小时）', en: 'Late window, hours' },
  reminder_soft: { zh: '当晚提醒时刻', en: 'Evening reminder at' },
  reminder_before_hours: { zh: '截止前几小时提醒', en: 'Reminder, hours before due' },
  reminder_after_hours: { zh: '截止后几小时提醒第二联系人', en: 'Second contact, hours after due' },
  task_after_hours: { zh: '截止后几小时派给社区民警', en: 'Task for the officer, hours after due' },
  help_only_days: { zh: '新上线只帮不催的天数', en: 'Days of help only after onboarding' },
  reminders_per_day: { zh: '每人每天最多几条提醒', en: 'Reminders per person and day, at most' },
  reminders_per_week: { zh: '每人七天最多几条提醒', en: 'Reminders per person in seven days, at most' },
  notices_per_day: { zh: '每人每天最多几条通知', en: 'Notices per person and day, at most' },
  notices_per_week: { zh: '每人七天最多几条通知', en: 'Notices per person in seven days, at most' },
  quiet_from: { zh: '免打扰开始', en: 'Quiet hours from' },
  quiet_to: { zh: '免打扰结束', en: 'Quiet hours to' },
  duty_from: { zh: '上班时刻', en: 'Duty hours from' },
  duty_to: { zh: '下班时刻', en: 'Duty hours to' },
  answer_remind_minutes: {
    zh: '问警多久提醒民警（上班分钟）',
    en: 'Officer reminded of a question, minutes of duty',
  },
  answer_within_minutes: {
    zh: '问警多久内回复（上班分钟）',
    en: 'Questions answered within, minutes of duty',
  },
  matter_within_minutes: {
    zh: '纠纷线索多久内办结（上班分钟）',
    en: 'Disputes and clues ended within, minutes of duty',
  },
  ask_in_house_at: { zh: '询问在住的时刻', en: 'Asks who is still in house at' },
  readable_days: { zh: '退房后可读天数', en: 'Readable after check-out, days' },
  reveals_per_day: { zh: '每人每天可查看原文（条）', en: 'Reveals per person and day' },
  reveal_minutes: { zh: '原文打开后可读（分钟）', en: 'A reveal can be read for, minutes' },
  keep_returns_days: { zh: '报备单保存天数', en: 'Returns kept, days' },
  keep_messages_days: { zh: '消息保存天数', en: 'Messages kept, days' },
  county_paper: { zh: '依据的文件（空为自愿试点）', en: 'County paper (empty: voluntary pilot)' },
  inspections_needed: { zh: '每周按需抽查（家）', en: 'Drawn by need for a week’s visits' },
  inspections_control: { zh: '每周随机对照（家）', en: 'Drawn by chance as controls a week' },
  inspection_pictures: {
    zh: '一次检查最多几张照片（0为不拍）',
    en: 'Photos a visit may carry (0: none)',
  },
  command_room_phone: { zh: '指挥中心电话', en: 'Telephone of the command room' },
});

const scopeWords = defineWords({
  county: { zh: '全县', en: 'County' },
  category: { zh: '类别', en: 'Category' },
  unit: { zh: '派出所或警务区', en: 'Station or beat' },
  lodging: { zh: '单个旅馆', en: 'One lodging' },
});

const problemWords = defineWords({
  'M-200': {
    zh: '没有这项设置，请从列表中选择。',
    en: 'There is no such setting; choose one from the list.',
  },
  'M-201': {
    zh: '这项设置不能在这一级单独设定，请换一级。',
    en: 'This setting cannot be given at that level; choose another.',
  },
  'M-202': {
    zh: '这个值不合适：时刻写成 20:00，其余写允许范围内的整数。',
    en: 'This value does not fit: write a time as 20:00, anything else as a whole number within its range.',
  },
  'M-203': {
    zh: '已开始的晚上不再改动，请选更晚的日期。',
    en: 'Nights already stamped are not touched; choose a later day.',
  },
  'M-204': {
    zh: '没有这个编码的旅馆，请对照台账填写编码。',
    en: 'No lodging has this code; see the registry for it.',
  },
});

/** The name of a setting. */
export const settingName = (key: SettingKey, language: Language): string => keyWords(language)[key];

/** The name of a level at which a setting is given. */
export const scopeName = (scope: Scope, language: Language): string => scopeWords(language)[scope];

/** The sentence of a problem of this room (M-200 to M-204), or null for another room's. */
export function settingProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
