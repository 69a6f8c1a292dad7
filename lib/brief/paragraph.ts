import { type BusinessDay, civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { dateNameWithYear, nightShort } from '#lib/clock/words.ts';
import { percent } from '#lib/overview/evaluation/columns.ts';
import { expectedOf, receivedOf } from '#lib/overview/marks.ts';
import { defineWords, type Language, listCommaOf, plural } from '#lib/platform/i18n.ts';
import type { Figures } from './figures.ts';

/** What a paragraph is made of; `before` the number of the brief before, null for the first. */
export type Told = { unit: string; night: BusinessDay; asOf: Date; figures: Figures; before: number | null };

type Rates = { completeness: string; timeliness: string };

const words = defineWords({
  night: {
    zh: (at: string, unit: string, night: string, { counts }: Figures, rates: Rates) =>
      `截至${at}，${unit}${night}应报${expectedOf(counts)}家，已报${receivedOf(counts)}家，报备率${rates.completeness}；其中按时${counts.onTime}家，及时率${rates.timeliness}，迟报${counts.late}家，未报${counts.silent}家`,
    en: (at: string, unit: string, night: string, { counts }: Figures, rates: Rates) =>
      `As of ${at}, ${unit} expected ${plural('return', expectedOf(counts))} for ${night} and had received ${receivedOf(counts)}, completeness ${rates.completeness}: ${counts.onTime} on time (timeliness ${rates.timeliness}), ${counts.late} late, ${counts.silent} silent`,
  },
  due: { zh: (n: number) => `，未到截止${n}家`, en: (n: number) => `, ${n} not due yet` },
  excused: { zh: (n: number) => `，另有免报${n}家`, en: (n: number) => `; ${n} excused beside them` },
  minors: {
    zh: ({ minors, guests, nil }: Figures) =>
      `登记入住未成年人${minors}人，涉及旅馆${guests}家，零报告${nil}家。`,
    en: ({ minors, guests, nil }: Figures) =>
      `${plural('minor', minors)} checked in at ${plural('lodging', guests)}; ${plural('nil return', nil)}.`,
  },
  silentIn: {
    zh: (units: string) => `未报旅馆分布：${units}。`,
    en: (units: string) => `Silent by unit: ${units}.`,
  },
  silentOf: {
    zh: (unit: string, n: number) => `${unit}${n}家`,
    en: (unit: string, n: number) => `${unit} ${n}`,
  },
  chases: {
    zh: ({ open, overdue }: Figures['chases']) => `在办催报${open}件，其中满72小时${overdue}件；`,
    en: ({ open, overdue }: Figures['chases']) =>
      `${plural('chase', open)} open, ${overdue} for over 72 hours; `,
  },
  sinceLast: {
    zh: (n: number, { opened, ended }: Figures['chases']) => `较第${n}期新增${opened}件、办结${ended}件。`,
    en: (n: number, { opened, ended }: Figures['chases']) =>
      `${opened} opened and ${ended} ended since No. ${n}.`,
  },
  sinceDay: {
    zh: ({ opened, ended }: Figures['chases']) => `24小时内新增${opened}件、办结${ended}件。`,
    en: ({ opened, ended }: Figures['chases']) => `${opened} opened and ${ended} ended within 24 hours.`,
  },
  alerts: {
    zh: ({ alerts, incidents }: Figures) =>
      `当晚预警${alerts.found}件，未签收${alerts.unclaimed}件；可疑情况报告${incidents}件。`,
    en: ({ alerts, incidents }: Figures) =>
      `${plural('alert', alerts.found)} in the night, ${alerts.unclaimed} unclaimed; ${plural('incident', incidents)} reported.`,
  },
  instant: {
    zh: (date: string, hours: string, minutes: string) => `${date}${hours}时${minutes}分`,
    en: (date: string, hours: string, minutes: string) => `${hours}:${minutes} on ${date}`,
  },
});

/** The brief's paragraph in official language, to copy whole: every digit holds for its one instant. */
export function paragraphOf({ unit, night, asOf, figures, before }: Told, language: Language): string {
  const say = words(language);
  const { counts, units, chases } = figures;
  const expected = expectedOf(counts);
  const rate = (part: number) => (expected === 0 ? '—' : percent(part / expected));
  const rates = { completeness: rate(receivedOf(counts)), timeliness: rate(counts.onTime) };
  const stop = language === 'en' ? '. ' : '。';
  const silent = units.filter((one) => one.silent > 0 && one.name !== '');
  const list = silent.map((one) => say.silentOf(one.name, one.silent)).join(listCommaOf(language));
  const gap = language === 'en' ? ' ' : '';
  return [
    say.night(instantIn(asOf, language), unit, nightShort(night, language), figures, rates),
    counts.due > 0 ? say.due(counts.due) : '',
    counts.excused > 0 ? say.excused(counts.excused) : '',
    stop,
    `${say.minors(figures)}${gap}`,
    list ? `${say.silentIn(list)}${gap}` : '',
    say.chases(chases),
    `${before === null ? say.sinceDay(chases) : say.sinceLast(before, chases)}${gap}`,
    say.alerts(figures),
  ].join('');
}

/** Official papers write the hour in full: 2026年11月21日12时05分. */
function instantIn(at: Date, language: Language): string {
  const [hours = '', minutes = ''] = clockTimeAt(at).split(':');
  return words(language).instant(dateNameWithYear(civilDateAt(at), language), hours, minutes);
}
