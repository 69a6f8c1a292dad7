import { defineWords } from '#lib/platform/i18n.ts';
import type { PaceStep } from './pace.ts';

/** How fast alerts are taken in hand: the sentences of the panel beside the queue. */
export const paceWords = defineWords({
  title: { zh: '办得多快', en: 'How fast they are in hand' },
  note: {
    zh: '近30天响过的预警；当日的从上班起算。',
    en: 'Alerts that rang in the last 30 days; same-day ones count from duty hours.',
  },
  step: { zh: '步骤', en: 'Step' },
  within: { zh: '30 分钟内', en: 'Within 30 minutes' },
  median: { zh: '中位用时', en: 'Median' },
  share: {
    zh: (within: number, of: number, share: string) => `${of} 条中 ${within} 条（${share}）`,
    en: (within: number, of: number, share: string) => `${within} of ${of} (${share})`,
  },
  none: { zh: '还没有', en: 'none yet' },
  minutes: { zh: (text: string) => `${text} 分钟`, en: (text: string) => `${text} min` },
  met: { zh: '目标：过半在 30 分钟内联系上。达到。', en: 'Aim: half in contact within 30 minutes. Met.' },
  missed: {
    zh: '目标：过半在 30 分钟内联系上。还没达到。',
    en: 'Aim: half in contact within 30 minutes. Not met yet.',
  },
  aim: { zh: '目标：过半在 30 分钟内联系上。', en: 'Aim: half in contact within 30 minutes.' },
});

/** The word of each step whose time is measured. */
export const paceStepWords = defineWords({
  claimed: { zh: '签收', en: 'Claimed' },
  contacted: { zh: '联系上', en: 'In contact' },
  closed: { zh: '办结', en: 'Closed' },
} satisfies Record<PaceStep, { zh: string; en: string }>);
