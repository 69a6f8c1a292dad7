/** One row of the table of hostile inputs (security.md §6) and the pieces its bodies are made of; for tests only. */
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { madeUpNumber, stayBody } from '../stage-api.ts';

export type Body = Record<string, unknown>;
export type Case = {
  row: string;
  body: unknown;
  headers?: Record<string, string>;
  night?: (night: BusinessDay) => string;
  status: number;
  code?: string;
};

export const child = (night: BusinessDay, changes: Body): Body => {
  const stay = stayBody(night);
  return { kind: 'guests', stays: [{ ...stay, child: { ...stay.child, ...changes } }] };
};
export const stay = (night: BusinessDay, changes: Body): Body => ({
  kind: 'guests',
  stays: [{ ...stayBody(night), ...changes }],
});
export const phone = (night: BusinessDay, text: string) =>
  stay(night, {
    guardian: {
      name: '测试家长',
      phone: text,
      result: 'reached_agrees',
      called_at: `${night}T21:10:00+08:00`,
    },
  });
export const good = madeUpNumber();
export const wrong = `${good.slice(0, 17)}${good.endsWith('1') ? '2' : '1'}`;
export const born = (date: string) => madeUpNumber(0, date);
