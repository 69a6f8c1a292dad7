import { defineWords } from '#lib/platform/i18n.ts';

/** Five sentences to say aloud at the desk, to the adult and to the child (product.md, Filing; the five musts of 2021). */
export const sayWords = defineWords({
  say: { zh: '五句话，照着说', en: 'Five sentences to say' },
  toAdult: { zh: '对大人说', en: 'To the adult' },
  toChild: { zh: '对孩子说', en: 'To the child' },
  say1: {
    zh: '不满18岁的客人都要登记，请出示孩子的证件；没带也不要紧，民警可以帮忙核实。',
    en: 'Every guest under 18 is registered; the child’s paper, please. Without one the police help us establish it.',
  },
  say2: { zh: '请问您和孩子是什么关系？', en: 'How are you related to the child?' },
  say3: {
    zh: '请留一个爸爸或妈妈的电话，我们要打一下核对。',
    en: 'Please leave a parent’s number; we have to call it once.',
  },
  say4: { zh: '小朋友，你叫什么名字？和谁一起来的？', en: 'What is your name? Who did you come with?' },
  say5: {
    zh: '有害怕的事、不舒服的事，可以悄悄告诉我，也可以打110，没有人会怪你。',
    en: 'If something frightens or hurts you, tell me quietly or call 110. Nobody will blame you.',
  },
});
