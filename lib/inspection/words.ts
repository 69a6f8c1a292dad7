import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';

/** The police's pages of visits. */
export const inspectionWords = defineWords({
  title: { zh: '检查', en: 'Inspections' },
  one: { zh: '检查记录', en: 'Inspection' },
  fresh: { zh: '记一次检查', en: 'Record a visit' },
  record: { zh: '去检查', en: 'Record the visit' },
  saved: { zh: '检查已记下，店里可以看到副本', en: 'Visit recorded; the house can read its copy' },
  provenDone: { zh: '已销号', en: 'Proven and closed' },
  drawnDone: { zh: '本周名单已抽好', en: 'This week’s list is drawn' },
  preparedDone: { zh: '暗访已安排', en: 'Undercover visit prepared' },
  struckDone: { zh: '已划掉', en: 'Struck off' },
  toDo: { zh: '要去检查的', en: 'To visit' },
  toDoNone: { zh: '没有抽中要去的', en: 'Nothing drawn within your reach' },
  toProve: { zh: '等整改的', en: 'To be put right' },
  toProveNone: { zh: '没有等整改的', en: 'Nothing waits to be put right' },
  done: { zh: '检查台账', en: 'Visits made' },
  doneNone: { zh: '还没有检查记录', en: 'No visit recorded yet' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  officers: { zh: '检查人', en: 'Officers' },
  due: { zh: '期限', en: 'Due' },
  by: { zh: (at: string) => `${at}前`, en: (at: string) => `by ${at}` },
  overdue: { zh: (n: number) => `超期${n}天`, en: (n: number) => `${plural('day', n)} over` },
  when: { zh: '时间', en: 'Time' },
  kind: { zh: '方式', en: 'Kind' },
  result: { zh: '结果', en: 'Result' },
  found: { zh: (n: number) => `${n}项没做到`, en: (n: number) => `${n} not kept` },
  second: { zh: '另一名检查人', en: 'Second officer' },
  secondHint: {
    zh: '责令改正要两名民警；辅警可以陪同。',
    en: 'A correction needs two 民警; an auxiliary may come along.',
  },
  auxiliary: { zh: '辅警', en: 'auxiliary' },
  noteOf: { zh: '看到什么', en: 'What was seen' },
  article: { zh: '依据', en: 'Article' },
  noteHint: { zh: '写事实，不写孩子的姓名和证件号码。', en: 'Facts; no child’s name or number.' },
  follow: { zh: '怎么处理', en: 'What follows' },
  until: { zh: '责令改正的期限', en: 'Last day of the correction' },
  spoke: { zh: '店里谁在场', en: 'Who spoke for the house' },
  statement: { zh: '店里的陈述（原话）', en: 'The house’s own statement' },
  noStatement: { zh: '没有陈述', en: 'Nothing said' },
  signature: { zh: '签名', en: 'Signature' },
  refusal: { zh: '拒签理由', en: 'Why it refused' },
  note: { zh: '只给公安看的备注', en: 'Note for the police alone' },
  noPhotos: {
    zh: '不拍照、不上传照片。需要固定证据的，按办案程序另行提取。',
    en: 'No photos are taken or kept here. Evidence is secured by the procedure of a case.',
  },
  photos: { zh: '现场照片', en: 'Photos' },
  photosHint: {
    zh: '只拍场所和登记本，不拍人脸和证件；店里看不到，和文字一起到期清除。',
    en: 'Of the place and its register, no faces or papers. The house never sees them; they go when the words go.',
  },
  photosAway: {
    zh: '照片不存在手机里，要有信号才能交。',
    en: 'Photos are not kept on the phone: they need a signal.',
  },
  photosNote: {
    zh: '每次打开都会留痕；店里看不到。',
    en: 'Each opening is written down; the house never sees them.',
  },
  photo: {
    zh: (n: number, size: string) => `照片${n}（${size}）`,
    en: (n: number, size: string) => `Photo ${n} (${size})`,
  },
  photoCleared: {
    zh: (n: number) => `照片${n}已到期清除`,
    en: (n: number) => `Photo ${n} cleared at its date`,
  },
  keptUntil: { zh: '文字保留到', en: 'Words kept until' },
  untilProven: { zh: '整改确认后满3年', en: 'three years after the correction is proven' },
  sign: { zh: '签字并记下', en: 'Sign and record' },
  houseSaid: { zh: '店里后来的说明', en: 'The house’s later statement' },
  rectification: { zh: '整改', en: 'To be put right' },
  houseDone: {
    zh: (at: string) => `店里${at}说已经改好`,
    en: (at: string) => `The house said it is done, ${at}`,
  },
  prove: { zh: '销号', en: 'Proven: close' },
  howProven: { zh: '凭什么认定改好了', en: 'How it is known' },
  proofSaid: { zh: '说明（可不填）', en: 'Remark (optional)' },
  provenBy: {
    zh: (name: string, at: string) => `${name}${at}确认改好`,
    en: (name: string, at: string) => `${name} confirmed it, ${at}`,
  },
  week: { zh: '本周抽查名单', en: 'This week’s list' },
  draw: { zh: '抽本周名单', en: 'Draw this week’s list' },
  drawHint: {
    zh: '按需要加权、随机抽取，另抽随机对照；一周只能抽一次，种子和当时的依据都留存，可以重算。',
    en: 'Weighted by need and chance, with controls by chance alone. Once a week; seed and inputs are kept, so anybody can draw it again.',
  },
  drawn: {
    zh: (from: number, need: number, control: number) => `从${from}家中按需${need}家、对照${control}家`,
    en: (from: number, need: number, control: number) =>
      `${need} by need and ${control} as controls from ${plural('lodging', from)}`,
  },
  seed: { zh: '种子', en: 'Seed' },
  precision: { zh: '抽得准不准', en: 'What the list finds' },
  precisionHint: {
    zh: '检查中至少一项没做到的比例。对照是全县均匀抽的，两者之差就是按需抽查多发现的。',
    en: 'Share of visits with at least one must not kept. Controls are an even sample of the county; the difference is what drawing by need adds.',
  },
  need: { zh: '按需抽中', en: 'Drawn by need' },
  control: { zh: '随机对照', en: 'Controls' },
  group: { zh: '分组', en: 'Group' },
  visited: { zh: '已检查', en: 'Visited' },
  foundShort: { zh: '有问题', en: 'Found' },
  share: { zh: '比例（95%区间）', en: 'Share (95 % interval)' },
  waiting: { zh: (n: number) => `还有${n}家没去`, en: (n: number) => `${plural('lodging', n)} not visited` },
  undercover: { zh: '暗访', en: 'Undercover visits' },
  undercoverHint: {
    zh: '旅馆和社区民警事先都看不到；签字后才进入旅馆时间线。',
    en: 'Neither the house nor its officer sees it before; once signed it stands on the timeline.',
  },
  code: { zh: '旅馆编码', en: 'Lodging code' },
  prepare: { zh: '安排暗访', en: 'Prepare it' },
  strike: { zh: '划掉', en: 'Strike off' },
  strikeWhy: { zh: '为什么不去了', en: 'Why it is not made' },
  toLodging: { zh: '旅馆页面', en: 'The lodging’s page' },
  happened: {
    zh: (kind: string, result: string) => `${kind}：${result}`,
    en: (kind: string, result: string) => `${kind}: ${result}`,
  },
  provenShort: { zh: (name: string) => `${name}确认`, en: (name: string) => `confirmed by ${name}` },
  provenHappened: { zh: '整改已确认', en: 'Correction proven done' },
  saidHappened: { zh: '店里对检查写了说明', en: 'The house stated on the visit' },
});

const problemWords = defineWords({
  'M-560': {
    zh: '请写7天内、不晚于现在的时间。',
    en: 'Give a time within the last 7 days, not later than now.',
  },
  'M-561': {
    zh: '请从名单里选另一名检查人。',
    en: 'Choose the second officer from the list, another than yourself.',
  },
  'M-562': { zh: '没做到的，请写看到了什么。', en: 'Where something was not kept, say what was seen.' },
  'M-563': {
    zh: '有没做到的，选“当场提醒”或“责令改正”；都做到了，选“没有发现问题”。',
    en: 'Something not kept is told on the spot or corrected; where all was kept, nothing follows.',
  },
  'M-564': { zh: '请选明天起90天内的一天。', en: 'Choose a day from tomorrow to 90 days on.' },
  'M-565': {
    zh: '责令改正要两名民警，请换一名民警，或改为“当场提醒”。',
    en: 'A correction needs two 民警; choose another second officer, or tell it on the spot.',
  },
  'M-566': { zh: '请写为什么拒绝签名。', en: 'Say why the signature was refused.' },
  'M-567': { zh: '请写店里是谁在场。', en: 'Say who spoke for the house.' },
  'M-568': {
    zh: '本周名单已经抽过，一周只抽一次。',
    en: 'This week’s list is drawn already; it is drawn once.',
  },
  'M-569': {
    zh: '这次检查已经做完或划掉，请刷新。',
    en: 'This visit was made or struck off already; reload.',
  },
  'M-570': { zh: '请选一项。', en: 'Choose one.' },
  'M-571': { zh: '太长了，请写短些。', en: 'This is too long; say it in fewer words.' },
  'M-572': { zh: '请写原因，100个字以内。', en: 'Give the reason in at most 100 characters.' },
  'M-573': { zh: '请写1到500个字。', en: 'Write 1 to 500 characters.' },
  'M-574': {
    zh: '这一条不适用于这家旅馆，请重选。',
    en: 'This article is not for such a lodging; choose another.',
  },
  'M-575': { zh: '已经确认改好，请刷新。', en: 'This was proven already; reload.' },
  'M-576': { zh: '已经写过说明，不能再改。', en: 'A statement was made already and is not changed.' },
  'M-578': {
    zh: '本县的检查不收照片，请去掉照片再签。',
    en: 'Visits of this county carry no photos; take them out and sign again.',
  },
  'M-579': {
    zh: '照片比本县规定的多，请去掉几张再签。',
    en: 'These are more photos than this county takes; take some out and sign again.',
  },
  'M-577': { zh: '这家旅馆已经安排了暗访。', en: 'An undercover visit of this lodging is prepared already.' },
});

/** The sentence of a problem of this room (M-560 to M-579), or null for another room's. */
export function inspectionProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
