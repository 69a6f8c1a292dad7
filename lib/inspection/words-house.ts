import { defineWords } from '#lib/platform/i18n.ts';

/** What the lodging side reads of a visit: facts and its own words, nothing of why it was visited. */
export const houseCopyWords = defineWords({
  title: { zh: '检查记录', en: 'Visits' },
  lead: {
    zh: '民警上门检查的记录，和您这里看到的一样。有不同意见可以在这里写。',
    en: 'What officers recorded when they came. If you see it differently, say so here.',
  },
  none: { zh: '还没有检查记录', en: 'No visit on record' },
  officers: { zh: '检查人', en: 'Officers' },
  happened: { zh: '时间', en: 'Time' },
  spoke: { zh: '在场的人', en: 'Who spoke for the house' },
  statement: { zh: '当场说的话', en: 'Said on the spot' },
  signature: { zh: '签名', en: 'Signature' },
  follow: { zh: '结果', en: 'Result' },
  until: { zh: (day: string) => `${day}前改好`, en: (day: string) => `to be put right by ${day}` },
  findings: { zh: '五必须', en: 'The five musts' },
  proven: { zh: (at: string) => `${at}已确认改好`, en: (at: string) => `confirmed as put right, ${at}` },
  said: { zh: '您的说明', en: 'Your statement' },
  saidHint: {
    zh: '不写孩子的姓名和证件号码。提交后不能再改。',
    en: 'No child’s name or number. It cannot be changed afterwards.',
  },
  send: { zh: '提交说明', en: 'Send the statement' },
  sent: { zh: '说明已提交', en: 'Statement sent' },
  doneLabel: { zh: '改了什么', en: 'What was put right' },
  doneHint: {
    zh: '写完由民警复查确认。',
    en: 'An officer checks it and confirms.',
  },
  sendDone: { zh: '告诉民警已改好', en: 'Tell the officer it is done' },
  doneSent: { zh: '已告诉民警', en: 'The officer has been told' },
  doneWaits: {
    zh: (at: string) => `${at}已告诉民警，等复查。`,
    en: (at: string) => `The officer was told ${at}; waiting to be checked.`,
  },
  messageTitle: { zh: '有一份检查记录可以看', en: 'A record of a visit lies ready' },
  messageBody: {
    zh: (name: string) => `${name}：请打开看一看，有不同意见可以写说明。`,
    en: (name: string) => `${name}: open it, and add a statement if you see it differently.`,
  },
  ordered: { zh: '责令改正', en: 'To be put right' },
  basis: { zh: '依据', en: 'Basis' },
  stated: { zh: '店里对检查写了说明', en: 'The house stated on a visit' },
  done: { zh: '店里说已经改好', en: 'The house says it is put right' },
});
