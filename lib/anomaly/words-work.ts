import { defineWords } from '#lib/platform/i18n.ts';
import type { StepKind } from './handling/steps.ts';
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

/** The panel of what was done about an alert. */
export const stepWords = defineWords({
  title: { zh: '经过', en: 'What was done' },
  found: { zh: '发现', en: 'Found' },
  note: { zh: '记一笔', en: 'Add a note' },
  noteLabel: { zh: '做了什么、听到什么', en: 'What was done or heard' },
  noteHint: { zh: '不写孩子的姓名和号码', en: 'No child’s name or number' },
  didNote: { zh: '已记下。', en: 'Noted.' },
  linked: { zh: '有关的', en: 'Linked' },
  sharesStay: { zh: '同一次入住', en: 'the same stay' },
});

/** The word of each kind of step. */
export const stepKindWords = defineWords({
  claim: { zh: '签收', en: 'Claimed' },
  take_over: { zh: '接手', en: 'Taken over' },
  contact: { zh: '首次联系', en: 'First contact' },
  note: { zh: '记录', en: 'Note' },
  asked: { zh: '发“请核对”', en: 'House asked' },
  answered: { zh: '旅馆答复', en: 'House answered' },
  given: { zh: '交办', en: 'Given to' },
  part_asked: { zh: '请协办', en: 'Another unit asked' },
  part_claimed: { zh: '协办认领', en: 'Part claimed' },
  part_answered: { zh: '协办答复', en: 'Part answered' },
  review_opened: { zh: '启动一案双查', en: 'Second investigation opened' },
  review_closed: { zh: '一案双查办结', en: 'Second investigation closed' },
  close: { zh: '办结', en: 'Closed' },
} satisfies Record<StepKind, { zh: string; en: string }>);
