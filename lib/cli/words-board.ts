import type { Completeness } from '#lib/overview/completeness.ts';
import { defineWords, plural } from '#lib/platform/i18n.ts';

const n = (count: number) => count.toLocaleString('en-US');
const rate = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

export const boardCliWords = defineWords({
  silent: {
    zh: (night: string, count: number) => `${night} 未报 ${count} 家`,
    en: (night: string, count: number) => `${night}: ${plural('silent lodging', count)}`,
  },
  silentLine: {
    zh: (code: string, name: string, due: string) => `  ${code}  ${name}  应报时限 ${due}`,
    en: (code: string, name: string, due: string) => `  ${code}  ${name}  due ${due}`,
  },
  order: { zh: '--to 不能早于 --from。', en: '--to cannot be before --from.' },
  badGroup: {
    zh: (list: string) => `--by 只能是 ${list}。`,
    en: (list: string) => `--by is one of ${list}.`,
  },
  badInstant: {
    zh: (given: string) => `--as-of 要写到时区，例如 2026-11-21T12:00:00+08:00，不是 ${given}。`,
    en: (given: string) =>
      `--as-of needs an instant with its zone, such as 2026-11-21T12:00:00+08:00, not ${given}.`,
  },
  span: {
    zh: (from: string, to: string) => `报备日 ${from} 至 ${to}`,
    en: (from: string, to: string) => `Nights from ${from} to ${to}`,
  },
  sums: {
    zh: (c: Completeness) =>
      `应报 ${n(c.expected)}，已报 ${n(c.received)}（${rate(c.completeness)}），按时 ${n(c.onTime)}（${rate(c.timeliness)}），迟报 ${n(c.late)}，未报 ${n(c.silent)}，待报 ${n(c.due)}，免报 ${n(c.excused)}，提前零报 ${n(c.premature)}`,
    en: (c: Completeness) =>
      `expected ${n(c.expected)}, received ${n(c.received)} (${rate(c.completeness)}), on time ${n(c.onTime)} (${rate(c.timeliness)}), late ${n(c.late)}, silent ${n(c.silent)}, due ${n(c.due)}, excused ${n(c.excused)}, premature nils ${n(c.premature)}`,
  },
});
