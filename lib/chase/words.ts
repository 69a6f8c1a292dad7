import { instantToMinute } from '#lib/clock/words.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { ChaseList } from './queries.ts';
import { houseSteps, type Level, personSteps, type Step } from './terms.ts';
import { stepWords } from './words-terms.ts';

/** The pages and cards of a chase. */
export const chaseWords = defineWords({
  title: { zh: '催报', en: 'Chases' },
  one: { zh: '催报', en: 'Chase' },
  silentNights: { zh: (n: number) => `${n}晚未报`, en: (n: number) => `${plural('night', n)} silent` },
  nights: { zh: '未报的晚上', en: 'Silent nights' },
  since: { zh: (at: string) => `${at}起`, en: (at: string) => `since ${at}` },
  done: { zh: '已经做了什么', en: 'What was done' },
  nothingDone: { zh: '还没有人联系过', en: 'Nobody has been in touch yet' },
  next: { zh: '现在要做', en: 'To do now' },
  waits: { zh: '等店里报来', en: 'Waiting for the lodging' },
  waitsText: {
    zh: '该做的做过了；报来就自动结束，又没报会再提醒您。',
    en: 'What was asked is done. Filing ends it by itself; another silent night asks again.',
  },
  promised: { zh: (day: string) => `答应${day}前报`, en: (day: string) => `promised by ${day}` },
  dueBy: { zh: (at: string) => `${at}前`, en: (at: string) => `by ${at}` },
  over: { zh: (length: string) => `超时${length}`, en: (length: string) => `${length} over` },
  helpOnly: {
    zh: '新开通不满30天，只帮不催：教会怎么报就好。',
    en: 'New here, less than 30 days: only help, show how to file.',
  },
  neverPenalty: {
    zh: '没报本身不处罚。先弄清为什么，能帮就帮。',
    en: 'Silence alone is never punished. Find out why, and help.',
  },
  closedAs: { zh: (ending: string) => `已结束：${ending}`, en: (ending: string) => `Ended: ${ending}` },
  none: { zh: '没有正在催的', en: 'No open chase' },
  open: { zh: '打开', en: 'Open' },
  earlier: { zh: '以前的', en: 'Earlier ones' },
  toLodging: { zh: '旅馆页面', en: 'The lodging’s page' },
  call: { zh: '打电话', en: 'Call' },
  callDone: { zh: '电话怎么样？', en: 'What came of the call?' },
  saveCall: { zh: '记下电话', en: 'Record the call' },
  promiseDay: { zh: '答应哪天前报（可不填）', en: 'Day by which it files (optional)' },
  text: { zh: '发短信', en: 'Text message' },
  textReady: { zh: '写好的话', en: 'Prepared text' },
  textHint: { zh: '用自己的手机发；发了点“已发”。', en: 'Send it from your own phone, then tap Sent.' },
  sendBySms: { zh: '用短信发', en: 'Open in messages' },
  sentText: { zh: '短信已发', en: 'Text sent' },
  sentMessage: { zh: '微信已发', en: 'Chat message sent' },
  textToLodging: {
    zh: (name: string, nights: string, due: string) =>
      `${name}您好，${nights}的未成年人入住情况还没有收到（${due}截止）。没有新入住也请点一下“零报告”，有困难请回电，我们帮您报。`,
    en: (name: string, nights: string, due: string) =>
      `Hello ${name}. We have not received the return for ${nights} (due ${due}). If no minor checked in, one tap on nil is enough. Call back if anything is difficult; we will help.`,
  },
  visit: { zh: '上门', en: 'Visit' },
  saveVisit: { zh: '记下上门', en: 'Record the visit' },
  visitHow: { zh: '上门怎么样？', en: 'What came of the visit?' },
  place: { zh: '地点', en: 'Place' },
  when: { zh: '时间', en: 'Time' },
  promise: { zh: '答应了日子', en: 'A promise' },
  savePromise: { zh: '记下日子', en: 'Record the day' },
  promiseUntil: { zh: '哪天前报', en: 'Files by' },
  behalf: { zh: '代报零报告', en: 'File nil on behalf' },
  behalfText: {
    zh: '店里亲口说这一晚没有新住进来的未成年人，才代报。有孩子的，请让店里自己登记。',
    en: 'Only when the lodging itself says that no minor checked in that night. If there was one, the lodging registers it.',
  },
  behalfNight: { zh: '哪一晚', en: 'Which night' },
  saidBy: { zh: '谁说的', en: 'Who said so' },
  saveBehalf: { zh: '代报这一晚', en: 'File this night' },
  close: { zh: '查明情况，结束催报', en: 'End with what was found' },
  finding: { zh: '查明是', en: 'What was found' },
  saveClose: { zh: '结束催报', en: 'End the chase' },
  joint: { zh: '联合走访', en: 'Joint visit' },
  jointText: {
    zh: '两名民警一起去，查三件法定的事：登记、询问、报告。查的是这三件，不是没报。',
    en: 'Two officers check the three statutory duties: registering, asking, reporting. Those are checked, not the missing return.',
  },
  second: { zh: '另一名民警', en: 'The second officer' },
  secondHint: { zh: '辅警不能签', en: 'An auxiliary cannot sign' },
  saveJoint: { zh: '记下走访结果', en: 'Record the joint visit' },
  breach: { zh: '发现没有履行法定义务', en: 'A statutory duty was not kept' },
  breachText: {
    zh: '选责令改正、督办约谈或者立案，并选依据的条款。',
    en: 'Choose a correction, a talk or a case, and the article it rests on.',
  },
  consequence: { zh: '怎么处理', en: 'What is opened' },
  article: { zh: '依据', en: 'Article' },
  until: { zh: '改正期限', en: 'To be corrected by' },
  saveBreach: { zh: '确定', en: 'Confirm' },
  register: { zh: '登记怎么办', en: 'What becomes of the register' },
  registerPass: {
    zh: (finding: string) => `上门查明：${finding}。请核实营业执照是否注销，并告知结果。`,
    en: (finding: string) =>
      `Found on site: ${finding}. Please check whether the licence still stands, and say so.`,
  },
  registerAsked: {
    zh: (finding: string, by: string) => `查明：${finding}。县里${by}前核定登记；核定前不再催。`,
    en: (finding: string, by: string) =>
      `Found: ${finding}. The county settles the register by ${by}; until then nobody chases it.`,
  },
  registerClose: { zh: '在登记中关闭', en: 'Close it in the register' },
  registerFrom: { zh: '从哪一晚起', en: 'From which night' },
  registerStays: { zh: '不关，登记不变', en: 'It stays as it is' },
  registerWhy: { zh: '为什么不关', en: 'Why it stays' },
  registerSave: { zh: '核定', en: 'Settle' },
  registerDone: {
    zh: (how: string, at: string) => `${at}核定：${how}`,
    en: (how: string, at: string) => `Settled ${at}: ${how}`,
  },
  policeOnly: { zh: '由民警办理。', en: 'For a police officer (民警).' },
  saved: { zh: '记下了', en: 'Recorded' },
  ended: { zh: '催报已结束', en: 'The chase has ended' },
  sentLater: { zh: '没有信号时记下，后来发出', en: 'written without signal, sent later' },
  writtenAt: {
    zh: (at: string) => `没有信号时记下（${at}写的），后来发出`,
    en: (at: string) => `written without signal at ${at}, sent later`,
  },
  house: { zh: '系统', en: 'the system' },
  givenTo: { zh: (name: string) => `交给${name}`, en: (name: string) => `to ${name}` },
  at: { zh: (place: string) => `地点：${place}`, en: (place: string) => `at ${place}` },
  with: { zh: (name: string) => `同行：${name}`, en: (name: string) => `with ${name}` },
  ofNight: {
    zh: (night: string, who: string) => `${night}，${who}说的`,
    en: (night: string, who: string) => `${night}, as ${who} said`,
  },
  byDay: { zh: (day: string) => `${day}前`, en: (day: string) => `by ${day}` },
  nobodyToCall: { zh: '没有登记电话', en: 'No phone is recorded' },
  list: { zh: '催报名单', en: 'Chases' },
  count: { zh: (n: number) => `${n}家`, en: (n: number) => plural('lodging', n) },
  emptyCall: { zh: '没有要打的电话', en: 'Nobody to call' },
  emptyVisit: { zh: '没有要上门的', en: 'Nowhere to visit' },
  emptyWaiting: { zh: '没有在等的', en: 'Nothing is waited for' },
  emptyEnded: { zh: '今天还没有结束的', en: 'None has ended today' },
});

const listWords = defineWords({
  call: { zh: '要联系', en: 'To call' },
  visit: { zh: '要上门', en: 'To visit' },
  waiting: { zh: '等报来', en: 'Waiting' },
  ended: { zh: '今天结束', en: 'Ended today' },
} satisfies Record<ChaseList, { zh: string; en: string }>);

const demandWords = defineWords({
  remind: { zh: '自动提醒中，可以先打个电话。', en: 'Reminders run by themselves; a call may come first.' },
  officer: { zh: '24小时没报：联系一下，问问怎么了。', en: 'Silent for 24 hours: get in touch and ask why.' },
  call: { zh: '连续3晚没报：打电话问清楚。', en: 'Three nights in a row: call and find out.' },
  visit: { zh: '14天里5晚没报：上门看看，当面教。', en: 'Five nights in 14 days: go there and help.' },
  joint_visit: {
    zh: '60天内第二次：两名民警联合走访，查登记、询问、报告。',
    en: 'A second time within 60 days: two officers visit and check registering, asking and reporting.',
  },
  breach: {
    zh: '走访发现问题：选处理方式和条款。',
    en: 'The visit found a breach: choose what it opens, with the article.',
  },
} satisfies Record<Level, { zh: string; en: string }>);

const problemWords = defineWords({
  'M-420': { zh: '这次催报已经结束，请刷新看结果。', en: 'This chase has ended; reload to see how.' },
  'M-422': {
    zh: '现在还不能做这一步，请看“现在要做”。',
    en: 'This step is not possible now; see “To do now”.',
  },
  'M-423': {
    zh: '先打个电话或上门，记下来，再写查明的情况。',
    en: 'Call or visit first and record it; then say what was found.',
  },
  'M-424': { zh: '请选一项。', en: 'Choose one.' },
  'M-425': { zh: '请写地点，80个字以内。', en: 'Say where, in at most 80 characters.' },
  'M-426': {
    zh: '请写7天内、不晚于现在的时间。',
    en: 'Give a time within the last 7 days, not later than now.',
  },
  'M-427': { zh: '请选今天起14天内的一天。', en: 'Choose a day within 14 days from today.' },
  'M-428': {
    zh: '请从名单里选另一名民警。',
    en: 'Choose the second officer from the list, another than yourself.',
  },
  'M-436': {
    zh: '要两名民警签，辅警不能签，请换一名民警。',
    en: 'Two 民警 sign; an auxiliary cannot. Choose another second officer.',
  },
  'M-437': { zh: '请选从哪一晚起关闭。', en: 'Choose the night from which it is closed.' },
  'M-438': { zh: '请写为什么不关，200个字以内。', en: 'Say why it stays, in at most 200 characters.' },
  'M-439': { zh: '登记已经核定，请刷新。', en: 'The register was settled already; reload.' },
  'M-429': { zh: '三件事都要查，请逐项选。', en: 'All three duties are checked; answer each.' },
  'M-430': { zh: '请选与查出的问题相符的条款。', en: 'Choose an article about a duty that was not kept.' },
  'M-431': { zh: '责令改正要写期限，今天或以后。', en: 'A correction needs its last day, today or later.' },
  'M-432': { zh: '请写是谁说的。', en: 'Say who said so.' },
  'M-433': { zh: '这一晚不在这次催报里。', en: 'This night is not part of the chase.' },
  'M-435': {
    zh: '这些旅馆刚才都提醒过或者报来了，没有要发的。',
    en: 'All of these were reminded or have filed meanwhile; nothing to send.',
  },
  'M-434': { zh: '这一晚已经报了，不用代报。', en: 'This night was filed meanwhile; nothing to file.' },
});

const stepSaid = defineWords({
  'M-421': {
    zh: (who: string, what: string, at: string) => `${who}${at}刚记下“${what}”，请刷新后再记，免得重复。`,
    en: (who: string, what: string, at: string) =>
      `${who} recorded “${what}” at ${at}. Reload before recording yours, so that nothing is done twice.`,
  },
});

/** The name of a list of chases. */
export const chaseListName = (list: ChaseList, language: Language): string => listWords(language)[list];

/** What a level asks of the officer, in one sentence. */
export const demandOf = (level: Level, language: Language): string => demandWords(language)[level];

/** The sentence of a problem of this room (M-420 to M-439), or null for another room's. */
export function chaseProblem(problem: Problem, language: Language): string | null {
  if (problem.code === 'M-421') {
    const { who, kind, at } = problem.values ?? {};
    const step = [...personSteps, ...houseSteps].find((one): one is Step => one === kind);
    return stepSaid(language)['M-421'](
      String(who ?? '') || chaseWords(language).house,
      step ? stepWords(language)[step] : String(kind ?? ''),
      at ? instantToMinute(new Date(String(at)), language) : '…',
    );
  }
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
