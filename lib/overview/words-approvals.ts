import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The page of one stay and its reveal, and the two ways a reveal waits. */
export const stayRevealWords = defineWords({
  title: { zh: '登记原文', en: 'Registration in full' },
  back: { zh: (name: string) => name, en: (name: string) => name },
  masked: { zh: '遮盖的登记', en: 'Masked' },
  full: { zh: '原文', en: 'In full' },
  hide: { zh: '遮盖', en: 'Mask again' },
  hidden: { zh: '原文已遮盖。', en: 'Masked again.' },
  showAgain: { zh: '再看一次', en: 'Show again' },
  openUntil: {
    zh: (time: string) => `您已打开，${time}前可以再看；每看一次都记入审计日志。`,
    en: (time: string) => `Opened by you; it can be shown again until ${time}, and each time is recorded.`,
  },
  how: { zh: '怎么打开', en: 'How to open it' },
  standingHint: {
    zh: '您的岗位有常设批准时，用这一种，立即打开。',
    en: 'With a standing approval of your post this opens at once.',
  },
  askHint: {
    zh: '由另一名民警批准，批准后一天内由您打开一次。',
    en: 'Another officer (民警) approves; within a day you may open it once.',
  },
  noneLeft: { zh: '今天的次数用完了。', en: 'No reveal is left for this date.' },
  openNow: { zh: '打开', en: 'Open' },
  waitingSince: { zh: (at: string) => `${at}提交，等待批准`, en: (at: string) => `Asked ${at}; waiting` },
  declined: { zh: (at: string) => `${at}没有批准`, en: (at: string) => `Declined ${at}` },
  approvedAt: { zh: (at: string) => `${at}已批准`, en: (at: string) => `Approved ${at}` },
  cleared: { zh: '原文已按期清除，不能再打开。', en: 'The text was cleared as due and cannot be opened.' },
});

/** The list of what waits for a second person. */
export const approvalsWords = defineWords({
  title: { zh: '审批', en: 'Approvals' },
  nothing: { zh: '没有等待审批的事', en: 'Nothing waits for approval' },
  nothingHint: {
    zh: '有人申请查看原文、申请歇业或紧急打开时，会出现在这里。',
    en: 'Reveals, closures and broken glass that wait for a second person appear here.',
  },
  reveals: { zh: '查看原文', en: 'Reveals' },
  glass: { zh: '紧急打开，待确认', en: 'Broken glass to confirm' },
  evidence: { zh: '证据材料包', en: 'Evidence packs' },
  exports: { zh: '原文导出', en: 'Exports in full' },
  pictures: { zh: '附照片', en: 'with photos' },
  caseStays: { zh: (n: number) => `孩子的登记${n}条`, en: (n: number) => plural('check-in', n) },
  opensAll: { zh: '要打开原文', en: 'in full' },
  closures: { zh: '歇业申请', en: 'Closures' },
  holds: { zh: '依法留存', en: 'Legal holds' },
  asked: {
    zh: (name: string, at: string) => `${name}，${at}`,
    en: (name: string, at: string) => `${name}, ${at}`,
  },
  lapses: { zh: (at: string) => `${at}过期`, en: (at: string) => `lapses ${at}` },
  confirmBy: { zh: (at: string) => `${at}前确认`, en: (at: string) => `confirm by ${at}` },
  own: { zh: '您提出的，等另一人办理', en: 'Yours; another decides' },
  done: { zh: '办好了', en: 'Decided' },
  closureBy: { zh: '业主申请', en: 'asked by the owner' },
  openings: { zh: (n: number) => `待办${n}件`, en: (n: number) => plural('item', n) },
});
