import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { ShiftKind } from './terms.ts';

const kindWords = defineWords({
  day: { zh: '白班', en: 'Day' },
  night: { zh: '夜班', en: 'Night' },
  whole: { zh: '全天', en: 'Whole day' },
} satisfies Record<ShiftKind, { zh: string; en: string }>);

/** The sentences of the roster's page. */
export const rosterWords = defineWords({
  roster: { zh: '排班', en: 'Roster' },
  unit: { zh: '值班室', en: 'Duty post' },
  now: { zh: '现在值班', en: 'On duty now' },
  byRole: { zh: '没有排班，按岗位', en: 'no roster: by post held' },
  byRoster: { zh: '按排班', en: 'by roster' },
  nobody: { zh: '没有人', en: 'Nobody' },
  gaps: {
    zh: (n: number) => `未来7天有${n}段没人值班`,
    en: (n: number) => `${plural('gap', n)} in the next 7 days`,
  },
  noGaps: { zh: '未来7天每个时段都有人', en: 'Somebody is on duty throughout the next 7 days' },
  gap: {
    zh: (from: string, to: string) => `${from} 到 ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  fallback: {
    zh: '没人值班的时段，铃声照旧响给值班岗位上的人。',
    en: 'In a gap the bell still rings whoever holds the duty post.',
  },
  none: { zh: '还没有排班', en: 'No roster yet' },
  noneHint: {
    zh: '没有排班时，谁在值班岗位上就响给谁。',
    en: 'Without one the bell rings whoever holds the duty post.',
  },
  mine: { zh: '我的班次', en: 'My shifts' },
  noneMine: { zh: '未来两周没有您的班。', en: 'No shift of yours in the next two weeks.' },
  ofStation: { zh: (name: string) => `${name}排班`, en: (name: string) => `Roster of ${name}` },
  you: { zh: '您', en: 'you' },
  days: { zh: '未来两周', en: 'The next two weeks' },
  day: { zh: '日期', en: 'Day' },
  time: { zh: '时段', en: 'Hours' },
  who: { zh: '值班人', en: 'On duty' },
  away: { zh: '请假', en: 'away' },
  change: { zh: '换班', en: 'Change' },
  takenBy: { zh: '换给谁', en: 'Taken by' },
  takeOff: { zh: '取消这一班', en: 'nobody: take it off' },
  swap: { zh: '换班', en: 'Swap' },
  add: { zh: '加一班', en: 'Add a shift' },
  person: { zh: '人员', en: 'Person' },
  date: { zh: '日期', en: 'Date' },
  shift: { zh: '班次', en: 'Shift' },
  paste: { zh: '粘贴排班表', en: 'Paste a roster' },
  lines: { zh: '每行一班', en: 'One shift a line' },
  linesHint: {
    zh: '日期 班次 姓名，例如：2026-11-21 夜班 张三；重名的在后面加手机后四位',
    en: 'Date, shift (day, night, whole), name; where two have one name add the last four digits of the phone',
  },
  import: { zh: '导入', en: 'Import' },
  absence: { zh: '请假', en: 'Away' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  noteAbsence: { zh: '记下请假', en: 'Note it' },
  back: { zh: '销假', en: 'Back' },
  absences: { zh: '请假的人', en: 'Who is away' },
  span: {
    zh: (from: string, to: string) => `${from} 到 ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  didAdd: { zh: '已排上', en: 'On the roster' },
  didImport: { zh: '排班表已导入', en: 'Roster imported' },
  didSwap: { zh: '已换班', en: 'Swapped' },
  didAbsent: { zh: '已记下请假', en: 'Absence noted' },
  didBack: { zh: '已销假', en: 'Back on duty' },
});

const problemWords = defineWords({
  'M-411': { zh: '日期要写成 2026-11-21 这样。', en: 'Write the date like 2026-11-21.' },
  'M-412': { zh: '班次写白班、夜班或全天。', en: 'The shift is day, night or whole.' },
  'M-413': { zh: '本单位没有这个人。', en: 'Nobody of that name is of this unit.' },
  'M-414': {
    zh: '有重名，请在后面加手机后四位。',
    en: 'Two have that name: add the last four digits of the phone.',
  },
  'M-415': { zh: '请写起止时间，止要晚于起。', en: 'Give a beginning and a later end.' },
  'M-416': { zh: '请粘贴 1 到 400 行。', en: 'Paste 1 to 400 lines.' },
  'M-417': { zh: '这一班已经排了。', en: 'This shift stands already.' },
  'M-418': { zh: '这一班已经过了。', en: 'This shift is over.' },
});
const lineWords = defineWords({
  line: { zh: (n: number) => `第${n}行：`, en: (n: number) => `Line ${n}: ` },
});

export const shiftName = (kind: ShiftKind, language: Language): string => kindWords(language)[kind];

/** The sentence of a problem of this room (M-411 to M-418), with its line where it has one; null for another room's. */
export function rosterProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  const sentence = words[problem.code];
  if (!sentence) return null;
  const line = problem.values?.line;
  return typeof line === 'number' ? `${lineWords(language).line(line)}${sentence}` : sentence;
}
