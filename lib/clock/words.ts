import { defineWords, type Language } from '#lib/platform/i18n.ts';
import { type BusinessDay, civilDateAt, clockTimeAt, weekday } from './business-day.ts';
import type { Remaining } from './due.ts';

type Parts = { year: number; month: number; day: number; weekday: number };

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const chineseWeekdays = '周一 周二 周三 周四 周五 周六 周日'.split(' ');

const month = (p: Parts) => months[p.month - 1] ?? '';
const english = (p: Parts) => weekdays[p.weekday - 1] ?? '';
const chinese = (p: Parts) => chineseWeekdays[p.weekday - 1] ?? '';

// A night is never called today, tonight or yesterday: after midnight those words point at two different nights.
const phrases = defineWords({
  night: {
    zh: (p: Parts) => `${p.month}月${p.day}日(${chinese(p)})晚`,
    en: (p: Parts) => `${english(p)} night, ${p.day} ${month(p)}`,
  },
  nightWithYear: {
    zh: (p: Parts) => `${p.year}年${p.month}月${p.day}日(${chinese(p)})晚`,
    en: (p: Parts) => `${english(p)} night, ${p.day} ${month(p)} ${p.year}`,
  },
  nightShort: {
    zh: (p: Parts) => `${p.month}月${p.day}日晚`,
    en: (p: Parts) => `${p.day} ${month(p).slice(0, 3)} night`,
  },
  dateWithWeekday: {
    zh: (p: Parts) => `${p.month}月${p.day}日 ${chinese(p)}`,
    en: (p: Parts) => `${english(p).slice(0, 3)} ${p.day} ${month(p).slice(0, 3)}`,
  },
  date: { zh: (p: Parts) => `${p.month}月${p.day}日`, en: (p: Parts) => `${p.day} ${month(p)}` },
  dateWithYear: {
    zh: (p: Parts) => `${p.year}年${p.month}月${p.day}日`,
    en: (p: Parts) => `${p.day} ${month(p)} ${p.year}`,
  },
  weekday: { zh: chinese, en: english },
  weekdayShort: { zh: chinese, en: (p: Parts) => english(p).slice(0, 3) },
  moment: {
    zh: (date: string, time: string) => `${date} ${time}`,
    en: (date: string, time: string) => `${date}, ${time}`,
  },
  daysHours: {
    zh: (d: number, h: number) => `${d}天${h}小时`,
    en: (d: number, h: number) => `${d} d ${h} h`,
  },
  hoursMinutes: {
    zh: (h: number, m: number) => `${h}小时${m}分`,
    en: (h: number, m: number) => `${h} h ${m} min`,
  },
  minutes: { zh: (m: number) => `${m}分钟`, en: (m: number) => `${m} min` },
  left: { zh: (length: string) => `还有${length}`, en: (length: string) => `${length} left` },
  over: { zh: (length: string) => `已过${length}`, en: (length: string) => `${length} ago` },
  justOver: { zh: '刚过', en: 'just now' },
});

/** The name of a night: '11月20日(周五)晚', 'Friday night, 20 November'. */
export function nightName(day: BusinessDay, language: Language): string {
  return phrases(language).night(partsOf(day));
}

/** The name of a night for papers that outlive its year: '2026年11月20日(周五)晚', 'Friday night, 20 November 2026'. */
export function nightNameWithYear(day: BusinessDay, language: Language): string {
  return phrases(language).nightWithYear(partsOf(day));
}

/** The night where room is scarce and the weekday stands elsewhere: '11月20日晚', '20 Nov night'. */
export function nightShort(day: BusinessDay, language: Language): string {
  return phrases(language).nightShort(partsOf(day));
}

/** A night or date in a list or day switch: '11月20日 周五', 'Fri 20 Nov'. Date 'YYYY-MM-DD'. */
export function dateWithWeekday(date: string, language: Language): string {
  return phrases(language).dateWithWeekday(partsOf(date));
}

/** A calendar date: '11月20日', '20 November'; date 'YYYY-MM-DD'. */
export function dateName(date: string, language: Language): string {
  return phrases(language).date(partsOf(date));
}

/** A calendar date with its year: '2026年11月20日', '20 November 2026'; date 'YYYY-MM-DD'. */
export function dateNameWithYear(date: string, language: Language): string {
  return phrases(language).dateWithYear(partsOf(date));
}

/** The weekday of a date or of a night's first date: '周五', 'Friday'. */
export function weekdayName(date: string, language: Language): string {
  return phrases(language).weekday(partsOf(date));
}

/** The weekday for a narrow column: '周五', 'Fri'. */
export function weekdayShort(date: string, language: Language): string {
  return phrases(language).weekdayShort(partsOf(date));
}

/** The Shanghai clock at an instant: '01:42'. */
export function clockTime(at: Date): string {
  return clockTimeAt(at).slice(0, 5);
}

/** An instant to the minute: '11月21日 12:00', '21 November, 12:00'. */
export function instantToMinute(at: Date, language: Language): string {
  return phrases(language).moment(dateName(civilDateAt(at), language), clockTime(at));
}

/** An instant to the second: '11月21日 01:42:17', '21 November, 01:42:17'. */
export function instantName(at: Date, language: Language): string {
  return phrases(language).moment(dateName(civilDateAt(at), language), clockTimeAt(at));
}

/** An instant to the second with its year, for receipts and the house book: '2026年11月21日 01:42:17'. */
export function instantNameWithYear(at: Date, language: Language): string {
  return phrases(language).moment(dateNameWithYear(civilDateAt(at), language), clockTimeAt(at));
}

/** A length of time: '10小时18分', '18分钟', from two days on '2天3小时'. */
export function durationName(length: { hours: number; minutes: number }, language: Language): string {
  const words = phrases(language);
  if (length.hours >= 48) return words.daysHours(Math.floor(length.hours / 24), length.hours % 24);
  return length.hours > 0 ? words.hoursMinutes(length.hours, length.minutes) : words.minutes(length.minutes);
}

/** What is left to a due or has passed since: '还有10小时18分', '已过2小时8分', '10 h 18 min left', '2 h 8 min ago'. */
export function remainingName(left: Remaining, language: Language): string {
  const words = phrases(language);
  if (left.over && left.hours === 0 && left.minutes === 0) return words.justOver;
  return left.over ? words.over(durationName(left, language)) : words.left(durationName(left, language));
}

function partsOf(date: string): Parts {
  const [year = 0, monthOfYear = 0, day = 0] = date.split('-').map(Number);
  return { year, month: monthOfYear, day, weekday: weekday(date) };
}
