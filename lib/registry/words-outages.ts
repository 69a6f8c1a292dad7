import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The page of outages. */
export const outageWords = defineWords({
  title: { zh: '停电断网', en: 'Outages' },
  declare: { zh: '发布停电断网', en: 'Declare an outage' },
  declareText: {
    zh: '这些乡镇的截止时刻自动顺延：最早在恢复后60分钟。旅馆不用申请，页面和回执上都会写明。',
    en: 'In these townships no due time stands less than 60 minutes after the end. Lodgings need not ask; pages and receipts say so.',
  },
  townships: { zh: '哪些乡镇街道', en: 'Which townships' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  toHint: {
    zh: '还没恢复就写预计恢复的时刻，最晚48小时后',
    en: 'If it is still out: when it should end, 48 hours ahead at most',
  },
  portalDown: { zh: '平台停机（自动记录）', en: 'The portal was down (recorded by itself)' },
  reason: { zh: '原因', en: 'Reason' },
  reasonHint: { zh: '例如：主变检修，全镇停电', en: 'Such as: substation repair, no power in the township' },
  send: { zh: '发布', en: 'Declare' },
  declared: {
    zh: (n: number) => `已发布，${n}个乡镇街道的截止时刻已顺延。`,
    en: (n: number) => `Declared; the due times of ${plural('township', n)} have moved.`,
  },
  list: { zh: '近90天的停电断网', en: 'Outages of the last 90 days' },
  none: { zh: '近90天没有停电断网', en: 'No outage in the last 90 days' },
  noneText: {
    zh: '停电或断网时由所长或县局在这里发布；平台自己的故障会自动记下。',
    en: 'A chief or the county declares one here when power or network is out; downtime of the portal is recorded by itself.',
  },
  where: { zh: '哪里', en: 'Where' },
  portal: { zh: '平台故障（全县）', en: 'The portal (whole county)' },
  span: { zh: '时段', en: 'From, to' },
  by: { zh: '发布人', en: 'Declared by' },
  itself: { zh: '系统', en: 'The house itself' },
  effect: { zh: '顺延', en: 'What moved' },
  noEffect: { zh: '没有截止时刻受影响', en: 'No due time was touched' },
  moved: {
    zh: (night: string, due: string, effective: string) => `${night}：${due} → ${effective}`,
    en: (night: string, due: string, effective: string) => `${night}: ${due} → ${effective}`,
  },
});
