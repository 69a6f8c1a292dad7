import { defineWords } from '#lib/platform/i18n.ts';
import type { PartOutcome } from './parts.ts';
import type { Verdict } from './review-rules.ts';

/** What another unit or department is asked for, on either side. */
export const partWords = defineWords({
  title: { zh: '协办', en: 'Asked of us' },
  waiting: { zh: (n: number) => `${n} 件协办等着办`, en: (n: number) => `${n} waiting for our part` },
  nothing: { zh: '没有要协办的事', en: 'Nothing is asked of you' },
  nothingHint: {
    zh: '别的单位请你们协办的事会出现在这里。',
    en: 'What other units ask of yours appears here.',
  },
  message: {
    zh: (place: string) => `${place}：有一件事请你们单位协办，请打开认领。`,
    en: (place: string) => `${place}: your unit is asked for a part; open it and claim it.`,
  },
  toldClaimed: {
    zh: (place: string) => `${place}：协办已认领`,
    en: (place: string) => `${place}: the part is claimed`,
  },
  toldAnswered: {
    zh: (place: string) => `${place}：协办有答复`,
    en: (place: string) => `${place}: the part is answered`,
  },
  ask: { zh: '请别的单位协办', en: 'Ask another unit' },
  askHint: {
    zh: '对方只看到旅馆和您写的话；不写孩子的姓名和号码',
    en: 'They see the lodging and your words only; no child’s name or number',
  },
  unit: { zh: '哪个单位', en: 'Which unit' },
  what: { zh: '请他们做什么', en: 'What they are asked to do' },
  send: { zh: '发出', en: 'Send' },
  didPass: { zh: '已发给对方单位。', en: 'Passed to the unit.' },
  asked: {
    zh: (who: string, at: string) => `${who} ${at} 发来`,
    en: (who: string, at: string) => `${who} asked, ${at}`,
  },
  sent: { zh: (at: string) => `${at} 发出，还没人认领`, en: (at: string) => `sent ${at}, not claimed yet` },
  unclaimed: { zh: '还没人认领', en: 'Not claimed yet' },
  claimed: {
    zh: (who: string, at: string) => `${who} ${at} 认领`,
    en: (who: string, at: string) => `Claimed by ${who}, ${at}`,
  },
  claim: { zh: '认领', en: 'Claim' },
  how: { zh: '结果', en: 'Result' },
  said: { zh: '做了什么、查到什么', en: 'What was done or found' },
  answer: { zh: '答复', en: 'Answer' },
  didClaim: { zh: '已认领。', en: 'Claimed.' },
  didAnswer: { zh: '已答复。', en: 'Answered.' },
});

/** The word of how a part ended. */
export const partOutcomeWords = defineWords({
  done: { zh: '已办', en: 'Done' },
  returned: { zh: '退回（不归我们）', en: 'Returned, not ours' },
} satisfies Record<PartOutcome, { zh: string; en: string }>);

/** One case, two investigations (一案双查). */
export const reviewWords = defineWords({
  title: { zh: '一案双查', en: 'One case, two investigations' },
  hint: {
    zh: '办案的同时查旅馆是否尽责；由不管这个警务区的民警查',
    en: 'Beside the case the lodging’s duties are looked into, by a 民警 not of its beat',
  },
  caseNumber: { zh: '案件编号', en: 'Case number' },
  officer: { zh: '由谁查', en: 'Who looks into it' },
  choose: { zh: '请选一位民警', en: 'Choose a 民警' },
  open: { zh: '启动一案双查', en: 'Open the second investigation' },
  holds: {
    zh: (from: string, to: string) => `启动时申请依法留存 ${from} 至 ${to}，由另一人批准后生效。`,
    en: (from: string, to: string) =>
      `Opening it asks for a legal hold from ${from} to ${to}, in force once another approves it.`,
  },
  didOpen: { zh: '已启动，留存等另一人批准。', en: 'Opened; the hold waits for a second person.' },
  held: { zh: '留存已生效', en: 'The hold is in force' },
  holdWaits: { zh: '留存等另一人批准', en: 'The hold waits for a second person' },
  holdDeclined: { zh: '留存没有被批准', en: 'The hold was declined' },
  holdReleased: { zh: '留存已解除', en: 'The hold was released' },
  assigned: {
    zh: (who: string, at: string) => `${at} 交${who}查`,
    en: (who: string, at: string) => `${who}, since ${at}`,
  },
  openedBy: {
    zh: (who: string, at: string) => `${who} ${at} 交给您查`,
    en: (who: string, at: string) => `Given to you by ${who}, ${at}`,
  },
  chooseVerdict: { zh: '请选一项', en: 'Choose one' },
  counts: {
    zh: (done: number, none: number, open: number) => `有据 ${done}，不适用 ${none}，待查 ${open}`,
    en: (done: number, none: number, open: number) =>
      `${done} evidenced, ${none} not applicable, ${open} open`,
  },
  said: { zh: '查明的情况', en: 'What was found' },
  close: { zh: '办结核查', en: 'Close the investigation' },
  didClose: { zh: '核查已办结。', en: 'The investigation is closed.' },
  closed: { zh: (at: string) => `${at} 办结`, en: (at: string) => `Closed ${at}` },
});

/** What was found of a duty. */
export const verdictWords = defineWords({
  met: { zh: '已履行', en: 'Met' },
  not_met: { zh: '未履行', en: 'Not met' },
  unclear: { zh: '查不清', en: 'Cannot be said' },
} satisfies Record<Verdict, { zh: string; en: string }>);
