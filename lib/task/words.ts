import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { ClimbTo } from './ladder.ts';
import { isTaskKind, type Outcome, outcomes, type TaskKind } from './terms.ts';

const kindWords = defineWords({
  identity_pending: { zh: '身份待核', en: 'Identity pending' },
  excuse: { zh: '迟报说明', en: 'Excuse for a late return' },
  glass_broken: { zh: '紧急打开待确认', en: 'Broken glass to confirm' },
  alert: { zh: '预警', en: 'Alert' },
  climbed: { zh: '提级：还没人办', en: 'Escalated: nobody has it in hand' },
  chase: { zh: '催报', en: 'Chase' },
  incident: { zh: '立即报告', en: 'Report now' },
  question: { zh: '问警待回复', en: 'Question to answer' },
  hall_question: { zh: '议事群待回复', en: 'Question in a hall' },
  matter: { zh: '纠纷线索', en: 'Dispute or clue' },
  inspection: { zh: '上门检查', en: 'Inspection' },
  rectification: { zh: '整改复查', en: 'Rectification to prove' },
  order: { zh: '指令待确认', en: 'Order to confirm' },
  call: { zh: '电话通知', en: 'Tell by telephone' },
  register: { zh: '登记待核', en: 'Register to settle' },
} satisfies Record<TaskKind, { zh: string; en: string }>);

const toDoWords = defineWords({
  identity_pending: {
    zh: '孩子没带证件，请到场核清身份；来之前由前台看护，不安排房间。',
    en: 'A child without papers: go there and establish who it is. Until then the desk keeps the child in sight and gives no room.',
  },
  excuse: {
    zh: '看一看理由，认可或不认可；报备都算已报。',
    en: 'Read the reason and take it or not; the return counts as received either way.',
  },
  glass_broken: {
    zh: '有人紧急打开了登记原文，请到审批页确认。',
    en: 'Somebody broke the glass; confirm it under Approvals.',
  },
  alert: {
    zh: '打开预警看理由和证据，签收后核查，办完选结论。',
    en: 'Open the alert for its reasons and evidence; claim it, verify, and close it with what you found.',
  },
  climbed: {
    zh: '打电话给派出所值班或责任民警，落实谁去办；也可以自己签收。有人签收后这条自动消失。',
    en: 'Phone the station’s duty post or the officer and settle who goes, or claim it yourself. This ends by itself once somebody has it.',
  },
  chase: {
    zh: '联系店里问清为什么没报，能帮就帮；报来就自动办结。',
    en: 'Find out why nothing was filed and help; filing ends it by itself.',
  },
  incident: {
    zh: '打开值班页看报告内容，签收后处置。',
    en: 'Open it on the duty page, claim it, and act.',
  },
  question: {
    zh: '店里在等回复；打开问警直接回，不归公安管的流转给部门。回了就自动办结。',
    en: 'The house waits for an answer. Open the thread and answer, or pass it on where it is no police work; the answer ends it.',
  },
  hall_question: {
    zh: '店里在议事群提问，打开群回复；回了就自动办结。',
    en: 'A house asks in the hall. Open it and answer; the answer ends it.',
  },
  matter: {
    zh: '打开看经过，一步步办，办完选结果；不归公安管的流转给部门。办结就自动消失。',
    en: 'Open it, work it step by step and end it with a result; pass on what is no police work. The result ends it.',
  },
  inspection: {
    zh: '本周抽中的旅馆，两人上门，当场记下五必须查得怎样。',
    en: 'Drawn for this week: two officers go and record the five musts on the spot.',
  },
  rectification: {
    zh: '到期前复查，改好了记下凭什么认定，才能销号。',
    en: 'Check again before the last day; it ends only when a police officer records how it is proven.',
  },
  order: {
    zh: '打开指令，看通知和要收到的人，一键确认转发。',
    en: 'Open the order, look at the notice and who is to get it, and confirm with one tap.',
  },
  call: {
    zh: '通知发不到这家店的人手上：打电话说一声，请他们登录看。他们看了，这条自动办结。',
    en: 'A notice reached nobody of this house on any channel: phone them and ask them to sign in and read it. Reading it ends this by itself.',
  },
  register: {
    zh: '催报查明已经关门或者不再接待住宿：打开催报，在登记里从哪天起关闭，或者写明为什么不关。',
    en: 'A chase found that it has closed down or is no lodging any more: open the chase and close it in the register from a day, or say why not.',
  },
} satisfies Record<TaskKind, { zh: string; en: string }>);

const outcomeWords = defineWords({
  identified: { zh: '身份已核清', en: 'Identified' },
  guardian_coming: { zh: '监护人正在赶来', en: 'Guardian on the way' },
  taken_to_station: { zh: '带回派出所', en: 'Taken to the station' },
  taken_to_shelter: { zh: '送救助机构', en: 'Taken to a shelter' },
  left: { zh: '孩子已离开', en: 'The child has left' },
  excused: { zh: '认可', en: 'Excused' },
  not_excused: { zh: '不认可', en: 'Not excused' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  seen: { zh: '已看', en: 'Seen' },
  told: { zh: '已电话告知', en: 'Told by telephone' },
  not_reached: { zh: '电话没打通', en: 'Not reached' },
  inspected: { zh: '已检查', en: 'Inspected' },
  struck: { zh: '不去了', en: 'Struck off' },
  proven: { zh: '已整改', en: 'Proven done' },
  register_closed: { zh: '已在登记中关闭', en: 'Closed in the register' },
  register_stays: { zh: '登记不变', en: 'Stays in the register' },
} satisfies Record<Outcome, { zh: string; en: string }>);

/** The sentences of the task list and of a task's acts. */
export const taskWords = defineWords({
  mineToday: { zh: '我的', en: 'Mine' },
  allTasks: { zh: '管辖内全部', en: 'All within reach' },
  whose: { zh: '看谁的', en: 'Whose' },
  nearestFirst: { zh: '近的先', en: 'Nearest first' },
  nearestDone: {
    zh: '已按离您的远近排，位置不离开手机。',
    en: 'Ordered by the way from you; your position stays on the phone.',
  },
  nearHouse: { zh: (name: string) => `离${name}近的先`, en: (name: string) => `nearest to ${name} first` },
  byPlace: { zh: '按乡镇排', en: 'By place' },
  noPoint: { zh: '还没定位', en: 'no point yet' },
  tasks: { zh: '任务', en: 'Tasks' },
  waiting: { zh: (n: number) => `还有${n}件没办`, en: (n: number) => `${plural('task', n)} open` },
  nothing: { zh: '没有要办的事', en: 'Nothing to do' },
  nothingHint: {
    zh: '有身份待核、迟报说明时，会出现在这里。',
    en: 'Pending identities and excuses appear here.',
  },
  claim: { zh: '签收', en: 'Claim' },
  takeOver: { zh: '接过来办', en: 'Take over' },
  claimedBy: {
    zh: (name: string, time: string) => `${name} ${time}签收`,
    en: (name: string, time: string) => `Claimed by ${name}, ${time}`,
  },
  claimedByYou: { zh: (time: string) => `您${time}签收`, en: (time: string) => `You claimed it, ${time}` },
  unclaimed: { zh: '还没有人签收', en: 'Nobody has claimed it' },
  openFor: { zh: (length: string) => `已等${length}`, en: (length: string) => `waiting ${length}` },
  due: { zh: (time: string) => `${time}前办结`, en: (time: string) => `finish by ${time}` },
  overdue: { zh: (length: string) => `超时${length}`, en: (length: string) => `${length} over` },
  howEnded: { zh: '怎么办结的？', en: 'How did it end?' },
  finish: { zh: '办结', en: 'Finish' },
  policeOnly: {
    zh: '“身份已核清”由民警确认。',
    en: 'Only a police officer (民警) marks a child identified.',
  },
  doneToday: { zh: '刚办结', en: 'Finished' },
  latestOf: {
    zh: (shown: number) => `列出最近${shown}件`,
    en: (shown: number) => `The latest ${shown} are listed.`,
  },
  doneCount: { zh: (n: number) => `${n}件`, en: (n: number) => `${n}` },
  doneBy: {
    zh: (name: string, outcome: string) => `${name}：${outcome}`,
    en: (name: string, outcome: string) => `${name}: ${outcome}`,
  },
  room: { zh: (room: string) => `${room}房`, en: (room: string) => `room ${room}` },
  reason: { zh: '理由', en: 'Reason' },
  noReason: { zh: '没有写理由', en: 'No reason given' },
  didClaim: { zh: '已签收', en: 'Claimed' },
  didFinish: {
    zh: (outcome: string) => `已办结：${outcome}`,
    en: (outcome: string) => `Finished: ${outcome}`,
  },
});

const problemWords = defineWords({
  'M-320': { zh: '这件事已经有人办结了，请刷新。', en: 'This was finished already; reload.' },
  'M-321': {
    zh: '已有人签收；要由您来办，请点“接过来办”。',
    en: 'Somebody has claimed it; choose “Take over” to work it yourself.',
  },
  'M-322': { zh: '请选一个办理结果。', en: 'Choose how it ended.' },
  'M-324': {
    zh: '这件事在它自己的页面签收，请点开办理。',
    en: 'This is claimed on its own page; open it there.',
  },
  'M-323': {
    zh: '“身份已核清”只能由民警确认，请民警办理。',
    en: 'Only a police officer (民警) marks a child identified.',
  },
});

/** What people are told when they are rung; the place is the lodging's name, never a child. */
export const ringWords = defineWords({
  title: {
    zh: (what: string, place: string) => `${what}：${place}`,
    en: (what: string, place: string) => `${what}: ${place}`,
  },
  unclaimed: { zh: '还没有人签收，已升到您这里。', en: 'Nobody has claimed it; it has come up to you.' },
  stillOpen: { zh: '签收了，到时限还没办结。', en: 'Claimed, and still open at its due.' },
  claim: { zh: '请马上打开签收。', en: 'Open it and claim it now.' },
  dayClaim: { zh: '请在时限前打开签收。', en: 'Open it and claim it in time.' },
});

const climbWords = defineWords({
  county_duty: { zh: '县局值班', en: 'county duty' },
  chief: { zh: '所长', en: 'chief' },
  county_duty_again: { zh: '县局值班（仍未办结）', en: 'county duty, still open' },
  county: { zh: '县局', en: 'county' },
} satisfies Record<ClimbTo, { zh: string; en: string }>);

/** Whom a matter climbed to. */
export const climbName = (to: ClimbTo, language: Language): string => climbWords(language)[to];

/** The name of a kind of task; one a later version made stands as its code. */
export const taskKindName = (kind: string, language: Language): string =>
  isTaskKind(kind) ? kindWords(language)[kind] : kind;

/** What a task of a kind asks, in one sentence. */
export const taskToDo = (kind: string, language: Language): string =>
  isTaskKind(kind) ? toDoWords(language)[kind] : '';

/** The name of an outcome. */
export function outcomeName(outcome: string, language: Language): string {
  const known = outcomes.find((one) => one === outcome);
  return known ? outcomeWords(language)[known] : outcome;
}

/** The sentence of a problem of this room (M-320 to M-324), or null for another room's. */
export function taskProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
