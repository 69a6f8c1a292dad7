import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The page of legal holds, clearing runs and the clock of keeping. */
export const keepingWords = defineWords({
  title: { zh: '留存与清除', en: 'Keeping and clearing' },
  holdText: {
    zh: '办案需要时，可以让一家旅馆某些晚上的登记到期不清除。一人申请，另一人批准后生效。',
    en: 'For a case, a lodging’s nights can be kept past their clearing date. One person asks, another approves.',
  },
  lodging: { zh: '旅馆编码', en: 'Code of the lodging' },
  span: { zh: '哪些晚上', en: 'Nights' },
  state: { zh: '状态', en: 'State' },
  askedBy: { zh: '申请人', en: 'Asked by' },
  asked: { zh: '已提交，另一人批准后生效。', en: 'Asked; in force once another person approves.' },
  send: { zh: '提交申请', en: 'Ask' },
  own: { zh: '您申请的，由另一人决定', en: 'You asked; another decides' },
  declined: { zh: '未获同意', en: 'Declined' },
  done: { zh: '已记录。', en: 'Done.' },
  releasedNow: {
    zh: '已解除，过期的内容下次清除。',
    en: 'Released; what is past its date goes with the next run.',
  },
  since: { zh: (at: string) => `${at}生效`, en: (at: string) => `in force since ${at}` },
  until: { zh: (at: string) => `${at}解除`, en: (at: string) => `released ${at}` },
  of: { zh: (name: string) => `：${name}`, en: (name: string) => `: ${name}` },
  caseHint: { zh: '写编号，不写姓名、证件号码和电话', en: 'A number; no name, identity number or telephone' },

  clock: { zh: '留存时钟', en: 'The clock of keeping' },
  clockText: {
    zh: '姓名、号码和电话在退房后保留规定天数，到期清除并销毁当月密钥；人数长期保留。',
    en: 'Names, numbers and telephones stay the set days after check-out, then they are cleared and the month’s key is destroyed; counts stay.',
  },
  next: {
    zh: (day: string, soon: number) => `下一次清除在${day}，30天内共${soon}条。`,
    en: (day: string, soon: number) =>
      `The next clearing is on ${day}; ${plural('stay', soon)} within 30 days.`,
  },
  nothingDue: { zh: '没有待清除的内容。', en: 'Nothing waits to be cleared.' },
  month: { zh: '月份', en: 'Month of nights' },
  stays: { zh: '登记', en: 'Stays' },
  readable: { zh: '还可读', en: 'Readable' },
  cleared: { zh: '已清除', en: 'Cleared' },
  held: { zh: '到期仍留存', en: 'Held past its date' },
  clearing: { zh: '清除日', en: 'Cleared on' },
  runsNone: { zh: '还没有清除过。', en: 'Nothing was cleared yet.' },
  runsText: {
    zh: '每天03:30清除，只留下条数作为凭证。',
    en: 'Clearing runs each day at 03:30; only counts stay, as proof.',
  },
  at: { zh: '时刻', en: 'When' },
  what: { zh: '清除了什么', en: 'What was cleared' },
  keys: { zh: '销毁的密钥', en: 'Keys destroyed' },
});
