import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { CallState, MatterKind, Outcome, Source, StepKind, Topic } from './terms.ts';

const kindWords = defineWords({
  dispute: { zh: '纠纷', en: 'Dispute' },
  clue: { zh: '线索', en: 'Clue' },
} satisfies Record<MatterKind, { zh: string; en: string }>);

const topicWords = defineWords({
  charge: { zh: '房费押金', en: 'Charges and deposit' },
  damage: { zh: '物品损坏', en: 'Damage' },
  noise: { zh: '吵闹', en: 'Noise' },
  between_guests: { zh: '客人之间', en: 'Between guests' },
  neighbours: { zh: '邻里', en: 'Neighbours' },
  fraud: { zh: '诈骗', en: 'Fraud' },
  theft: { zh: '盗窃', en: 'Theft' },
  gambling: { zh: '赌博', en: 'Gambling' },
  drugs: { zh: '毒品', en: 'Drugs' },
  unlicensed: { zh: '无证经营', en: 'No licence' },
  minors: { zh: '未成年人', en: 'Minors' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<Topic, { zh: string; en: string }>);

const sourceWords = defineWords({
  lodging: { zh: '旅馆提出', en: 'the lodging' },
  officer: { zh: '民警发现', en: 'the officer' },
  school: { zh: '学校移交', en: 'a school' },
  platform: { zh: '平台移交', en: 'a platform' },
  department: { zh: '部门移交', en: 'a department' },
  citizen: { zh: '群众反映', en: 'somebody else' },
} satisfies Record<Source, { zh: string; en: string }>);

const outcomeWords = defineWords({
  settled: { zh: '已和解', en: 'Settled' },
  advised: { zh: '已告知途径', en: 'Told where to turn' },
  case: { zh: '已受案', en: 'A case was opened' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  confirmed: { zh: '属实', en: 'Confirmed' },
  explained: { zh: '已排除', en: 'Explained' },
  unverifiable: { zh: '无法核实', en: 'Could not be verified' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  referred: { zh: '移送', en: 'Referred' },
} satisfies Record<Outcome, { zh: string; en: string }>);

const stepWords = defineWords({
  raised: { zh: '提出', en: 'Raised' },
  said: { zh: '补充', en: 'Added' },
  noted: { zh: '记下', en: 'Noted' },
  told: { zh: '告诉提出的人', en: 'Told whoever raised it' },
  passed: { zh: '转给', en: 'Passed to' },
  claimed: { zh: '认领', en: 'Claimed by' },
  recalled: { zh: '收回', en: 'Taken back from' },
  answered: { zh: '答复', en: 'Answered by' },
  returned: { zh: '退回', en: 'Returned by' },
  closed: { zh: '办结', en: 'Ended' },
} satisfies Record<StepKind, { zh: string; en: string }>);

const callStateWords = defineWords({
  waiting: { zh: '等另一人放行', en: 'Waits for a second person' },
  open: { zh: '征集中', en: 'Open' },
  over: { zh: '已结束', en: 'Ended' },
} satisfies Record<CallState, { zh: string; en: string }>);

export const kindName = (one: MatterKind, language: Language) => kindWords(language)[one];
export const topicName = (one: Topic, language: Language) => topicWords(language)[one];
export const sourceName = (one: Source, language: Language) => sourceWords(language)[one];
export const outcomeName = (one: Outcome, language: Language) => outcomeWords(language)[one];
export const stepName = (one: StepKind, language: Language) => stepWords(language)[one];
export const callStateName = (one: CallState, language: Language) => callStateWords(language)[one];

/** What a house reads of its disputes and of what it hands in. */
export const ownWords = defineWords({
  title: { zh: '纠纷和线索', en: 'Disputes and clues' },
  raise: { zh: '说一件事', en: 'Tell the officer' },
  kind: { zh: '是什么', en: 'What it is' },
  dispute: { zh: '有纠纷，请民警来调解', en: 'A dispute: please help settle it' },
  clue: { zh: '提供线索，只有民警看得到', en: 'Something you noticed: only the police read it' },
  topic: { zh: '哪一类', en: 'Of what kind' },
  text: { zh: '怎么回事', en: 'What happened' },
  textHint: { zh: '不用写孩子的名字和证件号码。', en: 'A child’s name or number is not needed.' },
  place: { zh: '在哪里（可不填）', en: 'Where (optional)' },
  placeHint: { zh: '比如 二楼前台', en: 'Such as: front desk, second floor' },
  send: { zh: '交给民警', en: 'Hand it in' },
  own: { zh: '提过的', en: 'Raised before' },
  none: { zh: '还没有提过', en: 'Nothing was raised yet' },
  noneHint: {
    zh: '客人闹房费、吵架、东西损坏，都可以请民警来调解。',
    en: 'Charges, quarrels, damage: the officer helps to settle it.',
  },
  clueOnlyYou: { zh: '只有您和民警看得到', en: 'Only you and the police see this' },
  waits: { zh: '等民警办理', en: 'Waiting for the officer' },
  works: { zh: '正在办理', en: 'In hand' },
  ended: { zh: '已办结', en: 'Ended' },
  thanks: { zh: '已办结，谢谢您', en: 'Dealt with. Thank you' },
  steps: { zh: '办理经过', en: 'What was done' },
  more: { zh: '补充一句', en: 'Add a line' },
  sendMore: { zh: '发送', en: 'Send' },
  calls: { zh: '民警想请您回想', en: 'The police ask what you remember' },
  around: {
    zh: (place: string, until: string) => `${place}，${until}前有效`,
    en: (place: string, until: string) => `${place}, until ${until}`,
  },
  asksBy: { zh: (unit: string) => `${unit}征集`, en: (unit: string) => `Asked by ${unit}` },
  answer: { zh: '回答民警', en: 'Answer the police' },
  answerHint: {
    zh: '只有民警看得到，别的店和同事都看不到。',
    en: 'Only the police read it; no other house, no colleague.',
  },
  answered: {
    zh: '您已经回答过，谢谢；还可以再补一条。',
    en: 'You have answered, thank you; you may add another.',
  },
  toAsk: { zh: '有纠纷或线索？', en: 'A dispute, or something you noticed?' },
  answerText: { zh: '您记得什么', en: 'What you remember' },
  back: { zh: '问警', en: 'Ask the officer' },
  didRaise: { zh: '已交给民警', en: 'It is with the officer' },
  didAdd: { zh: '已补充', en: 'Added' },
  toAskHint: { zh: '请民警来调解，或只告诉民警', en: 'Have it settled, or tell the police alone' },
  you: { zh: '我们店', en: 'Our house' },
  result: { zh: (what: string) => `结果：${what}`, en: (what: string) => `Result: ${what}` },
});

/** The police's pages of disputes and clues. */
export const matterWords = defineWords({
  title: { zh: '纠纷线索', en: 'Disputes and clues' },
  open: { zh: (n: number) => `${n}件没办结`, en: (n: number) => `${n} open` },
  openTab: { zh: '没办结', en: 'Open' },
  closedTab: { zh: '已办结', en: 'Ended' },
  nothing: { zh: '没有要办的', en: 'Nothing to work' },
  nothingHint: {
    zh: '旅馆提出、民警记下或学校、平台移交的，都在这里。',
    en: 'What houses raise, officers note and schools or platforms hand in appears here.',
  },
  record: { zh: '记一件', en: 'Record one' },
  recordHint: { zh: '民警记下的，旅馆看不到。', en: 'What an officer records is not shown to the house.' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  lodgingHint: { zh: '编号，比如 LH0012', en: 'Its code, such as LH0012' },
  kind: { zh: '类别', en: 'Kind' },
  disputeOr: { zh: '纠纷或线索', en: 'Dispute or clue' },
  topic: { zh: '哪一类', en: 'Of what kind' },
  source: { zh: '来源', en: 'Source' },
  from: { zh: '哪个学校或平台', en: 'Which school or platform' },
  fromHint: { zh: '写单位名，不写个人。', en: 'The institution, no person.' },
  text: { zh: '怎么回事', en: 'What happened' },
  place: { zh: '在哪里（可不填）', en: 'Where (optional)' },
  save: { zh: '记下', en: 'Record' },
  raised: { zh: '提出', en: 'Raised' },
  due: { zh: '办结时限', en: 'Due' },
  overdue: { zh: (length: string) => `已超时${length}`, en: (length: string) => `${length} over` },
  result: { zh: '结果', en: 'Result' },
  facts: { zh: '基本情况', en: 'Facts' },
  steps: { zh: '办理经过', en: 'Steps' },
  notShown: { zh: '店里看不到', en: 'Not shown to the house' },
  step: { zh: '记一步', en: 'Add a step' },
  stepText: { zh: '做了什么，或告诉店里什么', en: 'What was done, or a word to the house' },
  toWhom: { zh: '给谁看', en: 'Who reads it' },
  toPolice: { zh: '只有民警', en: 'The police alone' },
  toHouse: { zh: '告诉提出的人', en: 'Whoever raised it, too' },
  saveStep: { zh: '记下这一步', en: 'Add the step' },
  end: { zh: '办结', en: 'End it' },
  endText: { zh: '怎么办结的', en: 'How it ended' },
  endHintDispute: { zh: '店里看得到结果和这段话。', en: 'The house reads the result and these words.' },
  endHintClue: { zh: '提供的人只收到感谢。', en: 'Whoever handed it in is thanked and reads none of this.' },
  didRecord: { zh: '已记下', en: 'Recorded' },
  didStep: { zh: '已记下这一步', en: 'Step added' },
  didEnd: { zh: '已办结', en: 'Ended' },
  didPass: { zh: '已转出', en: 'Passed on' },
  answersCall: { zh: '回答征集', en: 'Answers a call' },
  showNumbers: { zh: '查看号码（记入日志）', en: 'Show the numbers (noted)' },
});

/** Calls for clues. */
export const clueCallWords = defineWords({
  title: { zh: '征集线索', en: 'Calls for clues' },
  compose: { zh: '新的征集', en: 'New call' },
  hint: {
    zh: '由一人起草、另一人放行。各店分别回答，只有民警看得到；不写姓名和号码。',
    en: 'One person composes, another releases. Each house answers in private; no names, no numbers.',
  },
  unit: { zh: '问哪里的旅馆', en: 'Which houses are asked' },
  place: { zh: '什么地方', en: 'Around where' },
  asks: { zh: '想请大家回想什么', en: 'What they are asked' },
  endsOn: { zh: '到哪天为止', en: 'Until' },
  save: { zh: '起草', en: 'Compose' },
  release: { zh: '放行', en: 'Release' },
  end: { zh: '结束并感谢', en: 'End and thank' },
  none: { zh: '还没有征集过', en: 'No call yet' },
  asked: {
    zh: (houses: number, answered: number) => `问了${houses}家，${answered}条回答`,
    en: (houses: number, answered: number) =>
      `${plural('house', houses)} asked, ${plural('answer', answered)}`,
  },
  by: {
    zh: (name: string, at: string) => `${name} ${at}起草`,
    en: (name: string, at: string) => `${name}, ${at}`,
  },
  until: { zh: (day: string) => `到${day}`, en: (day: string) => `until ${day}` },
  didCompose: { zh: '已起草，等另一人放行', en: 'Composed; another person releases it' },
  didRelease: { zh: '已放行', en: 'Released' },
  didEnd: { zh: '已结束，回答过的人会收到感谢', en: 'Ended; whoever answered is thanked' },
});

/** Disputes and clues as figures. */
export const matterFigureWords = defineWords({
  title: { zh: '近90天纠纷线索', en: 'Disputes and clues of the last 90 days' },
  kind: { zh: '类别', en: 'Kind' },
  raised: { zh: '件数', en: 'Raised' },
  open: { zh: '没办结', en: 'Open' },
  inTime: { zh: '按时办结', en: 'Ended in time' },
  outcomes: { zh: '结果', en: 'Results' },
  definition: {
    zh: '按提出的那天算；按时：办结不晚于上班时间内的时限，没到时限的不判；结果由办结的人选定。',
    en: 'Counted by the day they were raised. In time: ended within the limit of duty hours; what is not due yet is not judged. Results are what whoever ended it chose.',
  },
});
