import { dateName } from '#lib/clock/words.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';

/** Opening again early, and closures of each year. */
export const seasonWords = defineWords({
  reopenFrom: { zh: '从哪一晚恢复营业', en: 'Open again from the night of' },
  reopen: { zh: '提前恢复营业', en: 'Open again early' },
  takeBack: { zh: '撤回', en: 'Take back' },
  reopenHint: {
    zh: '不用审批；从这一晚起照常报，前面的夜仍免报',
    en: 'Needs no approval; from that night file as always, the nights before stay excused',
  },
  reopened: {
    zh: '已恢复营业，从这一晚起照常报',
    en: 'Open again; from that night file as always',
  },
  reopenedEarly: {
    zh: (planned: string) => `提前恢复营业，原到${planned}`,
    en: (planned: string) => `Opened again early; it was to ${planned}`,
  },
  yearly: { zh: '每年歇业', en: 'Closed each year' },
  each: {
    zh: (from: string, to: string) => `每年${from}至${to}`,
    en: (from: string, to: string) => `Each year ${from} to ${to}`,
  },
  ask: { zh: '每年都歇业一段', en: 'Closed at the same time each year' },
  hint: {
    zh: '选第一年的头一晚和末一晚，以后每年同样的日子。所长批准后自动排进日历，到时不用报；哪年提前开门，点“提前恢复营业”。',
    en: 'Choose the first and last night of the first year; the same days are meant each year. Once the chief approves, the nights stand on the calendar and are not expected; in a year you open early, say so.',
  },
  send: { zh: '提交每年歇业', en: 'Ask' },
  asked: { zh: '已提交，等所长批准', en: 'Asked; waiting for the chief' },
  waits: { zh: '等所长批准', en: 'Waiting for the chief' },
  approved: { zh: '已批准，每年自动免报', en: 'Approved; excused each year' },
  declined: { zh: '没有批准', en: 'Not approved' },
  end: { zh: '以后不再每年歇业', en: 'No longer each year' },
  ended: { zh: '已停止，以后照常报', en: 'Ended; from now on file as always' },
  approvalTitle: { zh: '每年歇业申请', en: 'Yearly closures' },
});

const leapYear = 2028;

/** '11月15日' of '11-15'. */
function dateOfYear(date: string, language: Language): string {
  return dateName(`${leapYear}-${date}`, language);
}

/** '每年11月15日至3月15日'. */
export function seasonName(season: { fromDate: string; toDate: string }, language: Language): string {
  return seasonWords(language).each(
    dateOfYear(season.fromDate, language),
    dateOfYear(season.toDate, language),
  );
}
