import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import { longest } from './terms.ts';

/** What both sides read of a thread. */
export const threadWords = defineWords({
  ask: { zh: '问警', en: 'Ask the officer' },
  asks: { zh: '问过的', en: 'Asked before' },
  none: { zh: '还没有问过', en: 'Nothing was asked yet' },
  noneHint: {
    zh: '证件、登记、消防、纠纷……有什么拿不准的，直接问责任民警。',
    en: 'Papers, registering, fire safety, disputes: whatever you are unsure of, ask your officer.',
  },
  text: { zh: '想问什么', en: 'Your question' },
  textHint: {
    zh: '不用写孩子的名字和证件号码。',
    en: 'A child’s name or number is not needed.',
  },
  place: { zh: '在哪里（可不填）', en: 'Where (optional)' },
  placeHint: { zh: '比如 三楼楼梯口', en: 'Such as: stairs, third floor' },
  send: { zh: '发给民警', en: 'Send to the officer' },
  more: { zh: '再说一句', en: 'Add a line' },
  sendMore: { zh: '发送', en: 'Send' },
  sent: { zh: '已送到', en: 'It has arrived' },
  danger: { zh: '正在发生危险，先打110。', en: 'In danger now, call 110 first.' },
  settled: { zh: '问题解决了', en: 'This is settled' },
  rate: { zh: '这次答复怎么样？', en: 'How was the answer?' },
  rateOnce: {
    zh: '只问这一次，只用来算总数。',
    en: 'Asked once; it only counts in a figure.',
  },
  rated: { zh: '谢谢，已记下', en: 'Thank you, noted' },
  you: { zh: '我们店', en: 'Our house' },
  police: { zh: '民警', en: 'Officer' },
  waiting: { zh: '等回复', en: 'Waiting for an answer' },
  answered: { zh: '已回复', en: 'Answered' },
  closed: { zh: '已结束', en: 'Ended' },
  open: { zh: '进行中', en: 'Open' },
  cleared: { zh: '（到期已清除）', en: '(cleared at its date)' },
  fileOnly: { zh: '（图片或语音）', en: '(a picture or voice note)' },
  live: { zh: (time: string) => `${time} 自动更新`, en: (time: string) => `up to date at ${time}` },
  at: { zh: (place: string) => `地点：${place}`, en: (place: string) => `Place: ${place}` },
  about: { zh: (what: string) => `关于${what}`, en: (what: string) => `About ${what}` },
  onDuty: { zh: '在岗', en: 'On duty' },
  offDuty: {
    zh: (station: string) => `现在不在岗，${station}值班民警代答`,
    en: (station: string) => `Off duty now; the duty post of ${station} answers`,
  },
  noOfficer: { zh: '还没有责任民警，派出所来答', en: 'No officer yet; the station answers' },
  unsent: {
    zh: '没有信号，先存在这台手机里，有信号自动发。',
    en: 'No signal: kept on this phone, sent when it is back.',
  },
  kept: { zh: '写了一半的已存好', en: 'What you typed is kept' },
  numbersFound: {
    zh: '文字里有身份证号、护照号或手机号。',
    en: 'The text holds an identity, passport or mobile number.',
  },
  numbersWhat: { zh: '这些号码怎么放', en: 'What becomes of the numbers' },
  numbersMoved: { zh: '单独加锁存放（建议）', en: 'Kept apart under lock (advised)' },
  numbersLeft: { zh: '就留在文字里', en: 'Left in the text' },
  numbersApart: { zh: '号码已单独加锁存放', en: 'Numbers are kept apart under lock' },
});

/** The police's side of threads. */
export const questionWords = defineWords({
  title: { zh: '问警', en: 'Questions' },
  waiting: { zh: (n: number) => `${n}家在等回复`, en: (n: number) => `${plural('question', n)} waiting` },
  waitingTab: { zh: '等回复', en: 'Waiting' },
  openTab: { zh: '进行中', en: 'Open' },
  closedTab: { zh: '已结束', en: 'Ended' },
  nothing: { zh: '没有要回的', en: 'Nothing to answer' },
  nothingHint: { zh: '旅馆一发问，这里就会出现。', en: 'A question appears here as it is asked.' },
  house: { zh: '旅馆', en: 'Lodging' },
  since: { zh: '等了', en: 'Waiting' },
  last: { zh: '最近', en: 'Last line' },
  asked: { zh: '提问', en: 'Asked' },
  answer: { zh: '回复', en: 'Answer' },
  answerText: { zh: '回复内容', en: 'Your answer' },
  answerHint: { zh: '店里看到的就是这段话。', en: 'The house reads exactly this.' },
  close: { zh: '结束', en: 'End' },
  overdue: { zh: (length: string) => `已超时${length}`, en: (length: string) => `${length} over` },
  dueIn: { zh: (time: string) => `${time}前要回`, en: (time: string) => `answer by ${time}` },
  showNumbers: { zh: '查看号码（记入日志）', en: 'Show the numbers (noted)' },
  numbers: { zh: '号码', en: 'Numbers' },
  didAnswer: { zh: '已回复', en: 'Answered' },
  didClose: { zh: '已结束', en: 'Ended' },
  linked: { zh: '挂在', en: 'Hangs on' },
  alert: { zh: '预警', en: 'an alert' },
  chase: { zh: '催报', en: 'a chase' },
  openThread: { zh: '问店里', en: 'Ask the house' },
  openText: { zh: '想问店里什么', en: 'What to ask' },
  firstAnswer: { zh: '首次回复用时', en: 'First answer after' },
  closing: { zh: '到结束用时', en: 'Ended after' },
  ofDuty: {
    zh: (wall: string, duty: string) => `${wall}（上班时间${duty}）`,
    en: (wall: string, duty: string) => `${wall} (${duty} of duty)`,
  },
  times: { zh: '用时', en: 'Times' },
});

const ratingWords = defineWords({
  good: { zh: '满意', en: 'Good' },
  fair: { zh: '一般', en: 'Fair' },
  poor: { zh: '不满意', en: 'Poor' },
});

const aboutWords = defineWords({
  return: { zh: '报备', en: 'a return' },
  closure: { zh: '歇业报备', en: 'a closure' },
  notice: { zh: '通知', en: 'a notice' },
});

const lineWords = defineWords({
  said: { zh: '说', en: 'Said' },
  passed: { zh: '已转给', en: 'Passed to' },
  claimed: { zh: '已认领', en: 'Claimed by' },
  recalled: { zh: '已收回，转给的是', en: 'Taken back from' },
  returned: { zh: '已退回', en: 'Returned by' },
  closed: { zh: '结束', en: 'Ended' },
  reopened: { zh: '重新打开', en: 'Opened again' },
});

/** What the messages say; they never carry the text. */
export const messageWords = defineWords({
  title: { zh: '问警', en: 'Ask the officer' },
  asked: {
    zh: (name: string) => `${name}在问您，点开回复。`,
    en: (name: string) => `${name} asks you; open it to answer.`,
  },
  substitute: {
    zh: (name: string) => `${name}在问警，责任民警不在岗，请代答。`,
    en: (name: string) => `${name} asks; its officer is off duty, please answer.`,
  },
  remind: {
    zh: (name: string) => `${name}还在等您回复。`,
    en: (name: string) => `${name} still waits for your answer.`,
  },
  answered: {
    zh: (name: string) => `${name}：民警回复了，点开看。`,
    en: (name: string) => `${name}: your officer has written; open it.`,
  },
  closed: {
    zh: (name: string) => `${name}：这次问警结束了，请点一下满不满意。`,
    en: (name: string) => `${name}: the thread has ended; please say how it was.`,
  },
});

export const ratingName = (rating: 'good' | 'fair' | 'poor', language: Language) =>
  ratingWords(language)[rating];
export const aboutName = (kind: 'return' | 'closure' | 'notice', language: Language) =>
  aboutWords(language)[kind];
export const lineName = (kind: keyof ReturnType<typeof lineWords>, language: Language) =>
  lineWords(language)[kind];

const problemWords = defineWords({
  'M-600': {
    zh: `请写1到${longest.text}个字，或者附上图片、语音。`,
    en: `Write 1 to ${longest.text} characters, or attach a picture or a voice note.`,
  },
  'M-601': { zh: `地点最多${longest.place}个字。`, en: `A place has at most ${longest.place} characters.` },
  'M-602': {
    zh: '文字里有身份证号或手机号。请选单独加锁存放，或就留在文字里，再发一次。',
    en: 'The text holds a personal number. Choose to keep it apart under lock or to leave it, and send again.',
  },
  'M-603': { zh: '页面太旧了，请刷新再发；写的都在。', en: 'The page is too old; reload it and send again.' },
  'M-604': {
    zh: '要挂的那一条不在这家店名下，请从那一页重新点进来。',
    en: 'What it hangs on is not this house’s; come again from its own page.',
  },
  'M-605': { zh: '请点一个：满意、一般、不满意。', en: 'Choose good, fair or poor.' },
  'M-606': { zh: '已经结束了；再写一句就重新打开。', en: 'It has ended; another line opens it again.' },
  'M-607': { zh: '这次已经评过，或还没有答复。', en: 'It was said already, or nothing was answered yet.' },
  'M-609': { zh: '请从列表里选转给谁。', en: 'Choose from the list whom it is passed to.' },
  'M-610': {
    zh: '已经转出，还没办结；等对方答复或退回。',
    en: 'It is with somebody already; wait for their answer or return.',
  },
  'M-611': { zh: '请选办结或退回。', en: 'Choose done or returned.' },
  'M-612': { zh: '已经有人认领或办结了，请刷新看。', en: 'Somebody has claimed or ended it; reload to see.' },
  'M-613': { zh: '已经办结或收回了，请刷新看。', en: 'It was ended or taken back already; reload to see.' },
  'M-614': { zh: '这件任务已经办完了。', en: 'The task is done already.' },
  'M-608': { zh: '店里还在等回复，先回复再结束。', en: 'The house waits for an answer: answer first.' },
});

/** The sentence of a problem of this room (M-600 to M-614), or null for another room's. */
export function conversationProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
