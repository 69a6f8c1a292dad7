import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { Category, ClosureReason, Status } from './terms.ts';

const categoryWords = defineWords({
  hotel: { zh: '酒店', en: 'hotel' },
  guesthouse: { zh: '宾馆', en: 'guesthouse' },
  homestay: { zh: '民宿', en: 'homestay' },
  esports_hotel: { zh: '电竞酒店', en: 'e-sports hotel' },
  bathhouse: { zh: '洗浴场所', en: 'bathhouse' },
  rental: { zh: '日租房', en: 'day rental' },
});

const statusWords = defineWords({
  operating: { zh: '营业', en: 'operating' },
  suspended: { zh: '暂停营业', en: 'suspended' },
  closed_down: { zh: '已注销', en: 'closed down' },
});

const reasonWords = defineWords({
  no_guests_taken: { zh: '不接待客人', en: 'takes no guests' },
  repairs: { zh: '装修维修', en: 'repairs' },
  owner_away: { zh: '业主外出', en: 'owner away' },
  power_or_water: { zh: '停水停电', en: 'no power or water' },
  other: { zh: '其他', en: 'other' },
});

const excuseWords = defineWords({
  not_onboarded: { zh: '尚未上线', en: 'not onboarded yet' },
  suspended: { zh: '免报：暂停营业', en: 'excused: suspended' },
  closed_down: { zh: '免报：已注销', en: 'excused: closed down' },
  closure: { zh: '免报：歇业已批准', en: 'excused: approved closure' },
});
export type Excuse = 'not_onboarded' | 'suspended' | 'closed_down' | 'closure';

const problemWords = defineWords({
  'M-270': { zh: '这一项要填写。', en: 'This needs to be filled in.' },
  'M-271': { zh: '请从列表中选择。', en: 'Choose one from the list.' },
  'M-272': { zh: '太长或太多，请删减。', en: 'Too long or too many; shorten it.' },
  'M-273': { zh: '含有看不见的字符，请重新输入。', en: 'Holds hidden characters; type it again.' },
  'M-274': {
    zh: '电话号码不对，请写 11 位手机号或带区号的座机。',
    en: 'No telephone number; write a mobile, or a landline with its area code.',
  },
  'M-275': { zh: '乡镇代码是 9 位数字。', en: 'A township code has nine digits.' },
  'M-276': { zh: '房间数是 0 到 5000 的整数。', en: 'Rooms are a whole number from 0 to 5000.' },
  'M-277': {
    zh: '旅馆编码用 1 到 20 个字母、数字、短横或下划线。',
    en: 'A code has 1 to 20 letters, digits, hyphens or underscores.',
  },
  'M-278': { zh: '没有这个警务区，请从列表中选择。', en: 'There is no such beat; choose one from the list.' },
  'M-279': { zh: '没有这个标签，请从列表中选择。', en: 'There is no such tag; choose one from the list.' },
  'M-280': { zh: '页码不对，请从第 1 页开始。', en: 'No such page; begin with page 1.' },
  'M-281': { zh: '这个编码已有旅馆使用，请换一个。', en: 'Another lodging has this code; choose another.' },
  'M-282': {
    zh: '只能改到 7 晚以内，请选近一些的日期。',
    en: 'Only the last 7 nights can be changed; choose a later day.',
  },
  'M-283': {
    zh: '这家旅馆已经上线，上线日期不再改动。',
    en: 'This lodging is onboarded already; its first night stays.',
  },
  'M-284': {
    zh: '歇业日期不对：结束不早于开始，最多一年，最早 7 晚前。',
    en: 'These days cannot be: the end not before the start, a year at most, at the earliest 7 nights back.',
  },
  'M-285': {
    zh: '这些晚上已有歇业报备，请先看已有的那一条。',
    en: 'Another closure holds some of these nights; look at that one first.',
  },
  'M-291': {
    zh: '这一天不行：从今晚或以后的歇业夜里选一晚。',
    en: 'Not that night: choose tonight or a later night of the closure.',
  },
  'M-292': {
    zh: '每年歇业不少于 7 晚，不超过 300 晚，从一年之内的一晚开始。',
    en: 'A yearly closure has 7 to 300 nights and begins within a year.',
  },
  'M-286': {
    zh: '已经有人处理过了，请刷新查看结果。',
    en: 'Somebody has decided this already; reload to see.',
  },
  'M-287': {
    zh: '坐标写成“纬度, 经度”，例如 27.1143, 111.0325。',
    en: 'Write coordinates as latitude, longitude: 27.1143, 111.0325.',
  },
  'M-288': {
    zh: '这个坐标不在国内，是不是纬度、经度写反了？',
    en: 'These coordinates lie outside the country; latitude comes first.',
  },
});

/** The name of a category. */
export const categoryName = (word: Category, language: Language): string => categoryWords(language)[word];

/** The name of a status. */
export const statusName = (word: Status, language: Language): string => statusWords(language)[word];

/** The name of a reason for being shut. */
export const closureReasonName = (word: ClosureReason, language: Language): string =>
  reasonWords(language)[word];

/** Why nothing is expected of a night. */
export const excuseName = (word: Excuse, language: Language): string => excuseWords(language)[word];

/** The sentence of a problem of this room (M-270 to M-292), or null for another room's. */
export function lodgingProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
