import { defineWords } from '#lib/platform/i18n.ts';

/** Passing a matter on, on either side. */
export const handWords = defineWords({
  title: { zh: '流转', en: 'Passed on' },
  pass: { zh: '流转给部门', en: 'Pass it on' },
  to: { zh: '转给', en: 'To' },
  any: { zh: '公开认领（哪个部门都可以接）', en: 'Open: any department may claim it' },
  ask: { zh: '请对方办什么', en: 'What is asked' },
  askHint: {
    zh: '对方只看到店名、地址和这段话。不要写孩子的名字；号码会自动去掉。',
    en: 'They see the house, its address and these words alone. No child’s name; numbers are taken out.',
  },
  suggested: {
    zh: (name: string, words: string) => `按“${words}”建议转给${name}，由您决定。`,
    en: (name: string, words: string) => `“${words}” suggests ${name}; you decide.`,
  },
  send: { zh: '转出', en: 'Pass on' },
  passed: { zh: '已转出', en: 'Passed on' },
  message: {
    zh: (name: string) => `${name}有一件事转给您单位，点开认领。`,
    en: (name: string) => `Something about ${name} was passed to your unit; open it to claim it.`,
  },
  toldAnswered: {
    zh: (unit: string) => `${unit}已办结，答复已发给店里。`,
    en: (unit: string) => `${unit} has answered; the house has it.`,
  },
  toldReturned: {
    zh: (unit: string) => `${unit}退回了，请您接着办。`,
    en: (unit: string) => `${unit} has returned it; please take it up again.`,
  },
  toldRecalled: {
    zh: (name: string) => `${name}的那件事已收回，不用再办。`,
    en: (name: string) => `What was passed to you about ${name} was taken back; nothing is left to do.`,
  },
  taskClaimed: {
    zh: (unit: string) => `${unit}已认领您转办的事。`,
    en: (unit: string) => `${unit} has claimed what you passed on.`,
  },
  taskAnswered: {
    zh: (unit: string) => `${unit}已答复您转办的事，请接着办。`,
    en: (unit: string) => `${unit} has answered what you passed on; please go on with it.`,
  },
  open: { zh: '公开认领', en: 'Open to any department' },
  from: {
    zh: (name: string, at: string) => `${name} ${at}转来`,
    en: (name: string, at: string) => `Passed by ${name}, ${at}`,
  },
  due: { zh: (at: string) => `${at}前办结`, en: (at: string) => `Due ${at}` },
  claim: { zh: '认领', en: 'Claim' },
  claimed: {
    zh: (name: string, at: string) => `${name} ${at}认领`,
    en: (name: string, at: string) => `Claimed by ${name}, ${at}`,
  },
  unclaimed: { zh: '还没有人认领', en: 'Nobody has claimed it' },
  how: { zh: '怎么答复', en: 'How it ends' },
  answered: { zh: '办结，答复店里', en: 'Done: answer the house' },
  returned: { zh: '不归我们管，退回', en: 'Not ours: return it' },
  recalled: { zh: '已收回', en: 'Taken back' },
  sorted: { zh: '已另行转派', en: 'Passed further' },
  recall: { zh: '收回', en: 'Take it back' },
  didRecall: { zh: '已收回', en: 'Taken back' },
  sort: { zh: '分派给', en: 'Sort: pass it to' },
  toSort: { zh: '由指挥中心分派', en: 'For the command room to sort' },
  goSort: { zh: '打开，分派给部门', en: 'Open it and pass it on' },
  passTask: { zh: '请部门协助', en: 'Ask a department' },
  passTaskHint: {
    zh: '这件任务还是您的；对方答复后会告诉您。',
    en: 'The task stays yours; you are told when they answer.',
  },
  said: { zh: '答复或退回的理由', en: 'The answer, or why it is returned' },
  saidHint: {
    zh: '办结时提问的人看到的就是这段话；写了身份证号、手机号，会先问您要不要单独加锁存放。',
    en: 'When done, whoever asked reads exactly this; if it holds personal numbers, you are asked whether to keep them apart.',
  },
  answer: { zh: '提交', en: 'Send' },
  didClaim: { zh: '已认领', en: 'Claimed' },
  didEnd: { zh: '已提交', en: 'Sent' },
});
