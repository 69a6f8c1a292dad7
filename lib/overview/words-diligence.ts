import { defineWords } from '#lib/platform/i18n.ts';

/** The diligence record (尽责材料): a month of a house's own five musts, to show. */
export const diligenceWords = defineWords({
  title: {
    zh: (month: string) => `${month} 尽责材料`,
    en: (month: string) => `Diligence record of ${month}`,
  },
  heading: { zh: '尽责材料', en: 'Diligence record' },
  text: {
    zh: '一个月里本店的报备和“五必须”做到了什么，可以打印出来给检查人员看。里面没有任何孩子的信息。',
    en: 'A month of this house’s returns and five musts, to print and show. Nothing of any child stands in it.',
  },
  pdf: { zh: '下载PDF', en: 'PDF' },
  lodging: { zh: '住宿单位', en: 'Lodging' },
  expected: { zh: '应报的夜', en: 'Nights expected' },
  onTime: { zh: '按时', en: 'On time' },
  late: { zh: '迟报', en: 'Late' },
  silent: { zh: '没有报', en: 'Not filed' },
  excused: { zh: '免报', en: 'Excused' },
  minors: { zh: '登记的未成年人', en: 'Minors registered' },
  takenAt: { zh: '导出', en: 'Taken' },
  musts: { zh: '五必须', en: 'The five musts' },
  must: { zh: '必须', en: 'Must' },
  evidenced: { zh: '已有依据', en: 'Evidenced' },
  notApplicable: { zh: '不适用', en: 'Not applicable' },
  open: { zh: '未填', en: 'Open' },
  report: {
    zh: '第五项“报可疑”由公安机关掌握，不写在这里；有没有报过，本材料都是一样的。',
    en: 'The fifth, reporting what is suspicious, is kept by the police and not told here: this record reads the same either way.',
  },
  nights: { zh: '逐夜', en: 'Night by night' },
  night: { zh: '报备日', en: 'Night' },
  state: { zh: '情况', en: 'State' },
  kind: { zh: '报备', en: 'Return' },
  acceptedAt: { zh: '收到', en: 'Accepted' },
  receipt: { zh: '回执短码', en: 'Short code' },
  stays: { zh: '逐位', en: 'Child by child' },
  room: { zh: '房间', en: 'Room' },
  yes: { zh: '有', en: 'yes' },
  no: { zh: '未填', en: 'open' },
  none: { zh: '不适用', en: 'n/a' },
  cleared: { zh: '已到期清除', en: 'cleared' },
  patrolHint: {
    zh: '巡查访客按夜填写，可以不填。',
    en: 'Patrol and visitors are told by the night, and may be left out.',
  },
  verify: {
    zh: (address: string) => `每一晚都有签名的回执，在 ${address} 用编号和短码核对。`,
    en: (address: string) =>
      `Each night has a signed receipt: verify it at ${address} with number and short code.`,
  },
  noStays: { zh: '这个月没有登记未成年人。', en: 'No minor was registered this month.' },
  noNights: { zh: '这个月没有应报的夜。', en: 'No night of this month was expected.' },
});
