import { defineWords } from '#lib/platform/i18n.ts';

/** What messages about disputes and clues say; they never carry the words of either side. */
export const matterMessage = defineWords({
  dispute: { zh: '纠纷', en: 'Dispute' },
  clue: { zh: '线索', en: 'What you handed in' },
  disputeStep: {
    zh: (name: string) => `${name}的纠纷有新进展，点开看。`,
    en: (name: string) => `Something was done about the dispute at ${name}; open it to see.`,
  },
  disputeEnded: {
    zh: (name: string) => `${name}的纠纷办结了，点开看结果。`,
    en: (name: string) => `The dispute at ${name} has ended; open it for the result.`,
  },
  clueStep: {
    zh: (name: string) => `您在${name}提供的线索，民警有一句话给您。`,
    en: (name: string) => `The officer has a word for you about what you handed in at ${name}.`,
  },
  handedStep: {
    zh: '您单位移交的线索，民警有一句话给您，点开看。',
    en: 'The officer has a word about what your unit handed in; open it.',
  },
  clueThanks: {
    zh: '您提供的线索已经办完，谢谢您。',
    en: 'What you handed in has been dealt with. Thank you.',
  },
  raised: {
    zh: (name: string) => `${name}有一件新的纠纷或线索，点开办理。`,
    en: (name: string) => `A new dispute or clue about ${name}; open it to work it.`,
  },
  more: {
    zh: (name: string) => `${name}补充了一句，点开看。`,
    en: (name: string) => `${name} has added a line; open it to see.`,
  },
  police: { zh: '纠纷线索', en: 'Disputes and clues' },
  callTitle: { zh: '征集线索', en: 'The police ask for help' },
  call: {
    zh: (place: string) => `民警想请您回想一下${place}附近的情况，点开看；您的回答只有民警看得到。`,
    en: (place: string) =>
      `The police ask what you remember around ${place}; open it. Only they read your answer.`,
  },
  callThanks: {
    zh: (place: string) => `${place}的线索征集结束了，谢谢您的回答。`,
    en: (place: string) => `The call about ${place} has ended. Thank you for your answer.`,
  },
  answered: {
    zh: (unit: string) => `${unit}已答复转办的纠纷线索，请接着办结。`,
    en: (unit: string) => `${unit} has answered what you passed on; please end it.`,
  },
  returned: {
    zh: (unit: string) => `${unit}退回了转办的纠纷线索，请您接着办。`,
    en: (unit: string) => `${unit} has returned what you passed on; please take it up again.`,
  },
});
