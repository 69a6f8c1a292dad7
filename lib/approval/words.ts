import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { Basis, InstantMatter, Purpose } from './terms.ts';

/** The sentences of reveal, second person and standing approval. */
export const revealWords = defineWords({
  reveal: { zh: '查看原文', en: 'Reveal' },
  why: { zh: '事由', en: 'Reason' },
  reference: { zh: '案件或预警编号', en: 'Case or alert number' },
  referenceHint: {
    zh: '写编号，不写姓名、证件号码和电话。',
    en: 'A number of the matter; no name, identity number or phone.',
  },
  byStanding: { zh: '按常设批准打开', en: 'Open by standing approval' },
  ask: { zh: '请第二人批准', en: 'Ask a second person' },
  asked: { zh: '已提交，等待第二人批准。', en: 'Asked; waiting for a second person.' },
  openNow: { zh: '已批准，打开', en: 'Approved: open' },
  breakGlass: { zh: '紧急打开', en: 'Break the glass' },
  breakGlassHint: {
    zh: '只用于即时情形。所长立即收到告知，24小时内须由另一人确认。',
    en: 'For instant matters only. The chief is told at once, and another must confirm within 24 hours.',
  },
  recorded: {
    zh: '每次打开都先记入审计日志，再显示。',
    en: 'The house book has each opening before anything is shown.',
  },
  shown: {
    zh: (seconds: number) => `原文显示 ${seconds} 秒后自动遮盖。`,
    en: (seconds: number) => `Shown for ${plural('second', seconds)}, then masked again.`,
  },
  left: {
    zh: (left: number, perDay: number) => `今天还可查看 ${left} 条，每天 ${perDay} 条。`,
    en: (left: number, perDay: number) => `${left} of ${plural('reveal', perDay)} left for this date.`,
  },
  waiting: { zh: '等待批准', en: 'Waiting for a second person' },
  approve: { zh: '同意', en: 'Approve' },
  decline: { zh: '不同意', en: 'Decline' },
  confirm: { zh: '确认情况属实', en: 'Confirm' },
  own: { zh: '这是您自己提出的，须由另一人决定。', en: 'You asked this; another must decide.' },
  standing: { zh: '常设批准', en: 'Standing approvals' },
  giveStanding: { zh: '授予常设批准', en: 'Give a standing approval' },
  endStanding: { zh: '终止', en: 'End' },
  until: { zh: (day: string) => `至 ${day}`, en: (day: string) => `until ${day}` },
  none: { zh: '没有等待批准的事项。', en: 'Nothing waits for a second person.' },
});

const purposeWords = defineWords({
  alert: { zh: '核查预警', en: 'Checking an alert' },
  case: { zh: '办理案（事）件', en: 'Working a case' },
  missing_person: { zh: '查找走失人员', en: 'Finding a missing person' },
  identity: { zh: '核实身份', en: 'Establishing an identity' },
  guardian_contact: { zh: '联系监护人', en: 'Reaching a guardian' },
  complaint: { zh: '核查群众反映', en: 'Checking a complaint' },
  inspection: { zh: '检查核对登记', en: 'Checking the register at a visit' },
  own_request: { zh: '本人或监护人要求查阅、更正', en: 'Request of the person or guardian' },
} satisfies Record<Purpose, { zh: string; en: string }>);

const matterWords = defineWords({
  welfare_sign: { zh: '人身安全异常', en: 'Sign of danger to a child' },
  child_afraid: { zh: '孩子害怕', en: 'The child is afraid' },
  prohibited_venue: { zh: '电竞房接待未成年人', en: 'Minor in an e-sports room' },
  identity_pending: { zh: '身份待核', en: 'Identity pending' },
  watchlist_match: { zh: '查找名单比中', en: 'Watch list match' },
  unrelated_adult: { zh: '非亲属成年人同住', en: 'Unrelated adult in the room' },
  repeat_companion: { zh: '同一成年人多次同住', en: 'Same adult again and again' },
  mixed_minors_room: { zh: '异性未成年人同住', en: 'Minors of both sexes in a room' },
  missing_person: { zh: '查找走失人员', en: 'Finding a missing person' },
} satisfies Record<InstantMatter, { zh: string; en: string }>);

const basisWords = defineWords({
  standing: { zh: '常设批准', en: 'Standing approval' },
  second_person: { zh: '第二人批准', en: 'Second person' },
  broken_glass: { zh: '紧急打开', en: 'Broken glass' },
  release: { zh: '经批准的材料包或导出', en: 'Allowed pack or export' },
} satisfies Record<Basis, { zh: string; en: string }>);

const problemWords = defineWords({
  'M-301': { zh: '请从列表中选择。', en: 'Choose from the list.' },
  'M-302': {
    zh: '请填写案件或预警编号：4 到 40 个字，含数字。',
    en: 'Give the case or alert number: 4 to 40 characters with a digit.',
  },
  'M-303': {
    zh: '不能由提出的人自己决定，请另一人办理。',
    en: 'You asked this yourself; another must decide.',
  },
  'M-304': { zh: '这件事已经有人决定了，请刷新。', en: 'Somebody has decided this already; reload.' },
  'M-305': { zh: '已经过期或用过，请重新申请。', en: 'This has lapsed or was used; ask again.' },
  'M-306': {
    zh: '没有有效的批准，请先申请第二人批准。',
    en: 'There is no approval in force; ask a second person first.',
  },
  'M-307': {
    zh: '只有即时情形可以紧急打开，请从列表中选择，或请第二人批准。',
    en: 'Only an instant matter may break the glass; choose one from the list or ask a second person.',
  },
  'M-308': {
    zh: '截止日期须在今天到 366 天之内。',
    en: 'The last day lies between the present date and 366 days on.',
  },
  'M-309': {
    zh: '编号里像有证件号码或手机号，请只写案件或预警编号。',
    en: 'This looks like an identity or phone number; give the case or alert number only.',
  },
});

/** The name of a purpose or of an instant matter; an unknown code stands as it is. */
export function reasonName(reason: string, language: Language): string {
  const names: Record<string, string> = { ...purposeWords(language), ...matterWords(language) };
  return names[reason] ?? reason;
}

/** The name of what an opening rests on. */
export const basisName = (basis: Basis, language: Language): string => basisWords(language)[basis];

/** The sentence of a problem of this room (M-301 to M-309), or null for another room's. */
export function approvalProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
