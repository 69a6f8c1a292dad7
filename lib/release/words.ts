import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';

/** The lists that can be exported, by name. */
export const listWords = defineWords({
  stays: { zh: '入住登记', en: 'Check-ins' },
  contacts: { zh: '旅馆联系人', en: 'People to call' },
});

/** The columns of a list beside the fields of a stay. */
export const columnWords = defineWords({
  id: { zh: '登记号', en: 'Entry' },
  code: { zh: '旅馆编码', en: 'Code' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  night: { zh: '报备日', en: 'Night' },
  category: { zh: '类别', en: 'Category' },
  township: { zh: '乡镇街道', en: 'Township' },
  address: { zh: '地址', en: 'Address' },
  place: { zh: '顺序', en: 'Order' },
  person: { zh: '联系人', en: 'Person' },
  phone: { zh: '电话', en: 'Phone' },
});

/** The pages of packs and exports, and the sheets. */
export const releaseWords = defineWords({
  evidence: { zh: '证据材料包', en: 'Evidence packs' },
  exports: { zh: '导出', en: 'Exports' },
  askEvidence: { zh: '申请证据材料包', en: 'Ask for a pack' },
  askCase: { zh: '申请案事件材料包', en: 'Ask for the pack of a case' },
  ofLodging: { zh: '一家旅馆', en: 'A lodging' },
  caseText: {
    zh: '依照机关来函，取这起案事件的预警、可疑情况报告、办理经过，有关的那几名孩子的登记，那几晚的报备和回执，催报、检查和改正。别的孩子不在内，报告人不在内。须另一人同意。',
    en: 'On an authority’s request: the alerts and reports of this case and what was done, the check-ins of the children it is about, the returns of those nights, chases, visits and corrections. No other child, and nobody who told. Another must allow it.',
  },
  cases: { zh: '案事件材料包', en: 'Pack of a case' },
  casesHint: {
    zh: '近90天的预警和可疑情况报告；别的从它的页面申请。',
    en: 'Alerts and reports of the last 90 days; for others ask from their own page.',
  },
  noCases: { zh: '近90天没有', en: 'None in the last 90 days' },
  case: { zh: '案事件', en: 'Case' },
  holds: { zh: '包括', en: 'Holds' },
  caseHolds: {
    zh: (alerts: number, told: number, stays: number) =>
      `预警${alerts}条，可疑情况报告${told}件，孩子的登记${stays}条`,
    en: (alerts: number, told: number, stays: number) =>
      `${plural('alert', alerts)}, ${plural('report', told)} told at once, ${plural('check-in', stays)}`,
  },
  pictures: { zh: '附检查的现场照片（照片不遮盖）', en: 'Enclose photos of visits (photos are not masked)' },
  noHouse: { zh: '没有说是哪家店', en: 'House not named' },
  evidenceText: {
    zh: '依照机关来函，取一家旅馆一段日子的报备、回执、处理记录和审计日志。须另一人同意；签名的 PDF 和机器文件可离线验真；72小时后清除。',
    en: 'On an authority’s request: one lodging’s returns, receipts, what was done and the house book of some nights. Another must allow it; the signed PDF and machine file verify offline; both are emptied after 72 hours.',
  },
  lodging: { zh: '旅馆编码', en: 'Lodging code' },
  house: { zh: '旅馆', en: 'Lodging' },
  from: { zh: '从哪一晚', en: 'From the night of' },
  to: { zh: '到哪一晚', en: 'To the night of' },
  authority: { zh: '来函机关', en: 'Authority' },
  reference: { zh: '函号或案件编号', en: 'Request or case number' },
  referenceHint: {
    zh: '写编号，不写姓名、证件号码和电话。',
    en: 'A number; no name, identity number or phone.',
  },
  opened: {
    zh: '来函要求原文：打开姓名、证件号码和电话',
    en: 'The request asks for names, numbers and phones in full',
  },
  send: { zh: '提交，等另一人同意', en: 'Ask a second person' },
  askedDone: { zh: '已提交，等另一人同意', en: 'Asked; waiting for a second person' },
  madeDone: { zh: '已做好，可以下载', en: 'Made; it can be fetched' },
  list: { zh: '名单', en: 'List' },
  masked: { zh: '遮盖导出', en: 'Masked export' },
  maskedText: {
    zh: '姓名、证件号码、电话都遮盖；最多31晚、5000行。',
    en: 'Names, numbers and phones masked; at most 31 nights and 5,000 rows.',
  },
  full: { zh: '原文导出', en: 'Export in full' },
  fullText: {
    zh: '要写事由，另一人同意后24小时内下载；每行带水印，查得到是谁导出、谁同意、为什么。',
    en: 'Needs a reason and another’s yes; fetched within 24 hours; a watermark on every row leads back to who, by whose leave and why.',
  },
  reason: { zh: '事由', en: 'Reason' },
  take: { zh: '导出', en: 'Export' },
  mine: { zh: '我申请的', en: 'What I asked for' },
  none: { zh: '没有申请过', en: 'Nothing asked yet' },
  waits: { zh: '等另一人同意', en: 'Waiting for a second person' },
  declined: { zh: '没有同意', en: 'Not allowed' },
  allowed: {
    zh: (name: string, until: string) => `${name}已同意，${until}前有效`,
    en: (name: string, until: string) => `Allowed by ${name} until ${until}`,
  },
  expired: { zh: (at: string) => `${at}已过期清除`, en: (at: string) => `Expired and emptied ${at}` },
  make: { zh: '制作', en: 'Make it' },
  pdf: { zh: '签名 PDF', en: 'Signed PDF' },
  machine: { zh: '机器文件', en: 'Machine file' },
  csv: { zh: 'CSV', en: 'CSV' },
  xlsx: { zh: '表格', en: 'Excel' },
  fetched: { zh: (n: number) => `下载${n}次`, en: (n: number) => `fetched ${plural('time', n)}` },
  mark: { zh: '导出编号', en: 'Export' },
  number: { zh: '编号', en: 'Number' },
  foot: {
    zh: (mark: string, asked: string, approved: string, at: string, until: string) =>
      `导出编号 ${mark}：${asked}申请，${approved}同意，${at}制作，${until}前使用后销毁`,
    en: (mark: string, asked: string, approved: string, at: string, until: string) =>
      `Export ${mark}: asked by ${asked}, allowed by ${approved}, made ${at}, to be destroyed by ${until}`,
  },
  request: { zh: '来函', en: 'Request' },
  askedBy: { zh: '申请人', en: 'Asked by' },
  approvedBy: { zh: '同意人', en: 'Allowed by' },
  takenAt: { zh: '制作时间', en: 'Made' },
  span: { zh: '报备日', en: 'Nights' },
  fields: { zh: '登记字段', en: 'Fields' },
  fieldsMasked: { zh: '遮盖', en: 'masked' },
  fieldsOpened: { zh: '原文', en: 'in full' },
  fingerprint: { zh: '机器文件 SHA-256', en: 'SHA-256 of the machine file' },
  howToVerify: {
    zh: '离线验真：nightlight evidence verify 文件 --keys 公钥文件（/api/v1/keys）',
    en: 'Verify offline: nightlight evidence verify FILE --keys KEYS (from /api/v1/keys)',
  },
  nights: { zh: '每晚情况', en: 'Nights' },
  state: { zh: '状态', en: 'State' },
  due: { zh: '截止', en: 'Due' },
  accepted: { zh: '首次受理', en: 'First accepted' },
  acceptedAt: { zh: '受理时间', en: 'Accepted' },
  versions: { zh: '报备和回执', en: 'Returns and receipts' },
  version: { zh: '版', en: 'Version' },
  kind: { zh: '类型', en: 'Kind' },
  by: { zh: '填报人', en: 'Filed by' },
  who: { zh: '谁', en: 'Who' },
  receipt: { zh: '回执号', en: 'Receipt' },
  stays: { zh: '入住登记', en: 'Check-ins' },
  done: { zh: '催报和检查', en: 'Chases and visits' },
  correctBy: { zh: (day: string) => `${day}前改正`, en: (day: string) => `to be put right by ${day}` },
  houseSaid: { zh: (text: string) => `旅馆说：${text}`, en: (text: string) => `The house: ${text}` },
  proven: {
    zh: (at: string, by: string, how: string) => `${at}改好，${by}：${how}`,
    en: (at: string, by: string, how: string) => `proven ${at} by ${by}: ${how}`,
  },
  notProven: { zh: '还没有证明改好', en: 'not proven yet' },
  photos: { zh: '现场照片', en: 'Photos of visits' },
  photosEnclosed: {
    zh: (all: number, enclosed: number) => `${all}张，附${enclosed}张`,
    en: (all: number, enclosed: number) => `${all}, ${enclosed} enclosed`,
  },
  what: { zh: '事项', en: 'What' },
  at: { zh: '时间', en: 'Time' },
  book: { zh: '审计日志', en: 'House book' },
  act: { zh: '动作', en: 'Act' },
  link: { zh: '哈希', en: 'Hash' },
});

const problemWords = defineWords({
  'M-580': {
    zh: '请按先后选日子：材料包最多366晚，导出最多31晚，不能晚于今天。',
    en: 'Choose nights in order: at most 366 for a pack, 31 for an export, none to come.',
  },
  'M-581': { zh: '还没有另一人同意。', en: 'A second person has not allowed it yet.' },
  'M-582': { zh: '已经过期清除，请重新申请。', en: 'It has expired and was emptied; ask again.' },
  'M-586': {
    zh: '这是试运行的预警，规则批准以后才能取材料。',
    en: 'This is a rehearsal; packs are made of alerts of approved rules.',
  },
  'M-583': { zh: '请写来函机关，60个字以内。', en: 'Name the authority in at most 60 characters.' },
  'M-585': { zh: '还没有制作，请先点“制作”。', en: 'It is not made yet; choose “Make it” first.' },
});
const tooMany = defineWords({
  'M-584': {
    zh: (stays: number | string, most: number | string) =>
      `这段日子有${stays}条可打开的登记，一次最多${most}条，请缩短日子。`,
    en: (stays: number | string, most: number | string) =>
      `${stays} check-ins are readable in this span, at most ${most} at once; choose fewer nights.`,
  },
});

/** The sentence of a problem of this room (M-580 to M-586), or null for another room's. */
export function releaseProblem(problem: Problem, language: Language): string | null {
  if (problem.code === 'M-584') {
    const { stays, most } = problem.values ?? {};
    return tooMany(language)['M-584'](stays ?? 0, most ?? 0);
  }
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
