import { isCivilDate } from '#lib/clock/business-day.ts';

const written =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** True for an ISO 8601 instant of a real date from 2000 to 8999 with its offset: '2026-11-20T21:05:00+08:00'. Seconds may be left out. */
export function isInstant(text: string): boolean {
  const date = written.exec(text)?.[1] ?? '';
  return isCivilDate(date) && date >= '2000' && date < '9000';
}
